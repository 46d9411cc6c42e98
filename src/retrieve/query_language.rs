//! The query language of `search`: words, `+must`, `-not`, `"phrase"`, `"near words"~5`, `prefix*`, `OR`, `AND`, `( )`,
//! `field:value`, ranges. A slip is mended and named in the notices; nothing is dropped in silence.

use tantivy::query::{AllQuery, BooleanQuery, EmptyQuery, Occur, Query as EngineQuery, RegexQuery};
use tantivy::query_grammar::{
    Delimiter, UserInputAst, UserInputBound, UserInputLeaf, UserInputLiteral, parse_query_lenient,
};
use tantivy::schema::Field;

use super::every::NamedBy;
use super::excluded::Excluded;
use super::filters::{actor, label, phrase};
use super::published::{End, between};
use crate::index::{ActRole, Fields, act_term};
use crate::model::{Act, Term, TextFields};
use crate::text::function_words::is_function_word;
use crate::text::gazetteer::Gazetteer;
use crate::text::tokens;

/// The fields that can be named in a query.
pub(super) const FIELDS: [&str; 11] =
    ["title", "section", "body", "actor", "country", "act", "source", "author", "lang", "path", "published"];

/// Those of them, with their other names, that say what a passage must be.
const CONDITIONS: [&str; 10] =
    ["actor", "country", "act", "source", "outlet", "author", "lang", "path", "published", "date"];

/// The reader of queries calls itself for whatever stands in parentheses or behind a NOT, and the engine for whatever it
/// made of that: deeper nesting would need more stack than there is.
const DEEPEST: usize = 50;

/// Each beginning of a word is looked for through all words of the index; more than these would take minutes.
const MOST_PREFIXES: usize = 64;

/// A query, ready to be run.
pub struct Query {
    /// What passages must match.
    pub(super) matcher: Box<dyn EngineQuery>,
    /// The words it wants, for scoring and highlighting.
    pub terms: Vec<Term>,
    /// The beginnings of words it wants, folded, for highlighting.
    pub prefixes: Vec<String>,
    /// The words left out because they say nothing.
    pub dropped: Vec<String>,
    /// What was mended.
    pub notices: Vec<String>,
}

/// Reads a query. Never fails: what does not read is mended, and said.
pub fn parse(raw: &str, fields: &Fields, gazetteer: &Gazetteer) -> Query {
    let mut builder = Builder::new(fields, gazetteer);
    let flat = flattened(raw);
    if flat.is_some() {
        builder.notices.push(format!("it is nested more than {DEEPEST} deep; its parentheses and NOT were left out"));
    }
    let (tree, slips) = parse_query_lenient(flat.as_deref().unwrap_or(raw));
    let mut slips = slips;
    // One slip is often told several times over; its first account is the clearest.
    slips.dedup_by_key(|slip| slip.pos);
    for slip in slips {
        builder.notices.push(format!("at character {}: {}; the rest was searched", slip.pos + 1, slip.message));
    }
    let matcher = builder.tree(&tree, true).unwrap_or_else(|| Box::new(EmptyQuery));
    if builder.terms.is_empty() && !builder.dropped.is_empty() {
        // Nothing but function words: they are all there is to look for.
        let words = std::mem::take(&mut builder.dropped);
        let queries = words.iter().filter_map(|word| builder.anywhere(word, 0, TextFields::All, true)).collect();
        let matcher = Box::new(BooleanQuery::union(queries));
        return builder.query(matcher);
    }
    builder.query(matcher)
}

/// Returns a query without its nesting, when that is too deep.
fn flattened(raw: &str) -> Option<String> {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in raw.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let too_deep = deepest > DEEPEST || raw.matches("NOT").count() > DEEPEST;
    too_deep.then(|| raw.replace(['(', ')'], " ").replace("NOT", "not"))
}

