//! What a reader asked for, as the address bar holds it: every link of the pages is made here, so any page can be kept,
//! sent and come back to.

use form_urlencoded::{Serializer, parse};

/// Passages on a page when nobody says how many, and at the most.
const USUAL: usize = 10;
const MOST: usize = 100;
/// Passages of one article at the most.
const MOST_PER_ARTICLE: usize = 20;

/// How the words in the search box are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Reading {
    /// As a query when they look like one, else as a question.
    #[default]
    Guessed,
    /// As a question.
    Question,
    /// As a query.
    Query,
}

/// The state of a page. What is empty stands in no link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The question or query.
    pub(super) q: String,
    /// How it is taken.
    pub(super) reading: Reading,
    /// Passages that name this actor.
    pub(super) actor: String,
    /// Passages that report this act.
    pub(super) act: String,
    /// Articles of this outlet.
    pub(super) outlet: String,
    /// Passages under this heading.
    pub(super) section: String,
    /// Articles whose file matches this pattern.
    pub(super) path: String,
    /// Published on this day, month or year or later.
    pub(super) from: String,
    /// Published then or earlier.
    pub(super) to: String,
    /// Whether articles without a date are left out when `from` or `to` is given.
    pub(super) dated_only: bool,
    /// Whether copies of one story are shown each.
    pub(super) copies: bool,
    /// How many passages.
    pub(super) hits: usize,
    /// How many of one article.
    pub(super) per_article: usize,
    /// Who acts, on the page of statements.
    pub(super) speaker: String,
    /// Whom the act concerns.
    pub(super) target: String,
    /// Whether statements are shown as accusations with their replies.
    pub(super) threads: bool,
    /// The article shown.
    pub(super) id: String,
    /// The article beside it.
    pub(super) other: String,
    /// The actor shown.
    pub(super) name: String,
    /// Passages collected for a note, in order.
    pub(super) note: Vec<String>,
}

impl Default for Address {
    fn default() -> Self {
        let none = String::new;
        Self {
            q: none(),
            reading: Reading::Guessed,
            actor: none(),
            act: none(),
            outlet: none(),
            section: none(),
            path: none(),
            from: none(),
            to: none(),
            dated_only: false,
            copies: false,
            hits: USUAL,
            per_article: 1,
            speaker: none(),
            target: none(),
            threads: false,
            id: none(),
            other: none(),
            name: none(),
            note: Vec::new(),
        }
    }
}

impl Address {
    /// Reads the part of an address behind the `?`. Nothing in it is an error: what is not known is passed over.
    pub(super) fn read(query: &str) -> Self {
        let mut address = Self::default();
        for (key, value) in parse(query.as_bytes()) {
            let value = value.trim();
            let text = || value.to_owned();
            let number = |most: usize, usual: usize| value.parse().unwrap_or(usual).clamp(1, most);
            match key.as_ref() {
                "q" => address.q = text(),
                "as" => {
                    address.reading = match value {
                        "question" => Reading::Question,
                        "query" => Reading::Query,
                        _ => Reading::Guessed,
                    };
                }
                "actor" => address.actor = text(),
                "act" => address.act = text(),
                "outlet" => address.outlet = text(),
                "section" => address.section = text(),
                "path" => address.path = text(),
                "from" => address.from = text(),
                "to" => address.to = text(),
                "undated" => address.dated_only = value == "drop",
                "copies" => address.copies = value == "all",
                "n" => address.hits = number(MOST, USUAL),
                "per" => address.per_article = number(MOST_PER_ARTICLE, 1),
                "speaker" => address.speaker = text(),
                "target" => address.target = text(),
                "threads" => address.threads = value == "1",
                "id" => address.id = text(),
                "with" => address.other = text(),
                "name" => address.name = text(),
                "note" if !value.is_empty() && !address.note.iter().any(|id| id == value) => address.note.push(text()),
                _ => {}
            }
        }
        address
    }

    /// Returns the link to a page with this state.
    pub(super) fn link(&self, page: &str) -> String {
        let query = self.query();
        if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
    }

    fn query(&self) -> String {
        let mut query = Serializer::new(String::new());
        for (key, value) in self.pairs() {
            query.append_pair(key, &value);
        }
        query.finish()
    }

