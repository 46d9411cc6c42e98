//! What an index survives: kills, faults, readers during a write, flipped bytes. Each test runs a few rounds with the
//! others; `.ci/survive` runs many, by the variable `SURVIVAL_ROUNDS`, and adds up the lines they print.
#![expect(clippy::print_stdout, reason = "the counts are what these tests are run for")]

mod disks;
mod faults;
mod flips;
mod kills;
mod power;
mod readers;
mod writers;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::house::House;

/// Two states of a folder, and what each answers.
pub(super) struct Ground {
    house: House,
    old: Vec<Value>,
    new: Vec<Value>,
}

/// How a round ended; the text says what went wrong.
pub(super) type Ending = Result<(), String>;

/// Asked of every index, whole or hurt.
const QUESTIONS: [&str; 3] = ["who denied the allegations", "sanctions against the ministry", "stolen registers"];

/// The file they stand in.
const QUESTIONS_FILE: &str = "questions.txt";

/// How many rounds to run: a few beside the other tests, many when they are asked for.
#[expect(clippy::disallowed_methods, reason = "tests are told how long to run")]
pub(super) fn rounds(few: usize, share: f64) -> usize {
    let asked = std::env::var("SURVIVAL_ROUNDS").ok().and_then(|rounds| rounds.parse::<f64>().ok());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive count")]
    asked.map_or(few, |asked| (asked * share) as usize)
}

/// The program under test: the one built with the tests, or the one named.
pub(super) fn program() -> Command {
    let named = std::env::var_os("SURVIVAL_PROGRAM").unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_demarche")));
    let mut command = Command::new(named);
    command.env_remove("DEMARCHE_INDEX").env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// A row of numbers that is the same in each run (xorshift; Marsaglia, 2003).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most.max(1)
    }
}

impl Ground {
    /// Writes the old state and indexes it into `old`, the new one into `new`, and leaves the folder new.
    pub(super) fn new() -> Self {
        Self::with(&House::empty)
    }

    /// The same in a house of another kind.
    pub(super) fn with(house: &dyn Fn() -> House) -> Self {
        let house = house();
        fs::write(house.path(QUESTIONS_FILE), QUESTIONS.join("\n")).unwrap();
        for number in 0..40 {
            house.write(&format!("kept/{number}.md"), article(number, "The embassy denied the allegations on Monday."));
            house.write(&format!("gone/{number}.md"), article(100 + number, "The ministry announced sanctions."));
            house.write(&format!("turned/{number}.md"), article(200 + number, "The registers were stolen in spring."));
        }
        let ground = Self { house, old: Vec::new(), new: Vec::new() };
        assert_eq!(ground.run(&["index", "--index", "old"]).status.code(), Some(0));
        let old = ground.answers("old").unwrap();
        fs::rename(ground.house.path("corpus"), ground.house.path("corpus-old")).unwrap();
        for number in 0..40 {
            ground
                .house
                .write(&format!("kept/{number}.md"), article(number, "The embassy denied the allegations on Monday."));
            ground
                .house
                .write(&format!("come/{number}.md"), article(300 + number, "The court rejected the sanctions."));
            ground
                .house
                .write(&format!("turned/{number}.md"), article(400 + number, "Nobody denied the stolen registers."));
        }
        assert_eq!(ground.run(&["index", "--index", "new"]).status.code(), Some(0));
        let new = ground.answers("new").unwrap();
        assert_ne!(old, new);
        Self { old, new, ..ground }
    }

    pub(super) fn path(&self, below: &str) -> PathBuf {
        self.house.path(below)
    }

    /// The program, to be run in the folder.
    pub(super) fn program(&self) -> Command {
        let mut command = program();
        command.current_dir(self.path("")).env("DEMARCHE_MODEL", self.path("model"));
        command.env("DEMARCHE_ACTORS", self.path("own-actors.tsv"));
        command
    }

    /// Runs the program in the folder.
    pub(super) fn run(&self, args: &[&str]) -> Output {
        self.program().args(args).output().unwrap()
    }

    /// Lays a fresh copy of the old index where `name` says.
    pub(super) fn lay(&self, name: &str) {
        drop(fs::remove_dir_all(self.path(name)));
        copied(&self.path("old"), &self.path(name));
    }

    /// Returns what an index answers, without the time that took; what went wrong when it does not.
    pub(super) fn answers(&self, index: &str) -> Result<Vec<Value>, String> {
        let args =
            ["batch", QUESTIONS_FILE, "--strict", "--jobs", "1", "--index", index, "--format", "json", "-n", "20"];
        let output = self.run(&args);
        let said: Value = serde_json::from_str(&answered(&output)?).unwrap();
        let answers: Vec<Value> = said["answers"].as_array().unwrap().iter().cloned().map(timeless).collect();
        if answers.len() == QUESTIONS.len() { Ok(answers) } else { Err(format!("{} answers", answers.len())) }
    }

