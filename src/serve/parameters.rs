//! Parameters of a request: what each route takes, and reading it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Problem;

/// One parameter of a route, as it is read and as it is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Whether the route cannot do without.
    pub required: bool,
    /// Values that show what is meant.
    pub examples: &'static [&'static str],
}

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, at most so many characters.
    Text(usize),
    /// Words, several times; at most so many characters each, and so many times.
    Texts(usize, usize),
    /// A day, month or year as typed.
    Date,
    /// One of these, the first when not given.
    Choice(&'static [&'static str]),
    /// One of these, or nothing.
    Optional(&'static [&'static str]),
    /// `true` or `false`, which is what it is when not given.
    Flag,
    /// A whole number from `least` to `most`, `usual` when not given.
    Whole {
        /// The least.
        least: usize,
        /// The most.
        most: usize,
        /// The one taken when none is given.
        usual: usize,
    },
}

/// The longest date as typed, in characters: "the first quarter of 2024".
pub(super) const LONGEST_DATE: usize = 40;

/// The parameters of one request, each checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    given: BTreeMap<&'static str, Vec<String>>,
    parameters: Vec<Parameter>,
}

impl Query {
    /// Reads the query part of an address, in which everything must be known and fit: for programs.
    ///
    /// # Errors
    /// When a parameter is unknown, missing, repeated, empty or does not fit.
    pub fn strict(parameters: &[Parameter], raw: Option<&str>) -> Result<Self, Problem> {
        Self::read(parameters, raw, true)
    }

    /// Reads the query part of an address as a form sends it: what is empty was not given, what is unknown is passed
    /// over, and nothing is missed.
    ///
    /// # Errors
    /// When a parameter is repeated or does not fit.
    pub fn lenient(parameters: &[Parameter], raw: Option<&str>) -> Result<Self, Problem> {
        Self::read(parameters, raw, false)
    }

    fn read(parameters: &[Parameter], raw: Option<&str>, strict: bool) -> Result<Self, Problem> {
        let raw = raw.unwrap_or_default();
        let mut given: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for pair in raw.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = decoded(pair)?;
            let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
                if strict {
                    return Err(unknown(&name, parameters));
                }
                continue;
            };
            if value.trim().is_empty() && !strict {
                continue;
            }
            parameter.check(&value)?;
            let values = given.entry(parameter.name).or_default();
            values.push(value.into_owned());
            let most = if let Kind::Texts(_, most) = parameter.kind { most } else { 1 };
            if values.len() > most {
                let times = if most == 1 { "once".to_owned() } else { format!("{most} times") };
                return Err(Problem::bad(format!("{name} is given more than {times}")));
            }
        }
        let missing = |parameter: &&Parameter| parameter.required && !given.contains_key(parameter.name);
        if let Some(Parameter { name, about, .. }) = parameters.iter().find(missing).filter(|_| strict) {
            return Err(Problem::bad(format!("{name} is missing")).hint(format!("{name}: {about}")));
        }
        Ok(Self { given, parameters: parameters.to_vec() })
    }

    /// Returns the value of a parameter, where it was given.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts(name).first().map(String::as_str)
    }

    /// Returns the values of a parameter, in order.
    pub fn texts(&self, name: &str) -> &[String] {
        self.given.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the choice that was made: the value given, else the usual one.
    pub fn choice(&self, name: &str) -> &str {
        let usual = || match self.kind(name) {
            Some(Kind::Choice(names)) => names.first().copied().unwrap_or_default(),
            _ => "",
        };
        self.text(name).unwrap_or_else(usual)
    }

    /// Tells whether a flag is set.
    pub fn flag(&self, name: &str) -> bool {
        self.text(name) == Some("true")
    }

    /// Returns a number: the one given, else the usual one.
    pub fn number(&self, name: &str) -> usize {
        let usual = || match self.kind(name) {
            Some(Kind::Whole { usual, .. }) => usual,
            _ => 0,
        };
        self.text(name).and_then(|text| text.parse().ok()).unwrap_or_else(usual)
    }

    /// Returns the query part that asks for the same with another value for one parameter.
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut written = form_urlencoded::Serializer::new(String::new());
        for (known, values) in self.given.iter().filter(|(known, _)| **known != name) {
            for value in values {
                written.append_pair(known, value);
            }
        }
        written.append_pair(name, value).finish()
    }

    fn kind(&self, name: &str) -> Option<Kind> {
        self.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.kind)
    }
}

impl Parameter {
    /// Returns a parameter that may be left out.
    pub const fn new(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, about, kind, required: false, examples: &[] }
    }

    /// Returns a parameter that must be given.
    pub const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, about, kind, required: true, examples: &[] }
    }

    /// Returns it with values that show what is meant.
    #[must_use]
    pub const fn such_as(self, examples: &'static [&'static str]) -> Self {
        Self { examples, ..self }
    }

    fn check(&self, value: &str) -> Result<(), Problem> {
        let name = self.name;
        let short = || value.chars().take(60).collect::<String>();
        if value.trim().is_empty() {
            return Err(Problem::bad(format!("{name} is empty")).hint("give it a value or leave it out"));
        }
        match self.kind {
            Kind::Text(most) | Kind::Texts(most, _) => longest(name, value, most),
            Kind::Date => longest(name, value, LONGEST_DATE),
            Kind::Choice(names) | Kind::Optional(names) if names.contains(&value) => Ok(()),
            Kind::Choice(names) | Kind::Optional(names) => {
                Err(Problem::bad(format!("{name} is one of {}, not {:?}", names.join(", "), short())))
            }
            Kind::Flag if matches!(value, "true" | "false") => Ok(()),
            Kind::Flag => Err(Problem::bad(format!("{name} is true or false, not {:?}", short()))),
            Kind::Whole { least, most, .. } => {
                let digits = value.bytes().all(|byte| byte.is_ascii_digit());
                let number = value.parse::<usize>().ok().filter(|number| digits && (least..=most).contains(number));
                let wrong =
                    || Problem::bad(format!("{name} is a whole number from {least} to {most}, not {:?}", short()));
                number.map(drop).ok_or_else(wrong)
            }
        }
    }
}

