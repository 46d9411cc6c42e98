//! When a reported act happened: the date of its clause, else of its sentence, else the article's own near its top.

use crate::model::{Act, DateBy, DateRange, Passage, Span, Statement};
use crate::text::acts::{Form, light_verb, verb};
use crate::text::breaks::sentences;
use crate::text::dates::dates;

/// An article's first sentences tell what is new: an act told there as past happened when the article appeared.
const TOP_SENTENCES: usize = 3;

/// Words behind which another clause begins, with or without a comma.
const BREAKS: &[&str] = &[
    "after",
    "although",
    "as",
    "because",
    "before",
    "but",
    "following",
    "that",
    "though",
    "when",
    "whereas",
    "which",
    "while",
    "who",
    "whom",
    "whose",
];

/// Dates the statements of a passage. Of a claim's own date ("hackers broke in in 2019") nothing follows for the act,
/// and several dates between which neither clause nor claim decides leave it open: such statements stay undated.
pub(super) fn date(passage: &mut Passage, published: Option<DateRange>) {
    let Passage { ordinal, text, statements, .. } = passage;
    if statements.is_empty() {
        return;
    }
    let named: Vec<(Span, DateRange)> =
        dates(text, published).into_iter().map(|mention| (mention.span, mention.range)).collect();
    let top = if *ordinal == 1 { sentences(text).into_iter().take(TOP_SENTENCES).next_back() } else { None };
    for statement in statements {
        let near_top = top.is_some_and(|last| statement.sentence.start < last.end);
        let found = said(statement, text, &named).or_else(|| {
            let today = published.filter(|_| near_top && is_told_as_past(statement, text))?;
            let silent = !named.iter().any(|(span, _)| span.is_within(statement.sentence));
            silent.then_some((today, DateBy::Publication))
        });
        // What is told as past did not happen after it was told.
        let ahead = |range: DateRange| published.is_some_and(|today| range.from > today.to);
        let found = found.filter(|(range, _)| !(ahead(*range) && is_told_as_past(statement, text)));
        (statement.date, statement.date_by) = found.unzip();
    }
}

/// Returns the date that the sentence itself gives the act.
fn said(statement: &Statement, text: &str, named: &[(Span, DateRange)]) -> Option<(DateRange, DateBy)> {
    if statement.trigger.is_empty() {
        // Inside a quotation a date is what is spoken of.
        return None;
    }
    let in_sentence = named
        .iter()
        .filter(|(span, _)| span.is_within(statement.sentence) && !is_bound(text, statement.sentence, *span));
    let (claimed, mut pool): (Vec<_>, Vec<_>) =
        in_sentence.partition(|(span, _)| statement.claim.is_some_and(|claim| span.is_within(claim)));
    // What is done to a claim may be dated inside its words ("denied the charges on Friday"), what is said may not.
    if pool.is_empty() && !reports_a_clause(statement.act) {
        pool = claimed.into_iter().filter(|(span, _)| !is_quoted(text, statement.sentence, *span)).collect();
    }
    let in_clause = pool.iter().filter(|(span, _)| same_clause(text, statement.trigger, *span));
    only(in_clause.map(|(_, range)| *range))
        .map(|range| (range, DateBy::Clause))
        .or_else(|| only(pool.iter().map(|(_, range)| *range)).map(|range| (range, DateBy::Sentence)))
}

/// Returns the one range there is, if they are all the same.
fn only(mut ranges: impl Iterator<Item = DateRange>) -> Option<DateRange> {
    let first = ranges.next()?;
    ranges.all(|other| other == first).then_some(first)
}

fn reports_a_clause(act: Act) -> bool {
    matches!(act, Act::State | Act::Confirm | Act::Disclose | Act::Warn)
}

/// Tells whether a span stands inside quotation marks opened in its sentence.
fn is_quoted(text: &str, sentence: Span, span: Span) -> bool {
    let before = &text[sentence.range().start..span.range().start];
    let (mut open, mut straight) = (0_i32, false);
    for letter in before.chars() {
        match letter {
            '“' | '«' | '„' => open += 1,
            '”' | '»' => open -= 1,
            '"' => straight = !straight,
            _ => {}
        }
    }
    open > 0 || straight
}

/// Tells whether a date says before or after which day something happened, or what it is compared with, and not when.
fn is_bound(text: &str, sentence: Span, span: Span) -> bool {
    const BOUNDS: [&str; 7] = ["before", "after", "since", "until", "till", "by", "following"];
    const COMPARED: [&str; 3] = ["like", "unlike", "than"];
    let lower = |word: Option<&str>| word.unwrap_or_default().to_lowercase();
    let first = lower(span.of(text).split_whitespace().next());
    let mut before = text[sentence.range().start..span.range().start].split_whitespace().rev();
    let last = lower(before.clone().next());
    // `a slump like the 1930s`, `more than in 2018`
    let named = lower(before.find(|word| !["the", "in"].contains(&word.to_lowercase().as_str())));
    let compared = COMPARED.contains(&named.as_str()) || named == "as" && lower(before.next()) == "such";
    compared || [first, last].iter().any(|word| BOUNDS.contains(&word.as_str()))
}

