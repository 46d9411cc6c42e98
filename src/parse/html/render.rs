use html2text::config;
use html2text::render::{TaggedLineElement, TrivialDecorator};

use super::super::Error;

/// Wider than any paragraph, so that no line is wrapped.
const UNLIMITED: usize = usize::MAX / 4;

/// A little HTML made of numbered preformatted blocks and nothing else, to be rendered in one go.
///
/// Blocks on one line need no renderer: what it does for them, white space made single, `cleaning::line` does as well.
#[derive(Default)]
pub(super) struct Sheet {
    html: String,
    blocks: usize,
}

impl Sheet {
    /// Adds a preformatted block. Blocks are numbered from 0 in the order they are added.
    pub(super) fn add(&mut self, text: &str) {
        self.element("pre", text);
    }

    fn element(&mut self, tag: &str, text: &str) {
        // The parser takes the first line break of preformatted text away.
        self.html.push_str(&["<", tag, " id=b", &self.blocks.to_string(), ">\n"].concat());
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
        self.html.push_str(&["</", tag, ">"].concat());
        self.blocks += 1;
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
    use super::super::super::cleaning;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_come_back_by_their_numbers() {
        let mut sheet = Sheet::default();
        sheet.add("x <b> &\n\n    y z");
        sheet.add("  ");
        sheet.add("last");
        let texts = sheet.render().unwrap();
        assert_eq!(texts[0].trim_end(), "x <b> &\n\n    y z");
        assert_eq!(texts[1].trim(), "");
        assert_eq!(texts[2].trim_end(), "last");
    }

    proptest! {
        // Letters with a width: the renderer drops a space behind a word that has none, we keep it.
        #[test]
        fn a_block_on_one_line_is_what_the_renderer_makes_of_it(text in "([ -~\u{c0}-\u{24f}]|[ \\n\\t\u{a0}&<]){0,60}") {
            let mut sheet = Sheet::default();
            sheet.element("p", &text);
            let rendered = sheet.render().unwrap();
            prop_assert_eq!(cleaning::line(&rendered[0]), cleaning::line(&text));
        }
    }
}
