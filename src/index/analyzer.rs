//! The program's own analyzer behind the search engine's tokenizer interface.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::tokens;

/// The name the fields refer to it by.
pub(super) const NAME: &str = "demarche";

/// Terms of one text, kept in one buffer that is used again for the next.
#[derive(Default)]
pub(super) struct Analyzer {
    terms: String,
    /// End of the term in `terms`, and the span of its surface.
    ends: Vec<(u32, u32, u32)>,
}

impl Clone for Analyzer {
    /// The engine makes one for each of its threads from one that has read nothing.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.terms.clear();
        self.ends.clear();
        let Self { terms, ends } = self;
        tokens::each_of_many(text, |term, span| {
            terms.push_str(term);
            ends.push((u32::try_from(terms.len()).unwrap_or(u32::MAX), span.start, span.end));
        });
        Stream { terms, ends, next: 0, from: 0, token: Token::default() }
    }
}

pub(super) struct Stream<'a> {
    terms: &'a str,
    ends: &'a [(u32, u32, u32)],
    next: usize,
    from: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some(&(end, start, stop)) = self.ends.get(self.next) else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.terms[self.from..end as usize]);
        self.token.position = self.next;
        self.token.offset_from = start as usize;
        self.token.offset_to = stop as usize;
        self.from = end as usize;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
