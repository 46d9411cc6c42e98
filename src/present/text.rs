//! Hits for reading: the passage with its matches, whose it is, when, where.

use std::io::{self, Write};

use anstyle::Style;

use super::style::{ANSWER, ASIDE, MATCH, PLACE, TITLE, styled};
use super::wire::passage_id;
use super::{Look, Page, clean, one_line, timeline};
use crate::engine::{Shown, ShownPassage};
use crate::model::{Article, DateRange, Dated, Hit, Passage, Precision, Span};

/// Lines are not drawn wider than one reads well, in columns.
const WIDEST: usize = 100;
const INDENT: &str = "   ";

/// So many copies of a story are named under a passage; the others are counted.
const MOST_COPIES: usize = 4;

/// Writes an answer.
pub(super) fn answer(out: &mut dyn Write, page: &Page, look: Look) -> io::Result<()> {
    super::asked::head(out, page, look)?;
    for hit in &page.answer.hits {
        write_hit(out, hit, look)?;
        writeln!(out)?;
    }
    page.facets.map_or(Ok(()), |facets| timeline::facets(out, facets, look))
}

fn write_hit(out: &mut dyn Write, hit: &Hit, look: Look) -> io::Result<()> {
    let title = styled(look, TITLE, titled(&hit.article));
    writeln!(out, "{:>2} {title}", hit.rank)?;
    write_source(out, &hit.article, &hit.passage, look)?;
    write_text(out, &hit.passage.text, &marks(hit), look)?;
    let place = styled(look, PLACE, place(&hit.article, &hit.passage));
    let id = styled(look, ASIDE, one_line(&passage_id(&hit.article, &hit.passage)));
    writeln!(out, "{INDENT}{place}  {id}")?;
    write_copies(out, &hit.also_in, look)?;
    if look.explain {
        let parts: Vec<String> =
            hit.why.iter().map(|part| format!("{} {:.3}", clean(&part.name), part.value)).collect();
        let sum = format!("score {:.3} = {}", hit.score, parts.join(" + ").replace("+ -", "- "));
        wrapped(out, &sum, look, |line| styled(look, ASIDE, line))?;
    }
    Ok(())
}

/// Writes an article, or some of its passages.
pub(super) fn shown(out: &mut dyn Write, shown: &Shown, look: Look) -> io::Result<()> {
    let article = &shown.article;
    writeln!(out, "{INDENT}{}", styled(look, TITLE, titled(article)))?;
    let origin = |field: &str| article.origins.get(field).copied();
    let text = |field: &'static str, value: &Option<String>| {
        value.clone().zip(origin(field)).map(|(value, origin)| (field, value, origin.name().to_owned()))
    };
    let date =
        |field: &'static str, value: Option<Dated>| value.map(|dated| (field, date_words(&dated), dated_by(&dated)));
    let fields = [
        date("published", article.published),
        date("modified", article.modified),
        date("retrieved", article.retrieved),
        text("outlet", &article.outlet),
        text("author", &article.author),
        text("url", &article.url),
        text("lang", &article.lang),
        text("tags", &Some(article.tags.join(", ")).filter(|tags| !tags.is_empty())),
    ];
    for (field, value, origin) in fields.into_iter().flatten() {
        let from = styled(look, ASIDE, format_args!("({origin})"));
        writeln!(out, "{INDENT}{field:<10} {} {from}", one_line(&value))?;
    }
    let written = shown.file_modified.map_or_else(String::new, |day| {
        format!(" {}", styled(look, ASIDE, format_args!("(last written {})", day.strftime("%-d %B %Y"))))
    });
    writeln!(out, "{INDENT}{:<10} {}{written}", "file", one_line(&article.path))?;
    write_copies(out, &shown.also_in, look)?;
    let mut section: &[String] = &[];
    for ShownPassage { passage, asked_for } in &shown.passages {
        writeln!(out)?;
        if passage.section != section {
            section = &passage.section;
            writeln!(out, "{INDENT}{}\n", styled(look, TITLE, one_line(&section.join(" › "))))?;
        }
        write_text(out, &passage.text, &[], look)?;
        let id = passage_id(article, passage);
        let mark = if *asked_for || shown.passages.len() == 1 { "" } else { " (neighbour)" };
        let place = styled(look, PLACE, place(article, passage));
        writeln!(out, "{INDENT}{place}  {}", styled(look, ASIDE, format_args!("{}{mark}", one_line(&id))))?;
    }
    Ok(())
}

/// Returns where a date comes from, how precise it is and how often such a date is right.
fn dated_by(dated: &Dated) -> String {
    let precision = match dated.range.precision() {
        Precision::Day => String::new(),
        less => format!(", {} only", less.name()),
    };
    format!("{}{precision}, confidence 0.{:02}", dated.origin.name(), dated.confidence.min(99))
}

/// Returns the words to be marked, in order: those that matched, and the answer, which takes in what lies inside it.
fn marks(hit: &Hit) -> Vec<(Span, Style)> {
    let answer = hit.answer.map(|answer| answer.span);
    let apart = |span: &&Span| answer.is_none_or(|answer| span.end <= answer.start || answer.end <= span.start);
    let mut marks: Vec<_> = hit.highlights.iter().filter(apart).map(|span| (*span, MATCH)).collect();
    marks.extend(answer.map(|span| (span, ANSWER)));
    marks.sort_by_key(|(span, _)| *span);
    marks
}

