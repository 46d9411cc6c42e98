//! The README says what the program does.

use std::fs;
use std::path::Path;

use crate::house::{House, run_in};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The code blocks of the README that follow a line `<!-- NAME -->`.
fn block(name: &str) -> String {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let after = readme.split(&format!("<!-- {name} -->")).nth(1).unwrap_or_else(|| panic!("no block {name}"));
    let body = after.split("```").nth(1).unwrap();
    body.split_once('\n').unwrap().1.trim_end().to_owned()
}

#[test]
fn the_help_in_the_readme_is_the_programs() {
    let house = House::empty();
    assert_eq!(block("help"), house.ok(&["--help"]).trim_end());
}

#[test]
fn every_command_of_the_help_is_in_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let help = House::empty().ok(&["--help"]);
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    // Names stand two columns in; what stands further in goes on describing the one above.
    let names = commands.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    for command in names.filter_map(|line| line.split_whitespace().next()) {
        assert!(command == "help" || readme.contains(&format!("`{command}")), "{command} is not described");
    }
}

#[test]
fn the_transcript_in_the_readme_is_what_the_program_prints() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("index");
    let args = ["ask", "who denied the allegations", "-n", "2", "--index", index.to_str().unwrap()];
    let run = run_in(root(), &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(block("transcript"), run.stdout.trim_end());
}
