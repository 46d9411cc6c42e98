//! The tools: arguments in, an answer out.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::answers::{Cited, Found, Shown, Statement, Statements, Thread, Timeline, past_the_end};
use super::arguments::{self, bounded};
use super::quoting::{MOST_TEXT, field};
use super::reading;
use crate::engine::{self, ACCUSATIONS, Engine, FilterError, StatementRequest, asked_for_something};
use crate::parse;
use crate::present::cite::{self, Reference};

/// Opens the index as it is now, and tells the day. A failure is told as it would be on the command line.
pub struct Library {
    /// Returns the index, opened anew where it has changed; or why it cannot be opened, and what to do.
    pub open: Box<dyn Fn() -> Result<Arc<Engine>, String> + Send + Sync>,
    /// Returns the present day.
    pub day: fn() -> Date,
}

/// One tool.
#[derive(Debug)]
pub struct Tool {
    /// What it is called.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What an assistant is told of it.
    pub about: &'static str,
    pub(super) takes: fn() -> Map<String, Value>,
    pub(super) gives: fn() -> Map<String, Value>,
    run: fn(&Library, Map<String, Value>) -> Result<Value, String>,
}

/// All tools. They read, and none writes.
pub const TOOLS: [Tool; 6] = [
    Tool {
        name: "ask",
        title: "Ask the saved articles",
        about: "Finds the passages of the saved articles that answer a question in plain words, best first, with identifiers to \
                follow by show and cite. Use it first for what was said, done, decided or measured.",
        takes: taking::<arguments::Ask>,
        gives: giving::<Found>,
        run: |library, given| run(library, given, ask),
    },
    Tool {
        name: "search",
        title: "Search the saved articles",
        about: "Finds passages by query language, for exact words, phrases and fields. Words match with their other forms.",
        takes: taking::<arguments::Search>,
        gives: giving::<Found>,
        run: |library, given| run(library, given, search),
    },
    Tool {
        name: "show",
        title: "Show a passage or an article",
        about: "Gives the whole text of a passage, with neighbours if wanted, or an article from its beginning or any passage on, \
                with author, outlet, address and dates.",
        takes: taking::<arguments::Show>,
        gives: giving::<Shown>,
        run: |library, given| run(library, given, show),
    },
    Tool {
        name: "statements",
        title: "List reported acts",
        about: "Lists who did what to whom and when (accused, denied, sanctioned, expelled, indicted …), each with its sentence; or \
                accusations with the replies of the accused. Found by rules: read the sentence before relying on it.",
        takes: taking::<arguments::Statements>,
        gives: giving::<Statements>,
        run: |library, given| run(library, given, statements),
    },
    Tool {
        name: "timeline",
        title: "Count over time",
        about: "Counts passages or reported acts by day, month or year, each period with a headline or sentence to follow.",
        takes: taking::<arguments::Timeline>,
        gives: giving::<Timeline>,
        run: |library, given| run(library, given, timeline),
    },
    Tool {
        name: "cite",
        title: "Cite passages and articles",
        about: "Writes citations: Markdown footnotes, BibTeX, CSL-JSON or RIS. Says what an article does not tell.",
        takes: taking::<arguments::Cite>,
        gives: giving::<Cited>,
        run: |library, given| run(library, given, cite),
    },
];

impl Tool {
    /// Runs the tool. A failure is words an assistant can act on.
    pub(super) fn call(&self, library: &Library, arguments: Map<String, Value>) -> Result<Value, String> {
        let arguments = reading::read(self.name, &(self.takes)(), arguments)?;
        // An index altered on disk can break the engine down; the answer must not fail to come.
        parse::fenced(|| (self.run)(library, arguments))
            .unwrap_or_else(|| Err(format!("{}; {} (on the command line)", parse::BROKE_DOWN, parse::BROKE_DOWN_HINT)))
    }
}

/// Returns a tool by name, or says which there are.
pub(super) fn tool(name: &str) -> Result<&'static Tool, String> {
    TOOLS.iter().find(|tool| tool.name == name).ok_or_else(|| {
        let names: Vec<&str> = TOOLS.iter().map(|tool| tool.name).collect();
        format!("there is no tool {:?}; there are {}", field(name, 60), names.join(", "))
    })
}

/// Where a tool looks, and what it tells beside its answer.
struct Asking {
    engine: Arc<Engine>,
    day: Date,
    notices: Vec<String>,
}