fn titled(article: &Article) -> String {
    clean(article.title.as_deref().unwrap_or(&article.name)).replace('\n', " ")
}

fn write_source(out: &mut dyn Write, article: &Article, passage: &Passage, look: Look) -> io::Result<()> {
    let date = article.published.map_or_else(|| "undated".to_owned(), |dated| date_words(&dated));
    let mut parts: Vec<String> = article.outlet.iter().cloned().collect();
    parts.push(date);
    if !passage.section.is_empty() {
        parts.push(passage.section.join(" › "));
    }
    wrapped(out, &clean(&parts.join(" · ")).replace('\n', " "), look, |line| styled(look, ASIDE, line))
}

/// Names the other articles that print the same story, the first few of many.
fn write_copies(out: &mut dyn Write, others: &[String], look: Look) -> io::Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    let mut names: Vec<String> = others.iter().take(MOST_COPIES).map(|name| clean(name).replace('\n', " ")).collect();
    if others.len() > MOST_COPIES {
        names.push(format!("{} more", others.len() - MOST_COPIES));
    }
    wrapped(out, &format!("also in {}", names.join(", ")), look, |line| styled(look, ASIDE, line))
}

fn place(article: &Article, passage: &Passage) -> String {
    let page = passage.page.map_or_else(String::new, |page| format!(", page {page}"));
    one_line(&format!("{}:{}{page}", article.path, passage.line))
}

/// Returns a date as precisely as it is known: `26 March 2024`, `March 2024`, `2024`.
pub(super) fn date_words(dated: &Dated) -> String {
    range_words(dated.range)
}

/// Returns a range of days as precisely as it is meant.
pub fn range_words(range: DateRange) -> String {
    let (from, to) = (range.from, range.to);
    if from == to {
        from.strftime("%-d %B %Y").to_string()
    } else if (from, to) == (from.first_of_month(), from.last_of_month()) {
        from.strftime("%B %Y").to_string()
    } else if (from, to) == (from.first_of_year(), from.last_of_year()) {
        from.year().to_string()
    } else {
        format!("{from} to {to}")
    }
}

/// Writes running text, indented and wrapped, with the spans marked.
fn write_text(out: &mut dyn Write, text: &str, marks: &[(Span, Style)], look: Look) -> io::Result<()> {
    let columns = columns(look);
    let mut marks = marks.iter().peekable();
    let mut at = 0;
    for (index, paragraph) in text.split("\n\n").enumerate() {
        if index > 0 {
            writeln!(out)?;
            at += "\n\n".len();
        }
        for line in textwrap::wrap(paragraph, columns) {
            // Wrapping only leaves out white space: each line is found again from where the last one ended.
            let from = text[at..].find(line.as_ref()).map_or(at, |skipped| at + skipped);
            let to = (from + line.len()).min(text.len());
            write!(out, "{INDENT}")?;
            let mut shown = from;
            while let Some((mark, style)) = marks.peek().filter(|(mark, _)| mark.range().start < to) {
                let (start, end) = (mark.range().start.max(shown), mark.range().end.min(to));
                if start < end {
                    let word = styled(look, *style, clean(&text[start..end]));
                    write!(out, "{}{word}", clean(&text[shown..start]).replace('\n', " "))?;
                    shown = end;
                }
                if mark.range().end > to {
                    break;
                }
                marks.next();
            }
            writeln!(out, "{}", clean(&text[shown..to]).replace('\n', " "))?;
            at = to;
        }
        at = at.max(text[..at].len());
    }
    Ok(())
}

pub(super) fn wrapped(out: &mut dyn Write, text: &str, look: Look, dress: impl Fn(&str) -> String) -> io::Result<()> {
    for line in textwrap::wrap(text, columns(look)) {
        writeln!(out, "{INDENT}{}", dress(&line))?;
    }
    Ok(())
}

fn columns(look: Look) -> usize {
    look.width.clamp(24, WIDEST) - INDENT.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;
    use proptest::prelude::*;

    const PLAIN: Look = Look { colour: false, width: 60, explain: false };

    fn written(text: &str, marks: &[Span], look: Look) -> String {
        let mut out = Vec::new();
        let marks: Vec<_> = marks.iter().map(|span| (*span, MATCH)).collect();
        write_text(&mut out, text, &marks, look).expect("a vector takes everything");
        String::from_utf8(out).expect("text stays text")
    }

    #[test]
    fn matches_are_marked_and_lines_wrapped() {
        let text = "The embassy denied the allegations.\n\nIt called them slander.";
        let marks = [Span::new(12, 18), Span::new(23, 34)];
        let coloured = written(text, &marks, Look { colour: true, ..PLAIN });
        assert!(coloured.contains("\u{1b}[1m\u{1b}[33mdenied\u{1b}[0m the"), "{coloured:?}");
        assert_eq!(
            written(text, &marks, PLAIN),
            "   The embassy denied the allegations.\n\n   It called them slander.\n"
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost_on_the_way(text in "[a-z\u{e9}\u{4e2d} \n-]{0,200}", width in 24_usize..90) {
            let marks: Vec<_> = tokens::tokens(&text).into_iter().map(|token| token.span).collect();
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&written(&text, &marks, Look { width, ..PLAIN })), words(&text));
        }
    }
}