    /// Returns what an index answers to one of the questions, asked alone.
    pub(super) fn answer(&self, index: &str, question: usize) -> Result<Value, String> {
        let output = self.run(&["ask", QUESTIONS[question], "--index", index, "--format", "json", "-n", "20"]);
        let mut answer: Value = serde_json::from_str(&answered(&output)?).unwrap();
        // In a batch a question has its line's number.
        answer["question"]["id"] = Value::String((question + 1).to_string());
        Ok(timeless(answer))
    }

    /// Whether an index answers as the old state, as the new one, or says that it is not there yet.
    pub(super) fn is_old_or_new(&self, index: &str, may_be_missing: bool) -> Ending {
        match self.answers(index) {
            Ok(answers) if answers == self.old || answers == self.new => Ok(()),
            Ok(answers) => {
                Err(format!("neither the old answers nor the new: {}", serde_json::to_string(&answers).unwrap()))
            }
            Err(error) if may_be_missing && error.contains("there is no index") => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Ends a run that was stopped, and sees that nothing is left of it.
    pub(super) fn finishes(&self, index: &str) -> Ending {
        let output = self.run(&["index", "--index", index]);
        ended(&output, 0)?;
        if self.answers(index)? != self.new {
            return Err("the next run did not end the job".to_owned());
        }
        let output = self.run(&["check", "--index", index]);
        ended(&output, 0)?;
        let strange = orphans(&self.path(index));
        if strange.is_empty() { Ok(()) } else { Err(format!("left behind: {strange:?}")) }
    }
}

/// Runs rounds, tells how many survived, and fails where one did not.
pub(super) fn survived(what: &str, endings: &[(String, Ending)]) {
    let lost: Vec<_> = endings.iter().filter(|(_, ending)| ending.is_err()).collect();
    println!("{what}: {} of {} survived", endings.len() - lost.len(), endings.len());
    assert!(lost.is_empty(), "{what}: {lost:#?}");
}

/// Whether the program ended so, without breaking down.
fn ended(output: &Output, code: i32) -> Ending {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(code) && !said.contains("panicked at") { Ok(()) } else { Err(said) }
}

/// Returns the answers written, or what was said in their place.
fn answered(output: &Output) -> Result<String, String> {
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!errors.contains("panicked at"), "{errors}");
    match output.status.code() {
        Some(0 | 1) => Ok(String::from_utf8(output.stdout.clone()).unwrap()),
        Some(2) => Err(errors),
        code => panic!("ended with {code:?}: {errors}"),
    }
}

fn timeless(mut answer: Value) -> Value {
    answer["elapsed_ms"] = Value::Null;
    // Removed articles count in the words' statistics until their segment is written anew.
    for hit in answer["hits"].as_array_mut().unwrap() {
        hit["score"] = Value::Null;
        // It rests on scores.
        if let Some(confidence) = hit.pointer_mut("/answer/confidence") {
            *confidence = Value::Null;
        }
    }
    answer
}

/// Returns the files of an index that its last commit does not name, as the engine's own list of segments tells.
fn orphans(index: &Path) -> BTreeSet<String> {
    let read = |path: PathBuf| serde_json::from_slice::<Value>(&fs::read(path).unwrap()).unwrap();
    let live = read(index.join("demarche.json"))["live"].as_str().unwrap().to_owned();
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
    };
    let mut strange: BTreeSet<String> = names(index)
        .into_iter()
        .filter(|name| !["demarche.json", "lock", "rows", &live].contains(&name.as_str()))
        .collect();
    let meta = read(index.join(&live).join("meta.json"));
    let payload: Value = serde_json::from_str(meta["payload"].as_str().unwrap()).unwrap();
    let segments = meta["segments"].as_array().unwrap();
    let segments: Vec<String> =
        segments.iter().map(|one| one["segment_id"].as_str().unwrap().replace('-', "")).collect();
    let committed = [
        Some("meta.json"),
        Some(".managed.json"),
        Some("sums.json"),
        payload["manifest"].as_str(),
        payload["copies"].as_str(),
    ];
    for name in names(&index.join(&live)) {
        let of_segment = name.split_once('.').is_some_and(|(stem, _)| segments.iter().any(|segment| segment == stem));
        if !of_segment && !committed.contains(&Some(&name)) && !name.contains(".lock") {
            strange.insert(name);
        }
    }
    strange
}

/// An article of some passages, told from the others by its number.
fn article(number: u32, sentence: &str) -> String {
    let day = number % 28 + 1;
    let filler = format!("Paragraph {number} speaks of servers, voters and the long way of an inquiry. ").repeat(9);
    format!(
        "---\ntitle: Story {number}\npublished: 2023-05-{day:02}\n---\n\n{sentence} {filler}\n\n## Later\n\n{filler} {sentence}\n"
    )
}

/// Copies a folder.
pub(super) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
