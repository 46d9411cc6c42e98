//! Questions: OR over title and body, best first, the text of each hit read.

use std::fs;
use std::time::Instant;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::tokenizer::TokenStream;
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Words of questions that say nothing of what is asked for.
const EMPTY: &str = "a about after all also an and any are as at be because been before being between both but by can could \
    did do does for from had has have he her his how i if in into is it its many may more most much must no not of on or \
    other our out over said say says she should so some such than that the their them then there these they this those to \
    under up was we were what when where which while who whom whose why will with would you your";

pub(crate) fn ask(folder: &str, question: &str, content: bool) {
    let index = Index::open_in_dir(folder).expect("an index");
    let searcher = index.reader().expect("a reader").searcher();
    for text in hits(&index, &searcher, question, content, 10) {
        println!("{}\n", text.1);
    }
}

pub(crate) fn warm(folder: &str, questions: &str, content: bool, top: usize) {
    let index = Index::open_in_dir(folder).expect("an index");
    let searcher = index.reader().expect("a reader").searcher();
    let questions = fs::read_to_string(questions).expect("the questions");
    let mut times = Vec::new();
    let mut read = 0;
    for round in 0..3 {
        times.clear();
        for question in questions.lines() {
            let begun = Instant::now();
            read += hits(&index, &searcher, question, content, top).iter().map(|(_, text)| text.len()).sum::<usize>();
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        assert!(read > 0, "round {round} found nothing");
    }
    times.sort_unstable_by(f64::total_cmp);
    println!("{:.4} {:.4}", times[times.len() / 2], times[times.len() * 99 / 100]);
}

fn hits(index: &Index, searcher: &Searcher, question: &str, content: bool, top: usize) -> Vec<(f32, String)> {
    let schema = index.schema();
    let fields = ["title", "body"].map(|name| schema.get_field(name).expect("a field of this program"));
    let question = question.to_lowercase();
    let mut analyzer = index.tokenizers().get("en_stem").expect("the engine's own");
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for word in question.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if content && EMPTY.split(' ').any(|empty| empty == word) {
            continue;
        }
        let mut stream = analyzer.token_stream(word);
        while stream.advance() {
            let stem = &stream.token().text;
            if seen.contains(stem) {
                continue;
            }
            for field in fields {
                let term = Term::from_field_text(field, stem);
                clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
            }
            seen.push(stem.clone());
        }
    }
    let found = searcher
        .search(&BooleanQuery::new(clauses), &TopDocs::with_limit(top).order_by_score())
        .expect("the index answers");
    let text = |address| {
        let document: TantivyDocument = searcher.doc(address).expect("a stored document");
        document.get_first(fields[1]).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    found.into_iter().map(|(score, address)| (score, text(address))).collect()
}
