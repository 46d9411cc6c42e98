//! What stands above the passages: the answer, or that there is none; and, where it is wanted, how the question was read.

use std::io::{self, Write};

use super::style::{ANSWER, ASIDE, PLACE, TITLE, styled};
use super::text::wrapped;
use super::wire::passage_id;
use super::{Look, Page, clean, one_line};
use crate::model::{Label, Question, Role, Term};

pub(super) fn head(out: &mut dyn Write, page: &Page, look: Look) -> io::Result<()> {
    let answer = page.answer;
    if look.explain && answer.question.answer_type.is_some() {
        wrapped(out, &clean(&read(&answer.question)), look, |line| styled(look, ASIDE, line))?;
        writeln!(out)?;
    }
    if answer.hits.is_empty() {
        return Ok(());
    }
    if !answer.answered {
        return writeln!(out, "   {}\n", styled(look, TITLE, "No passage answers this with confidence; the nearest:"));
    }
    if let Some((hit, span)) = answer.best() {
        let words = clean(span.span.of(&hit.passage.text)).replace('\n', " ");
        let place = one_line(&passage_id(&hit.article, &hit.passage));
        writeln!(out, "   {} — {}\n", styled(look, ANSWER, words), styled(look, PLACE, place))?;
    }
    Ok(())
}

/// Returns how a question was read, as one sentence after another.
fn read(question: &Question) -> String {
    let mut parts = Vec::new();
    let kind = question.answer_type.map_or("thing", |kind| kind.name());
    let asked = question.role.map_or_else(String::new, |role| format!(", the {}", role.name()));
    parts.push(format!("asks for: {kind}{asked}"));
    for named in &question.actors {
        let role = named.role.map_or_else(String::new, |role| format!(" as {}", role.name()));
        parts.push(format!("names: {}{role}", named.name));
    }
    if let Some(time) = question.time {
        let words = time.span.of(&question.raw);
        parts.push(format!("time: {words} ({} to {})", time.range.from, time.range.to));
    }
    parts.extend(question.terms.iter().map(term));
    if !question.dropped.is_empty() {
        parts.push(format!("left out: {}", question.dropped.join(", ")));
    }
    parts.join("; ")
}

fn term(term: &Term) -> String {
    let related: Vec<String> = term.related.iter().map(related).collect();
    let with = if related.is_empty() { String::new() } else { format!(" with {}", related.join(", ")) };
    format!("word {}{with}", term.surface)
}

/// Returns a companion of a term as it is shown.
pub fn related(label: &Label) -> String {
    match label {
        Label::Word(word) => word.clone(),
        Label::Act(act) => format!("act:{}", act.name()),
        Label::Actor(name) => format!("actor:{name}"),
        Label::Report(act, Role::Speaker, name) => format!("{} by {name}", act.name()),
        Label::Report(act, Role::Target, name) => format!("{} of {name}", act.name()),
    }
}