/// Tells whether nothing between two words of a sentence begins another clause.
fn same_clause(text: &str, one: Span, other: Span) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    let Some(between) = text.get(first.range().end..second.range().start) else { return true };
    if between.contains([';', ':', '—', '–', '(', ')']) {
        return false;
    }
    let words = between.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    !words.map(str::to_lowercase).any(|word| BREAKS.contains(&word.as_str()))
}

/// Tells whether the act is told as a fact of the past.
fn is_told_as_past(statement: &Statement, text: &str) -> bool {
    let word = statement.trigger.of(text).to_lowercase();
    let form = verb(&word).map(|verb| verb.form).or_else(|| light_verb(&word).map(|(_, form)| form));
    statement.modality == "fact"
        && !statement.negated
        && form.map_or_else(|| word.ends_with("ed"), |form| matches!(form, Form::Past | Form::Participle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::statements::{Context, statements};
    use crate::text::gazetteer::Gazetteer;

    fn dated(ordinal: u32, text: &str) -> Vec<String> {
        let published = DateRange::day("2024-03-28".parse().unwrap());
        let statements = statements(text, &Gazetteer::builtin().find(text), &mut Context::default());
        let mut passage = Passage {
            ordinal,
            text: text.to_owned(),
            start: 0,
            section: Vec::new(),
            line: 1,
            page: None,
            actors: Vec::new(),
            statements,
        };
        date(&mut passage, Some(published));
        let words = |statement: &Statement| match (statement.date, statement.date_by) {
            (Some(range), Some(by)) => format!("{} {} {}", statement.act.name(), range.from, by.name()),
            _ => format!("{} undated", statement.act.name()),
        };
        passage.statements.iter().map(words).collect()
    }

    #[test]
    fn the_date_of_the_clause_is_the_acts() {
        assert_eq!(dated(2, "The Kremlin denied the accusations on Tuesday."), ["deny 2024-03-26 clause"]);
        assert_eq!(dated(2, "On Tuesday the Kremlin denied the accusations of May 2021."), ["deny 2024-03-26 clause"]);
        assert_eq!(dated(2, "The Kremlin denied the accusations. On Tuesday it rained."), ["deny undated"]);
    }

    #[test]
    fn a_date_in_another_clause_is_the_sentences() {
        assert_eq!(
            dated(2, "Germany expelled five Russian diplomats after the attack became known in May 2021."),
            ["expel 2021-05-01 sentence"]
        );
    }

    #[test]
    fn a_date_before_or_after_which_it_happened_is_not_the_acts() {
        assert_eq!(
            dated(2, "Russia denied the hacking, and nothing will change before 20 January 2025."),
            ["deny undated"]
        );
        assert_eq!(dated(2, "Moscow has denied the accusations since 2018."), ["deny undated"]);
        assert_eq!(
            dated(2, "Moscow denied the accusations, and talks begin in Geneva on 4 May 2024."),
            ["deny undated"]
        );
    }

    #[test]
    fn a_time_to_compare_with_is_not_the_acts() {
        assert_eq!(dated(2, "Unlike in 2018, the Kremlin denied the accusations."), ["deny undated"]);
        assert_eq!(dated(2, "In a crisis such as the 1980s Moscow denied everything."), ["deny undated"]);
        assert_eq!(dated(2, "In 2018 the Kremlin denied the accusations."), ["deny 2018-01-01 clause"]);
    }

    #[test]
    fn the_date_of_what_is_said_is_not_that_of_saying_it() {
        assert_eq!(dated(2, "Microsoft said that Russian hackers broke in in January 2024."), ["state undated"]);
        assert_eq!(
            dated(2, "Microsoft said on Monday that Russian hackers broke in in January 2024.")[0],
            "state 2024-03-25 clause"
        );
    }

    #[test]
    fn near_the_top_what_is_past_is_as_old_as_the_article() {
        let text = "The Kremlin denied the accusations. London may expel diplomats.";
        assert_eq!(dated(1, text)[0], "deny 2024-03-28 publication");
        assert_eq!(dated(2, text)[0], "deny undated");
        assert!(dated(1, text)[1..].iter().all(|line| line.ends_with("undated")), "{:?}", dated(1, text));
    }
}
