use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Entry;
use crate::text::lexemes::{LexemeKind, Lexemes};
use crate::text::sieve::{Placed, Sieve};

/// The rows, and a tree of their folded words.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Arc<Entry>>,
    words: FxHashMap<Box<str>, Word>,
    /// Words that a name may start with.
    starts: Sieve<1024>,
    /// Those that it may start with in small letters: `foreign ministry`.
    small: Sieve<64>,
    branches: FxHashMap<(u32, u32), u32>,
    /// The forms that end at a node, by its number.
    forms: Vec<Vec<Form>>,
    /// How many entries, the first ones, come from the reader's own rows.
    own: usize,
}

/// A word of the names.
#[derive(Debug, Clone, Copy)]
struct Word {
    number: u32,
    /// The node of the names that start with it, or 0.
    start: u32,
}

/// One way to write a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) entry: usize,
    pub(super) use_: Use,
    /// Needs something beside it to confirm it.
    pub(super) weak: bool,
    /// An acronym of at most five letters: `US` is not `us`.
    pub(super) acronym: bool,
    /// Which of its words need a capital, the first in the lowest bit.
    pub(super) capitals: u32,
}

/// What a form says of its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    State,
    Adjective,
    Metonym,
    Office,
    Person,
    /// Criminal, state-run and political hacking groups.
    Group,
    /// Every other body: agency, company, union of states.
    Body,
}

/// Words inside names that are written without a capital.
const SMALL: &[&str] =
    &["of", "the", "and", "for", "in", "on", "de", "des", "du", "la", "le", "et", "e", "v", "to", "der", "fur"];

impl Table {
    pub(super) fn parse(tsv: &str) -> (Self, Vec<String>) {
        Self::layered("", tsv)
    }

    /// Reads the reader's own rows and the rest below them: an own row's kind and country hold for its actor, and a name
    /// in it stands for nobody else.
    pub(super) fn layered(own: &str, rest: &str) -> (Self, Vec<String>) {
        let mut table = Self::default();
        table.forms.push(Vec::new());
        let mut known: HashMap<(String, bool), usize> = HashMap::new();
        let mut faults = table.rows(own, &mut known);
        table.own = table.entries.len();
        for entry in table.entries.iter_mut().filter_map(Arc::get_mut) {
            entry.added = std::iter::once(&entry.name).chain(&entry.aliases).cloned().collect();
        }
        faults.extend(table.rows(rest, &mut known));
        (table, faults)
    }

