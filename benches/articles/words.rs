//! Frames and vocabulary.

use std::collections::HashMap;

use super::chance::Chance;

/// What the frames and the first words come from: the project's own articles, as far as they are plain text.
const PROSE: [&str; 13] = [
    include_str!("../../corpus/2015/cameron-xi-press-conference.txt"),
    include_str!("../../corpus/2022/ukraine-grid-three-attacks.txt"),
    include_str!("../../corpus/2023/costa-rica-conti-one-year-on.txt"),
    include_str!("../../corpus/2023/forty-governments-no-ransom.txt"),
    include_str!("../../corpus/2023/iran-petrol-pumps-sparrow.txt"),
    include_str!("../../corpus/2024/finland-eduskunta-suspect.txt"),
    include_str!("../../corpus/2024/volt-typhoon-counter-story.txt"),
    include_str!("../../corpus/2018/us-china-pledge-three-years-on.md"),
    include_str!("../../corpus/2021/mumbai-blackout-redecho.md"),
    include_str!("../../corpus/2022/xian-university-nsa-protest.md"),
    include_str!("../../corpus/2025/eu-cyber-sanctions-timeline.md"),
    include_str!("../../corpus/2025/i-soon-one-year-on.md"),
    include_str!("../../corpus/2025/nis2-patchwork-explained.md"),
];
/// Labelled sentences, a JSON object a line, written for testing the acts.
const SENTENCES: &str = include_str!("../../tests/statements/first.jsonl");
const ACTORS: &str = include_str!("../../src/text/actors.tsv");
/// The words that stay in their frames: the commonest, which are the function words and the acts.
const KEPT: usize = 250;
/// Words a text can hold beyond those of the corpus.
const MADE: usize = 400_000;
/// Of a hundred words that are neither kept nor names, so many are drawn anew.
const DRAWN: usize = 75;
const SYLLABLES: [&str; 40] = [
    "ba", "cor", "den", "mi", "ra", "ter", "lo", "san", "vi", "pre", "com", "gra", "el", "for", "ness", "ul", "tra",
    "men", "si", "ple", "ro", "con", "dis", "ac", "tor", "nal", "ber", "sta", "ing", "qua", "ver", "hol", "ti", "mon",
    "dra", "fen", "sub", "ge", "ku", "wa",
];
const ENDINGS: [&str; 6] = ["ing", "ed", "ly", "ions", "ers", "s"];
const FIRST_NAMES: [&str; 16] = [
    "Helen", "Tobias", "Maria", "Jonas", "Aisha", "Peter", "Lin", "Olga", "Carlos", "Ingrid", "Samuel", "Noor",
    "David", "Elena", "Thomas", "Ruth",
];

pub(super) struct Words {
    /// Sentences cut at white space.
    frames: Vec<Vec<&'static str>>,
    /// How often each word stands in the prose, and which place it has by that.
    ranks: HashMap<String, usize>,
    by_rank: Vec<String>,
    actors: Vec<&'static str>,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut frames = Vec::new();
        for text in PROSE {
            text.split("\n\n")
                .filter(|paragraph| paragraph.len() > 120)
                .for_each(|paragraph| cut(paragraph, &mut frames));
        }
        for line in SENTENCES.lines() {
            let text = line.split_once("\"text\": \"").and_then(|(_, rest)| rest.split_once("\", \"events\""));
            cut(text.map_or("", |(text, _)| text).split('\\').next().unwrap_or_default(), &mut frames);
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        for word in frames.iter().flatten() {
            *counts.entry(core(word).to_lowercase()).or_default() += 1;
        }
        let mut counted: Vec<_> = counts.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        counted.sort_unstable_by(|(a, of_a), (b, of_b)| (of_b, a).cmp(&(of_a, b)));
        let by_rank: Vec<_> = counted.into_iter().map(|(word, _)| word).collect();
        let ranks = by_rank.iter().enumerate().map(|(rank, word)| (word.clone(), rank)).collect();
        let mut actors: Vec<_> =
            ACTORS.lines().filter_map(|line| line.split('\t').next()).filter(|name| !name.starts_with('#')).collect();
        // The table is ordered by kind; who is named often is to come from all of them.
        let mut chance = Chance::new(7, 0);
        for place in (1..actors.len()).rev() {
            actors.swap(place, chance.below(place + 1));
        }
        Self { frames, ranks, by_rank, actors }
    }

