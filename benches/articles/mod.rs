//! Articles nobody wrote, with the statistics of real ones, for measuring: the same seed gives the same articles.
//!
//! Sentences of the project's own corpus are frames: function words, act verbs and the order of words stay; names are
//! drawn from the actor table, other words from a vocabulary whose frequencies fall by rank (Zipf 1949): the corpus's
//! own words first, then made ones without end. So acts, dates and names stand as densely as in articles on
//! cyber-policy, new words keep coming as a collection grows, and no two articles share a sentence.

mod chance;
mod page;
mod words;

use chance::Chance;
use words::Words;

pub use page::html;

/// Words of text an article has, on average.
const WORDS: usize = 1_000;
/// Words after which paragraphs are no longer joined to one record.
const RECORD_WORDS: usize = 110;

const OUTLETS: [&str; 24] = [
    "Northgate Wire",
    "The Meridian Post",
    "Harbour Dispatch",
    "Capital Observer",
    "The Evening Ledger",
    "Policy Monitor",
    "Continental Review",
    "The Signal Box",
    "Lakeside Tribune",
    "The Daily Courier",
    "Cable and Letter",
    "Frontier Notes",
    "The Glass Tower",
    "Eastern Bulletin",
    "Strait Gazette",
    "The Weekly Docket",
    "Union Chronicle",
    "Northern Mail",
    "The Public Record",
    "Open Register",
    "Coastal Herald",
    "The Quarterly Brief",
    "Embassy Row",
    "Plain Dealer",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its place in the collection, from 0.
    pub number: u64,
    /// Its title.
    pub title: String,
    /// Its author.
    pub author: String,
    /// Who printed it.
    pub outlet: &'static str,
    /// Year, month and day of publication.
    pub date: (u16, u8, u8),
    /// Its sections: a heading, empty for the lead, and paragraphs.
    pub sections: Vec<(String, Vec<String>)>,
}

impl Article {
    /// Returns the date as `2024-03-26`.
    pub fn iso_date(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year}-{month:02}-{day:02}")
    }

    /// Returns the date as `26 March 2024`.
    pub fn written_date(&self) -> String {
        let (year, month, day) = self.date;
        format!("{day} {} {year}", MONTHS[usize::from(month) - 1])
    }

    /// Returns its text in records of about a hundred words, headings left out.
    pub fn records(&self) -> Vec<String> {
        let mut records = Vec::new();
        for (_, paragraphs) in &self.sections {
            let mut record = String::new();
            for paragraph in paragraphs {
                if !record.is_empty() {
                    record.push_str("\n\n");
                }
                record.push_str(paragraph);
                if record.split_whitespace().count() >= RECORD_WORDS {
                    records.push(std::mem::take(&mut record));
                }
            }
            if !record.is_empty() {
                records.push(record);
            }
        }
        records
    }
}

/// Makes articles.
pub struct Maker {
    words: Words,
    seed: u64,
}

impl Maker {
    /// Starts a collection.
    pub fn new(seed: u64) -> Self {
        Self { words: Words::new(), seed }
    }

    /// Returns an article of the collection.
    pub fn article(&self, number: u64) -> Article {
        let mut chance = Chance::new(self.seed, number);
        let title = self.words.title(&mut chance);
        let author = words::person(&mut chance);
        let outlet = OUTLETS[chance.by_rank(OUTLETS.len())];
        let year = 2012 + chance.below(14);
        let date = (narrow(year), narrow(1 + chance.below(12)), narrow(1 + chance.below(28)));
        // Between a third of the usual length and the double of it.
        let wanted = WORDS / 3 + chance.below(WORDS * 4 / 3);
        let mut sections = Vec::new();
        let mut written = 0;
        while written < wanted {
            let heading = if sections.is_empty() { String::new() } else { self.words.heading(&mut chance) };
            let paragraphs: Vec<_> = (0..3 + chance.below(5)).map(|_| self.paragraph(&mut chance)).collect();
            written += paragraphs.iter().map(|text| text.split_whitespace().count()).sum::<usize>();
            sections.push((heading, paragraphs));
        }
        Article { number, title, author, outlet, date, sections }
    }

    /// Returns the passages of a collection, article after article.
    pub fn passages(&self) -> impl Iterator<Item = String> + '_ {
        (0..).flat_map(|number| self.article(number).records())
    }

    /// Returns questions of about so many words on a collection of so many articles.
    pub fn questions(&self, articles: u64, count: usize, length: usize) -> Vec<String> {
        const OPENINGS: [&str; 8] =
            ["who", "what did", "when did", "why was", "how did", "which country", "did", "where is"];
        let mut chance = Chance::new(self.seed, u64::MAX - length as u64);
        let question = |_| {
            let article = self.article(chance.next() % articles.max(1));
            let records = article.records();
            let record = &records[chance.below(records.len())];
            let words: Vec<_> =
                record.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
            let wanted = length.saturating_sub(2) / 2 + chance.below(length) + 1;
            let from = chance.below(words.len().saturating_sub(wanted).max(1));
            let taken = words[from..words.len().min(from + wanted)].join(" ");
            format!("{} {}?", OPENINGS[chance.below(OPENINGS.len())], taken)
        };
        (0..count).map(question).collect()
    }

    fn paragraph(&self, chance: &mut Chance) -> String {
        let sentences: Vec<_> = (0..=chance.below(4)).map(|_| self.words.sentence(chance)).collect();
        sentences.join(" ")
    }
}

fn narrow<T: TryFrom<usize>>(number: usize) -> T {
    T::try_from(number).unwrap_or_else(|_| unreachable!("days and years are small"))
}