struct Builder<'a> {
    fields: &'a Fields,
    gazetteer: &'a Gazetteer,
    terms: Vec<Term>,
    prefixes: Vec<String>,
    dropped: Vec<String>,
    notices: Vec<String>,
    /// Beginnings that are looked for through all words.
    looked_for: usize,
}

type Found = Option<Box<dyn EngineQuery>>;

/// Tells whether a part says what a passage must be, not which words it should hold.
fn is_condition(part: &UserInputAst) -> bool {
    let field = match part {
        UserInputAst::Boost(inner, _) => return is_condition(inner),
        UserInputAst::Clause(_) => return false,
        UserInputAst::Leaf(leaf) => match leaf.as_ref() {
            UserInputLeaf::Literal(literal) => literal.field_name.as_deref(),
            UserInputLeaf::Range { field, .. } | UserInputLeaf::Set { field, .. } => field.as_deref(),
            _ => None,
        },
    };
    field.is_some_and(|field| CONDITIONS.contains(&field))
}

impl<'a> Builder<'a> {
    fn new(fields: &'a Fields, gazetteer: &'a Gazetteer) -> Self {
        let (terms, prefixes, dropped, notices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { fields, gazetteer, terms, prefixes, dropped, notices, looked_for: 0 }
    }

    fn query(self, matcher: Box<dyn EngineQuery>) -> Query {
        let Self { terms, prefixes, dropped, notices, .. } = self;
        Query { matcher, terms, prefixes, dropped, notices }
    }

    /// `wanted` tells whether matching words are wanted, that is, not under a `-`.
    fn tree(&mut self, tree: &UserInputAst, wanted: bool) -> Found {
        match tree {
            UserInputAst::Boost(inner, _) => self.tree(inner, wanted),
            UserInputAst::Leaf(leaf) => self.leaf(leaf, wanted, false),
            UserInputAst::Clause(parts) => self.clause(parts, wanted),
        }
    }

    /// Bare words are alternatives; a bare condition (`published:2024`, `actor:Russia`) holds for all of them.
    fn clause(&mut self, parts: &[(Option<Occur>, UserInputAst)], wanted: bool) -> Found {
        let mut alternatives: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        let mut rest: Vec<(Occur, Box<dyn EngineQuery>)> = Vec::new();
        let mut words_required = false;
        for (occur, part) in parts {
            let occur = match occur {
                None if is_condition(part) => Occur::Must,
                other => other.unwrap_or(Occur::Should),
            };
            let wanted = wanted && occur != Occur::MustNot;
            words_required |= occur == Occur::Must && !is_condition(part);
            let query = match part {
                // A function word among alternatives says nothing; asked for with + or - it is meant.
                UserInputAst::Leaf(leaf) => self.leaf(leaf, wanted, occur == Occur::Should && parts.len() > 1),
                other => self.tree(other, wanted),
            };
            let Some(query) = query else { continue };
            let query = if occur == Occur::MustNot { Box::new(Excluded(query)) } else { query };
            if occur == Occur::Should { alternatives.push((occur, query)) } else { rest.push((occur, query)) }
        }
        if alternatives.is_empty() && rest.is_empty() {
            return None;
        }
        if alternatives.is_empty() && rest.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            rest.push((Occur::Must, Box::new(AllQuery)));
        }
        if words_required {
            // Beside required words the others need not match; they still count for the score.
            rest.extend(alternatives);
        } else if !alternatives.is_empty() {
            rest.push((Occur::Must, Box::new(BooleanQuery::new(alternatives))));
        }
        Some(Box::new(BooleanQuery::new(rest)))
    }

