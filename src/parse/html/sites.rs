use super::super::claims::Claims;
use super::super::cleaning;
use crate::model::{Claim, Field, Origin};

/// The names a page gives its site, to be taken off its titles.
pub(super) struct Sites {
    /// Outlets claimed, folded.
    outlets: Vec<String>,
    /// The hosts of the page's addresses, without and with their top level, without anything between their words.
    hosts: Vec<String>,
}

/// A title has at most so many names behind it: "Title | Section | Site | Slogan".
const MOST_NAMES: usize = 4;

impl Sites {
    pub(super) fn of(claims: &[Claim]) -> Self {
        let of = |field| claims.iter().filter(move |claim| claim.field == field).map(|claim| claim.value.as_str());
        let outlets = of(Field::Outlet).map(cleaning::folded).filter(|name| !name.is_empty()).collect();
        let mut hosts = Vec::new();
        for host in of(Field::Url).filter_map(host) {
            let host = host.strip_prefix("www.").unwrap_or(host);
            hosts.push(squeezed(host));
            if let Some((name, _)) = host.rsplit_once('.').filter(|(name, _)| name.len() > 2) {
                hosts.push(squeezed(name));
            }
        }
        Self { outlets, hosts }
    }

    /// Tells whether the page says what its site is called.
    pub(super) fn are_known(&self) -> bool {
        !self.outlets.is_empty()
    }

    /// Tells whether a title is the name of the site.
    pub(super) fn is_name(&self, title: &str) -> bool {
        self.outlets.contains(&cleaning::folded(title))
    }

    /// Adds names that were found behind a title.
    pub(super) fn add(&mut self, names: &[String]) {
        self.outlets.extend(names.iter().map(|name| cleaning::folded(name)).filter(|name| !name.is_empty()));
    }

    /// Parts "Title | Outlet", or "Outlet | Title" when the outlet is known, into the title and what was taken off, the
    /// last first. What stands behind a bar is a name, too, when it is short and what stands before it is not; unless it
    /// is one of the titles `stated`.
    pub(super) fn parted(&self, title: &Claim, stated: &[Claim]) -> (String, Vec<String>) {
        let mut rest = title.value.as_str();
        let mut names = Vec::new();
        while names.len() < MOST_NAMES {
            // What readers are shown, too, is whole.
            let shown = |claim: &Claim| matches!(claim.origin, Origin::Heading | Origin::Microdata | Origin::JsonLd);
            if stated.iter().any(|claim| claim.value == rest && shown(claim)) {
                break;
            }
            let guess = |bar: &Bar| bar.sure || (title.origin == Origin::TitleElement && self.outlets.is_empty());
            let Some((own, name)) = self.end(rest, stated, guess) else { break };
            rest = own;
            names.push(name.to_owned());
        }
        (rest.to_owned(), names)
    }

    fn end<'t>(&self, title: &'t str, stated: &[Claim], guess: impl Fn(&Bar) -> bool) -> Option<(&'t str, &'t str)> {
        if let Some((own, name)) = end_in_parentheses(title).filter(|(own, name)| self.is(name) && words(own) >= 2) {
            return Some((own, name));
        }
        let bars = bars(title);
        if let (Some(first), Some(last)) = (bars.first(), bars.last()) {
            let (before, after) = (title[..last.start].trim(), title[last.end..].trim());
            let (head, tail) = (title[..first.start].trim(), title[first.end..].trim());
            if self.is(after) && !before.is_empty() {
                return Some((before, after));
            }
            if self.is(head) && words(tail) >= 2 {
                return Some((tail, head));
            }
            // Sites head their pages with their own name, too.
            let is_title = stated.iter().any(|claim| {
                claim.value == after
                    && (claim.origin != Origin::Heading || (!last.sure && words(before) < words(after) * 2))
            });
            if guess(last) && !is_title && words(after) <= 5 && words(before) >= 3 && words(before) > words(after) {
                return Some((before, after));
            }
        }
        // "Title: Outlet"
        let (own, name) = title.rsplit_once(": ")?;
        let name = name.trim();
        let named = self.outlets.contains(&cleaning::folded(name)) || self.hosts.contains(&squeezed(name));
        (named && words(own) >= 2).then(|| (own.trim(), name))
    }

    /// Tells whether a part of a title names the site.
    fn is(&self, part: &str) -> bool {
        let folded = cleaning::folded(part);
        if folded.is_empty() {
            return false;
        }
        let alike = |name: &String| {
            folded == *name
                || (folded.len() > 3
                    && (name.contains(&folded)
                        || (folded.contains(name.as_str()) && words(&folded) <= words(name) + 2))
                    && words(part) <= 6)
        };
        self.outlets.iter().any(alike) || self.hosts.contains(&squeezed(part))
    }
}

/// Takes away outlets that are the title of the article: templates put it into every field that asks for a name.
pub(super) fn drop_titles_among_outlets(claims: &mut Claims) {
    let titles: Vec<String> = claims
        .0
        .iter()
        .filter(|claim| claim.field == Field::Title && claim.origin != Origin::Heading)
        .map(|claim| cleaning::folded(&claim.value))
        .filter(|title| words(title) >= 4)
        .collect();
    claims.0.retain(|claim| claim.field != Field::Outlet || !titles.contains(&cleaning::folded(&claim.value)));
}

/// What parts a title from a name.
struct Bar {
    start: usize,
    end: usize,
    /// It parts nothing else; a dash may be one of the title's own.
    sure: bool,
}