    fn rows(&mut self, tsv: &str, known: &mut HashMap<(String, bool), usize>) -> Vec<String> {
        let mut faults = Vec::new();
        for (number, line) in tsv.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(fault) = self.row(line, known) {
                faults.push(format!("line {} {fault}", number + 1));
            }
        }
        faults
    }

    fn row(&mut self, line: &str, known: &mut HashMap<(String, bool), usize>) -> Result<(), String> {
        let mut cells = line.split('\t').map(str::trim);
        let name = cells.next().unwrap_or_default();
        let kind = cells.next().unwrap_or_default();
        let country = cells.next().filter(|country| !country.is_empty());
        let aliases: Vec<&str> =
            cells.next().unwrap_or_default().split(';').map(str::trim).filter(|a| !a.is_empty()).collect();
        if name.is_empty() {
            return Err("has no name: a row is name, kind, country and aliases, with tabs between them".to_owned());
        }
        if kind.is_empty() {
            return Err("has no kind: a row is name, kind, country and aliases, with tabs between them".to_owned());
        }
        if country.is_some_and(|code| !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(format!("has the country '{}': two capital letters are expected", country.unwrap_or_default()));
        }
        if cells.next().is_some() {
            return Err("has more than four cells: aliases are divided by ';'".to_owned());
        }
        let use_ = match kind {
            "state" => Use::State,
            "state-adj" => Use::Adjective,
            "metonym" => Use::Metonym,
            "office" => Use::Office,
            "person" => Use::Person,
            "group" | "ransomware" | "hacktivist" | "persona" => Use::Group,
            _ => Use::Body,
        };
        // `Brussels` speaks for the European Union, which is no state.
        let is_union = country == Some("EU");
        let is_state = matches!(use_, Use::State | Use::Adjective | Use::Metonym) && !is_union;
        let entry = *known.entry((name.to_owned(), is_state)).or_insert_with(|| {
            self.entries.push(Arc::new(Entry {
                name: name.to_owned(),
                kind: match use_ {
                    _ if is_state => "state",
                    Use::Metonym | Use::Adjective => "igo",
                    _ => kind,
                }
                .to_owned(),
                country: country.map(str::to_owned),
                aliases: Vec::new(),
                added: Vec::new(),
                lost: Vec::new(),
                listed: true,
            }));
            self.entries.len() - 1
        });
        let bare = |alias: &str| alias.trim_start_matches(['~', '^']).to_owned();
        if let Some(entry) = self.entries.get_mut(entry).and_then(Arc::get_mut) {
            entry.aliases.extend(aliases.iter().map(|alias| bare(alias)).filter(|alias| alias != name));
            // An own row that adds to a known actor: the index knows the name, and the country unless it is corrected.
            entry.added.retain(|added| added != name);
            if entry.country.is_none() {
                entry.country = country.map(str::to_owned);
            }
        }
        // The name itself is a form, unless its row marks it as an ordinary word or lists what else it is called.
        let marked = aliases.iter().any(|alias| alias.starts_with('~') && bare(alias) == name);
        if !marked && matches!(use_, Use::State | Use::Office | Use::Person | Use::Group | Use::Body) {
            self.form(name, entry, use_, false);
        }
        for alias in &aliases {
            self.form(&bare(alias), entry, use_, alias.starts_with('~'));
        }
        Ok(())
    }

    fn form(&mut self, name: &str, entry: usize, use_: Use, weak: bool) {
        let lexemes = Lexemes::new(name);
        let mut node = 0;
        let mut capitals = 0;
        let mut numbered = false;
        for at in 0..lexemes.len() {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let low = lexemes.low(at);
            if !self.words.contains_key(low) {
                self.words.insert(low.into(), Word { number: next_word, start: 0 });
            }
            let next_node = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
            let Some(word) = self.words.get_mut(low) else { return };
            if at > 0 {
                node = *self.branches.entry((node, word.number)).or_insert(next_node);
            } else {
                word.start = if word.start == 0 { next_node } else { word.start };
                node = word.start;
            }
            if node == next_node {
                self.forms.push(Vec::new());
            }
            if lexemes.is_capital(at) && !SMALL.contains(&lexemes.low(at)) && at < 32 {
                capitals |= 1 << at;
            }
            numbered |= at > 0 && lexemes.kind(at) == LexemeKind::Number;
        }
        if lexemes.is_empty() {
            return;
        }
        let letters = lexemes.raw(0).chars().filter(|c| *c != '.');
        let acronym = lexemes.len() == 1
            && use_ != Use::Office
            && (1..=5).contains(&letters.clone().count())
            && letters.clone().all(char::is_uppercase);
        // Offices are written either way; figures make a name unmistakable (`apt31`).
        if use_ == Use::Office || (numbered && lexemes.len() == 2) {
            capitals = 0;
        }
        self.starts.add(lexemes.low(0));
        if !acronym && capitals & 1 == 0 {
            self.small.add(lexemes.low(0));
        }
        let own = self.own;
        let forms = &mut self.forms[node as usize];
        if forms.iter().any(|form| form.entry < own && form.entry != entry) {
            if let Some(loser) = self.entries.get_mut(entry).and_then(Arc::get_mut) {
                loser.lost.push(name.to_owned());
            }
            return;
        }
        if !forms.iter().any(|form| form.entry == entry && form.use_ == use_) {
            forms.push(Form { entry, use_, weak, acronym, capitals });
        }
    }

    pub(super) fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    pub(super) fn entry(&self, form: Form) -> &Arc<Entry> {
        &self.entries[form.entry]
    }

    /// Tells whether a name may start with a word, written in small letters or not; `false` is certain.
    pub(super) fn may_start(&self, low: &str, small: bool) -> bool {
        let low = Placed::from(low);
        self.starts.may_hold(low) && (!small || self.small.may_hold(low))
    }

    /// Returns the forms that start at a lexeme, the longest last, each with the lexeme it ends before.
    pub(super) fn forms_at<'a>(
        &'a self,
        lexemes: &'a Lexemes<'_>,
        first: usize,
    ) -> impl Iterator<Item = (usize, &'a [Form])> {
        let mut node = 0;
        (first..lexemes.len())
            .map_while(move |at| {
                let word = self.words.get(lexemes.low(at))?;
                node = if at > first { *self.branches.get(&(node, word.number))? } else { word.start };
                (node > 0).then(|| (at + 1, self.forms[node as usize].as_slice()))
            })
            .filter(|(_, forms)| !forms.is_empty())
    }

    pub(super) fn resolve(&self, name: &str) -> Vec<&Entry> {
        let name = name.trim();
        let bare = name.get(..4).filter(|the| the.eq_ignore_ascii_case("the ")).map_or(name, |_| &name[4..]);
        for name in [name, bare] {
            let lexemes = Lexemes::new(name);
            let mut length = lexemes.len();
            if length > 1 && lexemes.kind(length - 1) == LexemeKind::Possessive {
                length -= 1;
            }
            let whole = self.forms_at(&lexemes, 0).find(|(end, _)| *end == length);
            if let Some((_, forms)) = whole {
                let mut entries: Vec<usize> = forms.iter().map(|form| form.entry).collect();
                entries.sort_unstable();
                entries.dedup();
                return entries.into_iter().map(|entry| self.entries[entry].as_ref()).collect();
            }
        }
        Vec::new()
    }
}