    fn leaf(&mut self, leaf: &UserInputLeaf, wanted: bool, droppable: bool) -> Found {
        match leaf {
            UserInputLeaf::Literal(literal) => self.literal(literal, wanted, droppable),
            UserInputLeaf::All => Some(Box::new(AllQuery)),
            UserInputLeaf::Range { field, lower, upper } => self.range(field.as_deref(), lower, upper),
            UserInputLeaf::Set { field, elements } => {
                let queries =
                    elements.iter().filter_map(|word| self.value(field.as_deref(), word, 0, wanted)).collect();
                Some(Box::new(BooleanQuery::union(queries)))
            }
            UserInputLeaf::Exists { field } => {
                self.notices.push(format!("{field}:* was left out: name a value to look for"));
                None
            }
            UserInputLeaf::Regex { field, pattern } => {
                self.notices.push(format!("/{pattern}/ was searched as words: there are no regular expressions"));
                self.value(field.as_deref(), pattern, 0, wanted)
            }
        }
    }

    fn literal(&mut self, literal: &UserInputLiteral, wanted: bool, droppable: bool) -> Found {
        let field = literal.field_name.as_deref();
        let bare = literal.delimiter == Delimiter::None;
        let text = literal.phrase.as_str();
        if bare && let Some(stem) = text.strip_suffix('*').or(literal.prefix.then_some(text)) {
            return self.prefix(field, stem, wanted);
        }
        if bare && text.contains(['*', '?']) && field.is_none() {
            self.notices
                .push(format!("{text}: `*` stands for the rest of a word at its end only; it was searched as words"));
        }
        if field.is_none() && bare && droppable {
            let folded = tokens::folded(text);
            if is_function_word(&folded, None) {
                if !self.dropped.contains(&folded) {
                    self.dropped.push(folded);
                }
                return None;
            }
        }
        self.value(field, text, literal.slop, wanted)
    }

    /// A value in a field, or anywhere in the text when no field is named.
    fn value(&mut self, field: Option<&str>, text: &str, slop: u32, wanted: bool) -> Found {
        match field {
            None => self.anywhere(text, slop, TextFields::All, wanted),
            Some("body") => self.anywhere(text, slop, TextFields::Body, wanted),
            Some("title") => self.anywhere(text, slop, TextFields::Title, wanted),
            Some("section") => self.anywhere(text, slop, TextFields::Section, wanted),
            Some("source" | "outlet") => phrase(self.fields.outlet, text, slop),
            Some("author") => phrase(self.fields.author, text, slop),
            Some("lang") => Some(label(self.fields.lang, &text.to_lowercase())),
            Some("path") => Some(label(self.fields.path, text)),
            Some("country") => Some(label(self.fields.country, &text.to_lowercase())),
            Some("actor") => Some(self.actor(text)),
            Some("act") => Some(self.act(text)),
            Some("published" | "date") => self.published(End::Included(text), End::Included(text)),
            Some(unknown) => {
                let known = FIELDS.join(", ");
                self.notices.push(format!("there is no field {unknown:?} (fields: {known}); searched as words"));
                self.anywhere(&format!("{unknown} {text}"), slop, TextFields::All, wanted)
            }
        }
    }

    /// Passages that name an actor, by any of its names.
    fn actor(&mut self, name: &str) -> Box<dyn EngineQuery> {
        let wanted = NamedBy::actor(name, self.gazetteer);
        let labels = wanted.labels.iter().map(|text| actor(self.fields, text, &wanted.bereft));
        let names = wanted.names.iter().filter_map(|name| phrase(self.fields.body, name, 0));
        Box::new(BooleanQuery::union(labels.chain(names).collect()))
    }

    fn act(&mut self, text: &str) -> Box<dyn EngineQuery> {
        if let Some(act) = Act::from_name(text) {
            return label(self.fields.act, &act_term(ActRole::Any, act, ""));
        }
        let known: Vec<_> = Act::ALL.iter().map(|act| act.name()).collect();
        self.notices.push(format!("there is no act {text:?}; the acts are {}", known.join(", ")));
        Box::new(EmptyQuery)
    }