fn longest(name: &str, value: &str, most: usize) -> Result<(), Problem> {
    let length = value.chars().count();
    if length <= most {
        return Ok(());
    }
    Err(Problem::bad(format!("{name} has {length} characters; the most is {most}")))
}

fn unknown(name: &str, parameters: &[Parameter]) -> Problem {
    let short: String = name.chars().take(60).collect();
    let known: Vec<_> = parameters.iter().map(|parameter| parameter.name).collect();
    let hint = if known.is_empty() { "leave it out".to_owned() } else { format!("it takes {}", known.join(", ")) };
    Problem::bad(format!("there is no parameter {short:?} here")).hint(hint)
}

/// Decodes a name and its value; bytes that are no UTF-8 are refused rather than replaced.
fn decoded(pair: &str) -> Result<(Cow<'_, str>, Cow<'_, str>), Problem> {
    let (name, value) = form_urlencoded::parse(pair.as_bytes()).next().unwrap_or_default();
    // What cannot be decoded becomes this character; whoever means it writes its three bytes.
    let lossy = |text: &str| text.contains('\u{fffd}');
    let meant = pair.to_ascii_lowercase().contains("%ef%bf%bd") || pair.contains('\u{fffd}');
    if (lossy(&name) || lossy(&value)) && !meant {
        return Err(Problem::bad("the query is not UTF-8").hint("encode it as UTF-8, each byte as % and two digits"));
    }
    Ok((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TAKEN: &[Parameter] = &[
        Parameter::required("q", Kind::Text(10), "The question"),
        Parameter::new("id", Kind::Texts(10, 2), "An identifier"),
        Parameter::new("n", Kind::Whole { least: 1, most: 100, usual: 5 }, "How many"),
        Parameter::new("explain", Kind::Flag, "Whether to explain"),
        Parameter::new("undated", Kind::Choice(&["keep", "drop"]), "What becomes of them"),
    ];

    #[test]
    fn what_is_given_is_read_and_what_is_not_is_usual() {
        let query = Query::strict(TAKEN, Some("q=who+said%3F&n=20&id=a%23b&id=c")).unwrap();
        assert_eq!(query.text("q"), Some("who said?"));
        assert_eq!((query.number("n"), query.flag("explain"), query.choice("undated")), (20, false, "keep"));
        assert_eq!(query.texts("id"), ["a#b", "c"]);
        assert_eq!(query.with("n", "7"), "id=a%23b&id=c&q=who+said%3F&n=7");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_what_would() {
        for (raw, told) in [
            ("", "q is missing"),
            ("q=", "q is empty"),
            ("q=a&q=b", "q is given more than once"),
            ("q=a&id=1&id=2&id=3", "id is given more than 2 times"),
            ("q=a&n=0", "n is a whole number from 1 to 100, not \"0\""),
            ("q=a&n=%2B5", "n is a whole number"),
            ("q=a&explain=yes", "explain is true or false"),
            ("q=a&undated=maybe", "undated is one of keep, drop"),
            ("q=a&limt=3", "there is no parameter \"limt\" here"),
            ("q=12345678901", "q has 11 characters; the most is 10"),
            ("q=%ff", "the query is not UTF-8"),
        ] {
            let problem = Query::strict(TAKEN, Some(raw)).unwrap_err();
            assert!(problem.detail.contains(told), "{raw}: {}", problem.detail);
        }
    }

    #[test]
    fn a_form_sends_empty_fields() {
        let query = Query::lenient(TAKEN, Some("q=&n=&utm_source=x")).unwrap();
        assert_eq!((query.text("q"), query.number("n")), (None, 5));
        assert!(Query::lenient(TAKEN, Some("n=x")).is_err());
    }

    proptest! {
        #[test]
        fn any_query_is_read_or_refused(raw in "\\PC{0,40}") {
            let _read = (Query::strict(TAKEN, Some(&raw)), Query::lenient(TAKEN, Some(&raw)));
        }

        #[test]
        fn what_is_written_reads_back(text in "\\PC{1,10}", number in 1usize..=100) {
            prop_assume!(!text.trim().is_empty());
            let query = Query { given: BTreeMap::from([("q", vec![text.clone()])]), parameters: TAKEN.to_vec() };
            let again = Query::strict(TAKEN, Some(&query.with("n", &number.to_string()))).unwrap();
            prop_assert_eq!(again.text("q"), Some(text.as_str()));
            prop_assert_eq!(again.number("n"), number);
        }
    }
}