fn run<A: DeserializeOwned, R: Serialize>(
    library: &Library,
    given: Map<String, Value>,
    tool: fn(&A, &mut Asking) -> Result<R, Failure>,
) -> Result<Value, String> {
    let arguments =
        serde_json::from_value(Value::Object(given)).map_err(|error| format!("the arguments do not read: {error}"))?;
    let mut asking = Asking { engine: (library.open)()?, day: (library.day)(), notices: Vec::new() };
    let answer = tool(&arguments, &mut asking).map_err(|failure| failure.told())?;
    serde_json::to_value(answer).map_err(|error| error.to_string())
}

/// Why a tool gives no answer.
enum Failure {
    Filter(FilterError),
    Engine(engine::Error),
}

impl From<FilterError> for Failure {
    fn from(error: FilterError) -> Self {
        Self::Filter(error)
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        Self::Engine(error)
    }
}

impl Failure {
    fn unknown(id: String) -> Self {
        Self::Engine(engine::Error::Unknown(id))
    }

    /// Returns the failure with the next step.
    fn told(&self) -> String {
        let said = match self {
            Self::Filter(error) => error.to_string(),
            Self::Engine(error) => told(error),
        };
        field(&said, 2_000)
    }
}

fn told(error: &engine::Error) -> String {
    match error {
        engine::Error::Unknown(id) => format!(
            "there is no article or passage {:?}; identifiers stand in the answers of ask, search and statements, for \
             example 2024/story.html#3, and without #3 name the article",
            field(id, 200)
        ),
        engine::Error::EmptyQuestion(_) => "there is no word to look for; ask in words".to_owned(),
        other => match other.hint() {
            Some(hint) => format!("{other}; {hint}"),
            None => other.to_string(),
        },
    }
}

fn ask(given: &arguments::Ask, asking: &mut Asking) -> Result<Found, Failure> {
    asked_for_something(&given.question)?;
    let filters = given.narrowing.filters(asking.day, &asking.engine, &mut asking.notices)?;
    let (offset, limit, request) = given.hits.request(asking.day, filters, &mut asking.notices);
    let answer = asking.engine.ask(&given.question, &request)?;
    Ok(Found::new(&answer, offset, limit, &asking.notices))
}

fn search(given: &arguments::Search, asking: &mut Asking) -> Result<Found, Failure> {
    asked_for_something(&given.query)?;
    let filters = given.narrowing.filters(asking.day, &asking.engine, &mut asking.notices)?;
    let (offset, limit, request) = given.hits.request(asking.day, filters, &mut asking.notices);
    let answer = asking.engine.search(&given.query, &request)?;
    Ok(Found::new(&answer, offset, limit, &asking.notices))
}

fn show(given: &arguments::Show, asking: &mut Asking) -> Result<Shown, Failure> {
    let context = given.context.unwrap_or(0).min(5);
    let shown = asking.engine.show(&given.id, context)?;
    let from = given.from.unwrap_or(0);
    if from > 0 && !shown.passages.iter().any(|one| one.passage.ordinal >= from) {
        return Err(Failure::unknown(format!("{}#{from}", given.id)));
    }
    Ok(Shown::new(&shown, from))
}

fn statements(given: &arguments::Statements, asking: &mut Asking) -> Result<Statements, Failure> {
    let request = given.request(asking.day, &asking.engine, &mut asking.notices)?;
    let limit = bounded("limit", given.limit, 15, (1, 50), &mut asking.notices);
    let offset = given.offset.unwrap_or(0);
    let request = StatementRequest { most: Some(offset.saturating_add(limit)), ..request };
    let threaded = given.threads == Some(true);
    let (found, listed, threads) = if threaded {
        if let Some(act) = request.filters.act.filter(|act| !ACCUSATIONS.contains(act)) {
            let names: Vec<&str> = ACCUSATIONS.iter().map(|act| act.name()).collect();
            asking.notices.push(format!("{} starts no thread; those that do are {}", act.name(), names.join(", ")));
        }
        let found = asking.engine.threads(&request, given.window())?;
        (found.found, Vec::new(), found.threads)
    } else {
        let found = asking.engine.statements(&request)?;
        (found.found, found.reported, Vec::new())
    };
    let statements = filled(listed.iter().skip(offset).map(Statement::new), Statement::length);
    let threads = filled(threads.iter().skip(offset).map(Thread::new), Thread::length);
    let next = offset.saturating_add(statements.len() + threads.len());
    let next_offset = (found > next).then_some(next);
    let left_out =
        next_offset.map(|next| format!("{} more; go on with offset {next}, or narrow them down", found - next));
    let mut notices = std::mem::take(&mut asking.notices);
    if found == 0 {
        notices.push("nothing was found; try fewer filters, or ask".to_owned());
    } else if statements.is_empty() && threads.is_empty() {
        notices.push(past_the_end(found, if threaded { "threads" } else { "statements" }));
    }
    Ok(Statements { found, statements, threads, next_offset, left_out: left_out.into_iter().collect(), notices })
}