fn bars(title: &str) -> Vec<Bar> {
    let unparted = title.contains(is_unparted);
    let chars: Vec<(usize, char)> = title.char_indices().collect();
    let mut out: Vec<Bar> = Vec::new();
    for (number, &(start, c)) in chars.iter().enumerate() {
        let end = start + c.len_utf8();
        let before = number.checked_sub(1).map(|at| chars[at].1);
        let after = chars.get(number + 1).map(|(_, c)| *c);
        let spaced = before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace);
        let sure = match c {
            '|' | '\u{ff5c}' | '\u{3163}' | '\u{a6}' => true,
            // The Chinese web parts title, section and site so.
            '_' if unparted => true,
            '-' | ':' if after == Some(c) || before == Some(c) => false,
            '-' | '\u{2013}' | '\u{2014}' | '\u{b7}' | '\u{bb}' | '\u{ab}' | '\u{203a}' | '\u{2022}' | '/' | '~'
                if spaced =>
            {
                false
            }
            _ => continue,
        };
        match out.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => out.push(Bar { start, end, sure }),
        }
    }
    out
}

/// Parts a text from what stands in parentheses at its end.
fn end_in_parentheses(text: &str) -> Option<(&str, &str)> {
    let (own, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some((own.trim(), inner.trim()))
}

/// Returns what stands in parentheses when nothing else stands there.
pub(super) fn in_parentheses(text: &str) -> Option<&str> {
    end_in_parentheses(text.trim()).filter(|(own, _)| own.is_empty()).map(|(_, inner)| inner)
}

/// Returns how many words a text has; where they are not parted, two characters count as one.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count().max(text.chars().filter(|&c| is_unparted(c)).count() / 2)
}

/// Tells whether words are written in this character without anything between them.
pub(super) fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}')
}

fn host(address: &str) -> Option<&str> {
    address.split_once("://")?.1.split(['/', '?', '#', ':']).next()
}

fn squeezed(text: &str) -> String {
    cleaning::folded(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(title: &str, known: &[(Field, &str)]) -> (String, Option<String>) {
        let mut claims = Claims::default();
        for (field, value) in known {
            claims.push(*field, value, Origin::Meta);
        }
        let title = Claim { field: Field::Title, value: title.to_owned(), origin: Origin::TitleElement };
        let (own, names) = Sites::of(&claims.0).parted(&title, &[]);
        (own, names.into_iter().next())
    }

    #[test]
    fn outlets_are_taken_off_titles() {
        let wire = [(Field::Outlet, "Harbour Wire")];
        let talks = "Talks end in Geneva";
        assert_eq!(
            split("Talks end in Geneva | Harbour Wire", &[]),
            (talks.to_owned(), Some("Harbour Wire".to_owned()))
        );
        assert_eq!(split("Harbour Wire - Talks end", &wire).0, "Talks end");
        let own = "Talks end - again and again and again";
        assert_eq!(split(own, &wire).0, own);
        assert_eq!(split("Talks", &[]), ("Talks".to_owned(), None));
        for title in [
            "Talks end in Geneva (Harbour Wire)",
            "Talks end in Geneva : World : Harbour Wire",
            "Talks end in Geneva: Harbour Wire",
            "Talks end in Geneva | World | Harbour Wire",
            "Talks end in Geneva--Harbour Wire",
            "Talks end in Geneva « Harbour Wire",
        ] {
            assert!(
                ["Talks end in Geneva", "Talks end in Geneva : World"].contains(&&*split(title, &wire).0),
                "{title}"
            );
        }
    }

    #[test]
    fn any_of_the_names_a_page_gives_its_site_is_taken_off() {
        let names = [(Field::Outlet, "HW"), (Field::Outlet, "\u{645}\u{631}\u{641}\u{623}")];
        assert_eq!(split("\u{645}\u{62d}\u{627}\u{62f}\u{62b}\u{627}\u{62a} \u{62c}\u{646}\u{64a}\u{641} - \u{645}\u{631}\u{641}\u{623}", &names).0, "\u{645}\u{62d}\u{627}\u{62f}\u{62b}\u{627}\u{62a} \u{62c}\u{646}\u{64a}\u{641}");
        let address = [(Field::Url, "https://www.harbour-wire.example/talks"), (Field::Outlet, "The Owner Ltd")];
        for title in
            ["Talks end now - harbour-wire.example", "Talks end now – Harbour Wire", "Talks end now (harbour wire)"]
        {
            assert_eq!(split(title, &address).0, "Talks end now", "{title}");
        }
    }

    #[test]
    fn sections_are_taken_off_where_words_are_not_parted() {
        let title = "\u{65e5}\u{5185}\u{74e6}\u{4f1a}\u{8c08}\u{7ed3}\u{675f}\u{65e0}\u{679c}_\u{56fd}\u{9645}_\u{6e2f}\u{62a5}";
        assert_eq!(split(title, &[]).0, "\u{65e5}\u{5185}\u{74e6}\u{4f1a}\u{8c08}\u{7ed3}\u{675f}\u{65e0}\u{679c}");
    }

    #[test]
    fn a_title_in_the_field_of_the_outlet_is_none() {
        let mut claims = Claims::default();
        claims.push(Field::Title, "The talks that nobody wanted", Origin::OpenGraph);
        claims.push(Field::Outlet, "The talks that nobody wanted", Origin::Meta);
        claims.push(Field::Outlet, "Harbour Wire", Origin::OpenGraph);
        drop_titles_among_outlets(&mut claims);
        let outlets: Vec<_> =
            claims.0.iter().filter(|claim| claim.field == Field::Outlet).map(|claim| &claim.value).collect();
        assert_eq!(outlets, ["Harbour Wire"]);
    }
}