    /// Returns the state as pairs, in a fixed order.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let reading = match self.reading {
            Reading::Guessed => "",
            Reading::Question => "question",
            Reading::Query => "query",
        };
        let unless = |usual: usize, value: usize| if value == usual { String::new() } else { value.to_string() };
        let when = |told: bool, value: &str| if told { value.to_owned() } else { String::new() };
        let mut pairs = vec![
            ("q", self.q.clone()),
            ("as", reading.to_owned()),
            ("id", self.id.clone()),
            ("with", self.other.clone()),
            ("name", self.name.clone()),
            ("actor", self.actor.clone()),
            ("act", self.act.clone()),
            ("outlet", self.outlet.clone()),
            ("section", self.section.clone()),
            ("path", self.path.clone()),
            ("from", self.from.clone()),
            ("to", self.to.clone()),
            ("undated", when(self.dated_only, "drop")),
            ("copies", when(self.copies, "all")),
            ("speaker", self.speaker.clone()),
            ("target", self.target.clone()),
            ("threads", when(self.threads, "1")),
            ("n", unless(USUAL, self.hits)),
            ("per", unless(1, self.per_article)),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs.extend(self.note.iter().map(|id| ("note", id.clone())));
        pairs
    }

    /// Returns the pairs a form must carry along that lets the reader change the named ones.
    pub(super) fn carried(&self, changed: &[&str]) -> Vec<(&'static str, String)> {
        self.pairs().into_iter().filter(|(key, _)| !changed.contains(key)).collect()
    }

    /// Returns the same state with something changed, and from the first passages on.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = Self { hits: USUAL, ..self.clone() };
        change(&mut changed);
        changed
    }

    /// Returns whatever the reader typed or chose, the note apart.
    pub(super) fn texts(&self) -> Vec<&str> {
        let typed = [&self.q, &self.actor, &self.act, &self.outlet, &self.section, &self.path, &self.from, &self.to];
        let shown = [&self.speaker, &self.target, &self.id, &self.other, &self.name];
        typed.into_iter().chain(shown).map(String::as_str).collect()
    }

    /// Returns a state in which nothing is asked for but what the reader has collected.
    pub(super) fn bare(&self) -> Self {
        Self { note: self.note.clone(), ..Self::default() }
    }

    /// Returns the link to an article, at one of its passages where `id` names one; the search stays in it.
    pub(super) fn to_article(&self, id: &str) -> String {
        let searched = Self { id: id.to_owned(), other: String::new(), name: String::new(), ..self.clone() };
        let anchor = id.rsplit_once('#').and_then(|(_, number)| number.parse::<u32>().ok());
        anchor.map_or_else(|| searched.link("/article"), |number| format!("{}#p{number}", searched.link("/article")))
    }

    /// Returns the link to an actor's page.
    pub(super) fn to_actor(&self, name: &str) -> String {
        Self { name: name.to_owned(), ..self.bare() }.link("/actor")
    }

    /// Tells whether anything narrows the search.
    pub(super) fn narrowed(&self) -> bool {
        [&self.actor, &self.act, &self.outlet, &self.section, &self.path, &self.from, &self.to]
            .into_iter()
            .any(|value| !value.is_empty())
    }

    /// Tells whether the words are to be taken as a query.
    pub(super) fn is_query(&self) -> bool {
        match self.reading {
            Reading::Question => false,
            Reading::Query => true,
            Reading::Guessed => looks_like_query(&self.q),
        }
    }
}

/// Tells whether words use the query language: a field, quotation marks, a sign before a word, `OR`, a star behind one.
fn looks_like_query(q: &str) -> bool {
    let quoted = q.matches('"').count() >= 2;
    let word = |word: &str| {
        let signed = word.strip_prefix(['+', '-']).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let starred = word.strip_suffix('*').is_some_and(|rest| rest.ends_with(char::is_alphanumeric));
        let field = word.trim_start_matches(['+', '-', '(']).split_once(':');
        let of_field = field.is_some_and(|(name, rest)| super::hints::FIELDS.contains(&name) && !rest.is_empty());
        signed || starred || of_field || ["OR", "AND", "NOT", "*"].contains(&word)
    };
    quoted || q.split_whitespace().any(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_holds_what_is_asked_for_and_nothing_else() {
        assert_eq!(Address::default().link("/search"), "/search");
        let address = Address { q: "who denied".into(), actor: "China & Co".into(), hits: 20, ..Address::default() };
        assert_eq!(address.link("/search"), "/search?q=who+denied&actor=China+%26+Co&n=20");
        assert_eq!(
            address.to_article("2024/a b.html#6"),
            "/article?q=who+denied&id=2024%2Fa+b.html%236&actor=China+%26+Co&n=20#p6"
        );
    }

    #[test]
    fn numbers_out_of_bounds_are_brought_back() {
        let address = Address::read("n=100000&per=0&as=nonsense&unknown=1");
        assert_eq!((address.hits, address.per_article, address.reading), (100, 1, Reading::Guessed));
    }

    #[test]
    fn a_query_is_told_from_a_question() {
        for query in ["act:deny", "+apt31 report", "\"electoral commission\"", "hack*", "a OR b", "-(actor:China)"] {
            assert!(looks_like_query(query), "{query}");
        }
        for question in ["who denied it?", "what did Beijing say: a denial", "cost of 3 - 4 million", "the \" sign"] {
            assert!(!looks_like_query(question), "{question}");
        }
    }

    proptest! {
        #[test]
        fn what_a_link_says_is_read_back(
            q in "\\PC{0,30}", id in "[a-z#/ &=%+]{0,20}", note in prop::collection::vec("[a-z#&]{1,8}", 0..4),
            hits in 1usize..=100, dated_only: bool, threads: bool,
        ) {
            let mut address = Address {
                q: q.trim().to_owned(), id: id.trim().to_owned(), hits, dated_only, threads, ..Address::default()
            };
            for id in note {
                if !address.note.contains(&id) {
                    address.note.push(id);
                }
            }
            let link = address.link("/search");
            let query = link.split_once('?').map_or("", |(_, query)| query);
            prop_assert_eq!(Address::read(query), address);
        }
    }
}
