use proptest::prelude::*;

use super::*;

/// Sentences with the dates they hold. Those of the set `unseen` were written before the grammar was run on them.
const LABELLED: &str = include_str!("labelled.tsv");

/// What came out right and wrong.
#[derive(Debug, Default)]
struct Score {
    expected: usize,
    found: usize,
    same_span: usize,
    same_range: usize,
}

fn score(sets: &[&str]) -> Score {
    let mut score = Score::default();
    for line in LABELLED.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [set, published, sentence, expected] = fields.as_slice() else { panic!("{line}") };
        if !sets.contains(set) {
            continue;
        }
        let published = (!published.is_empty()).then(|| DateRange::day(published.parse().unwrap()));
        let expected = labels(sentence, expected);
        let found = dates(sentence, published);
        let wrong = score.same_range;
        for (span, range) in &expected {
            let mention = found.iter().find(|mention| mention.span == *span);
            score.same_span += usize::from(mention.is_some());
            score.same_range += usize::from(mention.is_some_and(|mention| mention.range == *range));
        }
        if score.same_range - wrong != expected.len() || found.len() != expected.len() {
            let said = |mention: &DateMention| format!("{}={}..{}", mention.span.of(sentence), mention.range.from, mention.range.to);
            println!("{sentence}\n    expected {}\n    found    {:?}", fields[3], found.iter().map(said).collect::<Vec<_>>());
        }
        score.expected += expected.len();
        score.found += found.len();
    }
    score
}

/// Reads the last column of the table.
fn labels(sentence: &str, column: &str) -> Vec<(Span, DateRange)> {
    let mut from = 0;
    let mut found = Vec::new();
    for label in column.split(" | ").filter(|label| *label != "-") {
        let (expression, days) = label.rsplit_once('=').unwrap();
        let start = from + sentence[from..].find(expression).unwrap_or_else(|| panic!("{expression} in {sentence}"));
        from = start + expression.len();
        let (first, last) = days.split_once("..").unwrap_or((days, days));
        let range = DateRange { from: first.parse().unwrap(), to: last.parse().unwrap() };
        found.push((Span::new(start, from), range));
    }
    found
}

/// Returns precision, recall and the share of right days among the expressions found, in thousandths.
fn thousandths(score: &Score) -> [usize; 3] {
    let share = |part: usize, whole: usize| part * 1000 / whole;
    [
        share(score.same_span, score.found),
        share(score.same_span, score.expected),
        share(score.same_range, score.same_span),
    ]
}

#[test]
fn labelled_sentences() {
    for set in ["seen", "unseen"] {
        let score = score(&[set]);
        println!("{set}: {score:?} {:?}", thousandths(&score));
    }
}