fn timeline(given: &arguments::Timeline, asking: &mut Asking) -> Result<Timeline, Failure> {
    let request = given.request(asking.day, &asking.engine, &mut asking.notices)?;
    let line = asking.engine.timeline(&request)?;
    let of = if given.statements == Some(true) { "statements" } else { "passages" };
    let mut notices = std::mem::take(&mut asking.notices);
    if line.total == 0 {
        notices.push(format!("no {of} were found; try other words or fewer filters"));
    }
    Ok(Timeline::new(&line, of, given.offset.unwrap_or(0), notices))
}

fn cite(given: &arguments::Cite, asking: &mut Asking) -> Result<Cited, Failure> {
    /// The most citations of one answer.
    const MOST: usize = 30;
    let mut seen = BTreeSet::new();
    let ids: Vec<&String> = given.ids.iter().filter(|id| seen.insert(id.as_str())).collect();
    let mut cited = Cited { citations: String::new(), missing: [].into(), unknown: Vec::new(), notices: Vec::new() };
    let mut references = Vec::new();
    for id in ids.iter().take(MOST) {
        match asking.engine.cited(id) {
            Ok(found) => {
                let reference = Reference::cited(&found);
                cited.notices.extend(found.notices.iter().map(|notice| field(notice, 400)));
                let missing: Vec<String> = reference.missing().into_iter().map(str::to_owned).collect();
                if !missing.is_empty() {
                    cited.missing.insert(field(id, 1_000), missing);
                }
                references.push(reference);
            }
            Err(engine::Error::Unknown(id)) => cited.unknown.push(field(&id, 200)),
            Err(error) => return Err(error.into()),
        }
    }
    if references.is_empty() {
        return Err(Failure::unknown(given.ids.first().cloned().unwrap_or_default()));
    }
    if ids.len() > MOST {
        cited
            .notices
            .push(format!("{MOST} are cited at once: name the other {} in a call of their own", ids.len() - MOST));
    }
    let mut written = Vec::new();
    // A vector takes everything.
    drop(cite::references(&mut written, given.format.unwrap_or_default().into(), &references));
    cited.citations = super::quoting::quoted(&String::from_utf8_lossy(&written));
    Ok(cited)
}

/// Returns as many as there is room for, at least one.
fn filled<T>(all: impl Iterator<Item = T>, length: fn(&T) -> usize) -> Vec<T> {
    let mut taken = Vec::new();
    let mut room = MOST_TEXT;
    for one in all {
        let length = length(&one);
        if length > room && !taken.is_empty() {
            break;
        }
        room = room.saturating_sub(length);
        taken.push(one);
    }
    taken
}

fn taking<T: JsonSchema>() -> Map<String, Value> {
    let mut schema = schema::<T>(SchemaSettings::draft2020_12().into_generator());
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

fn giving<T: JsonSchema>() -> Map<String, Value> {
    schema::<T>(SchemaSettings::draft2020_12().for_serialize().into_generator())
}

fn schema<T: JsonSchema>(generator: SchemaGenerator) -> Map<String, Value> {
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    without_formats(&mut schema);
    // The names of our types say nothing to an assistant.
    let mut fields = schema.as_object_mut().map(std::mem::take).unwrap_or_default();
    fields.remove("title");
    fields.remove("description");
    fields
}

/// Leaves out how numbers are held here (`uint`): no standard knows it, and some assistants refuse what they do not know.
fn without_formats(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.retain(|key, value| key != "format" || !value.is_string());
            object.values_mut().for_each(without_formats);
        }
        Value::Array(list) => list.iter_mut().for_each(without_formats),
        _ => {}
    }
}
