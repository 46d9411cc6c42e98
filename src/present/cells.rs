//! Foreign text in the cells of a table: harmless in a spreadsheet, and itself in Markdown.

use std::borrow::Cow;
use std::io::{self, Write};

use super::clean;

/// Tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows of comma-separated values (RFC 4180), in UTF-8, of which no cell starts a formula.
pub(super) struct Rows<'w> {
    out: csv::Writer<&'w mut dyn Write>,
}

impl<'w> Rows<'w> {
    /// Writes the names of the columns.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(super) fn new(out: &'w mut dyn Write, columns: &[&str]) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK.as_bytes())?;
        let mut out = csv::Writer::from_writer(out);
        out.write_record(columns.iter().map(|column| harmless(&clean(column)).into_owned()))?;
        Ok(Self { out })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(super) fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cow<'c, str>>) -> io::Result<()> {
        for cell in cells {
            self.out.write_field(harmless(&clean(&cell.replace(['\t', '\r'], " "))).as_ref())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// Hands on what was written so far.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Puts an apostrophe before what a spreadsheet would take for a formula (OWASP, "CSV injection"). A plain number keeps
/// its sign.
fn harmless(cell: &str) -> Cow<'_, str> {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let starts_formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    if starts_formula && cell.parse::<f64>().is_err() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Returns text as it reads in Markdown: nothing in it opens a link, a list, a heading, a table or HTML.
pub(super) fn markdown(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    let mut digits = false;
    for letter in text.chars() {
        let opens = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '^' | '&' => true,
            '#' | '+' | '-' | '=' | ':' => line_start,
            '.' | ')' => digits,
            _ => false,
        };
        if opens {
            escaped.push('\\');
        }
        escaped.push(letter);
        digits = letter.is_ascii_digit() && (line_start || digits);
        line_start = letter == '\n' || (line_start && letter == ' ');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_starts_a_formula() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =A1", "' =A1"),
            ("\tx", "'\tx"),
            ("-0.5", "-0.5"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), safe);
        }
    }

    #[test]
    fn markdown_shows_text_as_it_is() {
        assert_eq!(markdown("# no *heading*"), "\\# no \\*heading\\*");
        assert_eq!(markdown("[x](javascript:y) <b>"), "\\[x\\](javascript:y) \\<b\\>");
        assert_eq!(markdown("12. a 12. b"), "12\\. a 12. b");
        assert_eq!(markdown("- a\n- b-c"), "\\- a\n\\- b-c");
    }

    #[test]
    fn rows_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        let mut rows = Rows::new(&mut out, &["a", "=b"]).unwrap();
        rows.row(["x, \"y\"\u{1b}".into(), "two\nlines".into()]).unwrap();
        rows.end().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}a,'=b\n\"x, \"\"y\"\"\u{fffd}\",\"two\nlines\"\n");
    }
}
