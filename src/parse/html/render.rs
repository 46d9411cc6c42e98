use html2text::config;
use html2text::render::{TaggedLineElement, TrivialDecorator};

use super::super::Error;

/// Wider than any paragraph, so that no line is wrapped.
const UNLIMITED: usize = usize::MAX / 4;

/// A little HTML made of numbered blocks and nothing else, to be rendered in one go.
#[derive(Default)]
pub(super) struct Sheet {
    html: String,
    blocks: usize,
}

impl Sheet {
    /// Opens the next block. Blocks are numbered from 0 in the order they are opened.
    pub(super) fn open(&mut self, preformatted: bool) {
        let tag = if preformatted { "pre" } else { "p" };
        self.html.push_str(&["<", tag, " id=b", &self.blocks.to_string(), ">"].concat());
        if preformatted {
            // The parser takes the first line break of preformatted text away.
            self.html.push('\n');
        }
        self.blocks += 1;
    }

    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                // Characters that the renderer would drop or break lines at.
                '\u{200b}' | '\u{0}' => {}
                '\r' | '\u{c}' => self.html.push(' '),
                _ => self.html.push(c),
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        self.html.push_str("<br>");
    }

    pub(super) fn close(&mut self, preformatted: bool) {
        self.html.push_str(if preformatted { "</pre>" } else { "</p>" });
    }

    /// Renders the blocks; one without anything to read is empty.
    pub(super) fn render(self) -> Result<Vec<String>, Error> {
        let mut texts = vec![String::new(); self.blocks];
        if self.blocks == 0 {
            return Ok(texts);
        }
        let lines = config::with_decorator(TrivialDecorator::new())
            .lines_from_read(self.html.as_bytes(), UNLIMITED)
            .map_err(|_| Error::Layout)?;
        let mut current = None;
        for line in lines {
            let mut first = true;
            for element in line.iter() {
                match element {
                    TaggedLineElement::FragmentStart(id) => {
                        current = id.strip_prefix('b').and_then(|number| number.parse::<usize>().ok());
                        first = true;
                    }
                    TaggedLineElement::Str(part) => {
                        if let Some(text) = current.and_then(|at| texts.get_mut(at)) {
                            if first && !text.is_empty() {
                                text.push('\n');
                            }
                            text.push_str(&part.s);
                            first = false;
                        }
                    }
                }
            }
            if first && let Some(text) = current.and_then(|at| texts.get_mut(at)).filter(|text| !text.is_empty()) {
                // A blank line: it only counts within preformatted text, where more follows.
                text.push('\n');
            }
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_back_by_their_numbers() {
        let mut sheet = Sheet::default();
        sheet.open(false);
        sheet.text("A  <b> &\nB ");
        sheet.line_break();
        sheet.text(" C");
        sheet.close(false);
        sheet.open(false);
        sheet.text("  ");
        sheet.close(false);
        sheet.open(true);
        sheet.text("x\n\n    y z");
        sheet.close(true);
        sheet.open(false);
        sheet.text(&"long ".repeat(3000));
        sheet.close(false);
        let texts = sheet.render().unwrap();
        assert_eq!(texts[0].trim_end(), "A <b> & B\nC");
        assert_eq!(texts[1].trim(), "");
        assert_eq!(texts[2].trim_end(), "x\n\n    y z");
        assert_eq!(texts[3].trim_end(), "long ".repeat(3000).trim_end());
    }
}
