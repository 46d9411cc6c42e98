//! A house of its own for each test: a corpus, an index, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use tempfile::TempDir;

/// A temporary folder with `corpus/` in it, which is the program's working folder.
pub(crate) struct House {
    root: TempDir,
}

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl House {
    /// A house with an empty corpus.
    pub(crate) fn empty() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("corpus")).unwrap();
        Self { root }
    }

    /// A house with the articles most tests ask about.
    pub(crate) fn furnished() -> Self {
        let house = Self::empty();
        for (name, text) in ARTICLES {
            house.write(name, text);
        }
        house
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    /// Writes a file of the corpus.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path("corpus").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Gives a file of the corpus the time 2 January 2026, noon.
    pub(crate) fn age(&self, name: &str) {
        let file = fs::File::options().write(true).open(self.path("corpus").join(name)).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_hours(490_932)).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path("corpus").join(name)).unwrap();
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run_in(self.root.path(), args)
    }

    /// A command to be run in it.
    #[cfg(any(feature = "mcp", feature = "serve"))]
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        command_in(self.root.path(), args)
    }

    /// Runs a command with that on its standard input.
    pub(crate) fn fed(&self, args: &[&str], input: &str) -> Run {
        let file = self.path("standard-input");
        fs::write(&file, input).unwrap();
        let input = Stdio::from(fs::File::open(file).unwrap());
        run_from(self.root.path(), args, input)
    }

    /// Runs a command that must end with 0, and returns its output.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let run = self.run(args);
        assert_eq!(run.code, 0, "demarche {args:?}\n{}\n{}", run.stdout, run.stderr);
        run.stdout
    }

    /// Runs a command that must end with 0, and reads its output as JSON.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(args)).unwrap()
    }

    /// The passages found, best first.
    pub(crate) fn found(&self, args: &[&str]) -> Vec<String> {
        // Before the rest: what follows `--` is no option.
        let mut all = vec![args[0], "--format", "jsonl"];
        all.extend(&args[1..]);
        let run = self.run(&all);
        assert!(run.code <= 1, "demarche {args:?}\n{}", run.stderr);
        let passage = |line: &str| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["passage"].as_str().unwrap().to_owned()
        };
        run.stdout.lines().map(passage).collect()
    }
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Run {
    run_from(folder, args, Stdio::null())
}

fn run_from(folder: &Path, args: &[&str], input: Stdio) -> Run {
    let output = command_in(folder, args).stdin(input).output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

fn command_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command
        .args(args)
        .current_dir(folder)
        .env_remove("DEMARCHE_INDEX")
        .env_remove("DEMARCHE_TOKEN")
        .env_remove("NO_COLOR")
        // Whoever runs the tests may have a table of his own.
        .env("DEMARCHE_ACTORS", folder.join("own-actors.tsv"))
        // Not the one whoever runs the tests may have.
        .env("DEMARCHE_MODEL", folder.join("model"))
        .env("COLUMNS", "80");
    command
}

/// Small articles in every format: a denial, a sanction, an undated note, records.
const ARTICLES: [(&str, &str); 5] = [
    (
        "2024/denial.html",
        r#"<!doctype html>
<html lang="en"><head><title>Embassy rejects hacking claim | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Embassy rejects hacking claim","datePublished":"2024-03-26T08:00:00Z","author":{"@type":"Person","name":"Ada Brook"}}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies to denied allegations of tracking. Accept all.</div>
<article>
<h1>Embassy rejects hacking claim</h1>
<p>London accused a group of hackers on Monday of entering the computers of the election office, and said that it would
answer with sanctions against two men and a company.</p>
<h2>The reaction</h2>
<p>The Chinese embassy denied the allegations within hours. It called them malicious slander and lodged a protest with
the Foreign Office.</p>
<h2>Background</h2>
<p>The registers of forty million voters lay open to the intruders for more than a year before anybody noticed it.</p>
</article>
<aside class="related"><h3>Related news</h3><ul><li><a href="/x">Minister denied the allegations of fraud</a></li></ul></aside>
<footer>Copyright Example Wire. All rights reserved.</footer>
</body></html>
"#,
    ),
    (
        "2023/sanctions.md",
        "---\ntitle: Seven men on a list\nauthor: Bram Quill\npublished: 2023-02-09\nsource: https://brief.example/seven\noutlet: Policy Brief\n---\n\n# Seven men on a list\n\n## What was decided\n\nThe government froze the assets of seven members of a ransomware gang on Thursday and forbade them to travel.\n\n## Why it matters\n\nSanctions of this kind are rarely about money. They tell the gang that its members are known by name.\n",
    ),
    (
        "2019/note.txt",
        "A finding kept in a drawer\n\nInvestigators found out who had broken into the parliament's network. The finding was never made public.\n\nThe reason\n\nTrade talks were under way, and the government feared that an accusation would harm them.\n",
    ),
    (
        "undated.html",
        "<html><body><p>An undated page says that the ministry denied everything it was asked about the servers.</p></body></html>",
    ),
    (
        "briefs.jsonl",
        "{\"_id\": \"brief-1\", \"title\": \"Pipeline shut\", \"text\": \"A fuel pipeline was shut down after extortionists locked its office computers.\", \"metadata\": {\"date\": \"2021-05-08\"}}\n{\"_id\": \"brief-2\", \"title\": \"Ransom paid\", \"text\": \"The company paid 75 bitcoin, and most of it was seized again a month later.\", \"metadata\": {\"date\": \"2021-06\"}}\n",
    ),
];