    /// Returns a sentence.
    pub(super) fn sentence(&self, chance: &mut Chance) -> String {
        let frame = &self.frames[chance.below(self.frames.len())];
        let mut sentence = String::new();
        for (place, word) in frame.iter().enumerate() {
            if place > 0 {
                sentence.push(' ');
            }
            let core = core(word);
            let at = word.find(core).unwrap_or(0);
            sentence.push_str(&word[..at]);
            self.put(core, place == 0, chance, &mut sentence);
            sentence.push_str(&word[at + core.len()..]);
        }
        sentence
    }

    /// Returns a title of six to twelve words.
    pub(super) fn title(&self, chance: &mut Chance) -> String {
        let sentence = self.sentence(chance);
        let words: Vec<_> = sentence.split_whitespace().take(6 + chance.below(7)).collect();
        words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
    }

    /// Returns a heading of two to five words.
    pub(super) fn heading(&self, chance: &mut Chance) -> String {
        let words: Vec<_> = (0..2 + chance.below(4)).map(|_| self.drawn(chance)).collect();
        capitalised(&words.join(" "))
    }

    fn put(&self, word: &str, opens: bool, chance: &mut Chance, into: &mut String) {
        let low = word.to_lowercase();
        if word.is_empty() || self.ranks.get(&low).is_some_and(|rank| *rank < KEPT) {
            into.push_str(word);
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
            // Years stay years.
            let number = if word.len() == 4 {
                2005 + chance.below(20)
            } else {
                2 + chance.by_rank(10_usize.pow(u32::try_from(word.len().min(6)).unwrap_or(1)))
            };
            into.push_str(&number.to_string());
        } else if word.starts_with(char::is_uppercase) && !opens {
            match chance.below(10) {
                0..4 => into.push_str(word),
                4..8 => into.push_str(self.actors[chance.by_rank(self.actors.len())]),
                _ => into.push_str(&capitalised(&made(chance.by_rank(MADE)))),
            }
        } else if chance.percent(DRAWN) {
            let mut drawn = self.drawn(chance);
            // The ending tells the part of speech, to rules and stemmer alike.
            if let Some(ending) = ENDINGS.iter().find(|ending| low.ends_with(*ending) && !drawn.ends_with(*ending)) {
                drawn.push_str(ending);
            }
            into.push_str(&if opens { capitalised(&drawn) } else { drawn });
        } else {
            into.push_str(word);
        }
    }

    /// Returns a word that is no function word, by its rank.
    fn drawn(&self, chance: &mut Chance) -> String {
        let rank = KEPT + chance.by_rank(MADE);
        self.by_rank.get(rank).cloned().unwrap_or_else(|| made(rank))
    }
}

/// Returns the name of somebody who is in no table.
pub(super) fn person(chance: &mut Chance) -> String {
    format!("{} {}", FIRST_NAMES[chance.below(FIRST_NAMES.len())], capitalised(&made(chance.by_rank(20_000))))
}

/// Cuts prose into sentences of five to sixty words.
fn cut(text: &'static str, frames: &mut Vec<Vec<&'static str>>) {
    let mut frame = Vec::new();
    for word in text.split_whitespace() {
        // Marks of Markdown are no words.
        if word.starts_with(['#', '|', '`', '*']) || word.contains("](") || word.contains("---") {
            frame.clear();
            continue;
        }
        frame.push(word);
        if word.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '?', '!']) && word.len() > 4 {
            if (5..60).contains(&frame.len()) {
                frames.push(std::mem::take(&mut frame));
            }
            frame.clear();
        }
    }
}

/// Returns a word without the punctuation around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Returns the made word of a rank: the longer, the rarer.
fn made(rank: usize) -> String {
    let mut chance = Chance::new(rank as u64, 11);
    let syllables = 2 + usize::from(rank > 8_000) + chance.below(2);
    (0..syllables).map(|_| SYLLABLES[chance.below(SYLLABLES.len())]).collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
