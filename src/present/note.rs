//! Passages for a block of a writer's note: quotations, then their footnotes.

use std::collections::BTreeSet;

use super::cite::footnote;
use super::markdown::{quotation, reference};
use super::wire::passage_id;
use crate::model::{Answer, Hit};
use crate::notes::Memory;

/// The labels of footnotes that a note has already.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// The writer's own, in lower case.
    pub own: BTreeSet<String>,
    /// Ours that have their footnote further up.
    defined: BTreeSet<String>,
}

impl Labels {
    /// Returns labels of which these are the writer's.
    pub fn new(own: BTreeSet<String>) -> Self {
        Self { own, defined: BTreeSet::new() }
    }

    fn label(&self, key: String) -> String {
        let free = |label: &String| !self.own.contains(&label.to_lowercase());
        let mut numbered = (2..).map(|number| format!("{key}-{number}"));
        if free(&key) { key } else { numbered.find(free).unwrap_or_default() }
    }
}

/// Returns what a block remembers after an answer, given what it remembered before: while the same passages are found,
/// the same are new.
pub fn remembered(answer: &Answer, asked: &str, before: Option<&Memory>) -> Memory {
    let shown: Vec<String> = answer.hits.iter().map(id).collect();
    let Some(before) = before else { return Memory { asked: asked.to_owned(), shown, ..Memory::default() } };
    let known: BTreeSet<&String> = before.shown.iter().chain(&before.earlier).collect();
    let new = if shown == before.shown {
        before.new.clone()
    } else {
        shown.iter().filter(|id| !known.contains(id)).cloned().collect()
    };
    let gone = before.earlier.iter().chain(&before.shown).filter(|id| !shown.contains(id));
    let mut seen = BTreeSet::new();
    let earlier = gone.filter(|id| seen.insert(*id)).cloned().collect();
    Memory { asked: asked.to_owned(), shown, new, earlier }
}

/// Returns the lines of a block.
pub fn block(answer: &Answer, memory: &Memory, labels: &mut Labels) -> String {
    let mut parts = Vec::new();
    let mut footnotes = Vec::new();
    for hit in &answer.hits {
        let reference = reference(hit);
        let label = labels.label(reference.key.clone());
        if memory.new.contains(&id(hit)) {
            parts.push("*New:*".to_owned());
        }
        parts.push(quotation(hit, &label, ""));
        if labels.defined.insert(label.clone()) {
            footnotes.push(format!("[^{label}]: {}", footnote::text(&reference)));
        }
    }
    if parts.is_empty() {
        parts.push("*Nothing was found.*".to_owned());
    }
    parts.extend(footnotes);
    parts.join("\n\n")
}

fn id(hit: &Hit) -> String {
    passage_id(&hit.article, &hit.passage)
}