    /// Words, in their order when there are several, in the text fields.
    fn anywhere(&mut self, text: &str, slop: u32, within: TextFields, wanted: bool) -> Found {
        if wanted {
            for token in tokens::tokens(text) {
                let surface = token.span.of(text).to_owned();
                self.want(Term::typed(token.term, surface, within));
            }
        }
        let queries: Vec<_> =
            self.text_fields(within).into_iter().filter_map(|field| phrase(field, text, slop)).collect();
        if queries.is_empty() {
            if !text.trim().is_empty() {
                self.notices.push(format!("{text:?} holds no word and was left out"));
            }
            return None;
        }
        Some(Box::new(BooleanQuery::union(queries)))
    }

    fn want(&mut self, term: Term) {
        if !self.terms.iter().any(|known| known.term == term.term && known.fields == term.fields) {
            self.terms.push(term);
        }
    }

    fn text_fields(&self, within: TextFields) -> Vec<Field> {
        match within {
            TextFields::All => vec![self.fields.body, self.fields.title, self.fields.section],
            TextFields::Body => vec![self.fields.body],
            TextFields::Title => vec![self.fields.title],
            TextFields::Section => vec![self.fields.section],
        }
    }

    /// Words that begin so. The index holds stems: a beginning longer than its stem finds the stem.
    fn prefix(&mut self, field: Option<&str>, text: &str, wanted: bool) -> Found {
        let within = match field {
            None => TextFields::All,
            Some("body") => TextFields::Body,
            Some("title") => TextFields::Title,
            Some("section") => TextFields::Section,
            Some(other) => {
                self.notices
                    .push(format!("{other}:{text}* was searched without its `*`: it works on words of the text"));
                return self.value(field, text, 0, wanted);
            }
        };
        let beginning = tokens::folded(text);
        if beginning.len() < 2 {
            self.notices.push(format!("{text}* was left out: a beginning needs two letters"));
            return None;
        }
        if self.looked_for == MOST_PREFIXES {
            let told = format!("only the first {MOST_PREFIXES} words with a `*` are looked for by their beginning");
            if !self.notices.contains(&told) {
                self.notices.push(told);
            }
            return self.anywhere(text, 0, within, wanted);
        }
        if wanted && !self.prefixes.contains(&beginning) {
            self.prefixes.push(beginning.clone());
        }
        let mut queries: Vec<Box<dyn EngineQuery>> = Vec::new();
        // The index holds letters and digits; whatever else stands in a beginning would be read as a pattern.
        if beginning.chars().all(char::is_alphanumeric) {
            self.looked_for += 1;
            let pattern = format!("{beginning}.*");
            for field in self.text_fields(within) {
                let query = RegexQuery::from_pattern(&pattern, field);
                queries.extend(query.map(|query| Box::new(query) as Box<dyn EngineQuery>));
            }
        }
        queries.extend(self.anywhere(text, 0, within, wanted));
        Some(Box::new(BooleanQuery::union(queries)))
    }

    fn range(&mut self, field: Option<&str>, lower: &UserInputBound, upper: &UserInputBound) -> Found {
        fn end(bound: &UserInputBound) -> End<'_> {
            match bound {
                UserInputBound::Inclusive(text) => End::Included(text),
                UserInputBound::Exclusive(text) => End::Excluded(text),
                UserInputBound::Unbounded => End::Open,
            }
        }
        if !matches!(field, Some("published" | "date")) {
            self.notices.push("a range works on published: only, as in published:[2024-01 TO 2024-03]".to_owned());
            return None;
        }
        self.published(end(lower), end(upper))
    }

    fn published(&mut self, from: End, to: End) -> Found {
        match between(self.fields, from, to) {
            Ok((query, exchanged)) => {
                if exchanged {
                    self.notices.push("the range of dates runs backwards; its ends were exchanged".to_owned());
                }
                Some(query)
            }
            Err(text) => {
                self.notices.push(format!("{text:?} is no date; write 2024, 2024-03 or 2024-03-25"));
                None
            }
        }
    }
}
