//! Killed at any moment, the index answers as before or after, and the next run ends the job.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::{Chance, Ground, rounds, survived};

/// Starts a run, kills it after `after`, and tells whether it was still running.
fn kill(ground: &Ground, args: &[&str], after: Duration) -> bool {
    let mut child = ground.program().args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(after);
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

fn kills(what: &str, seed: u64, rounds: usize, args: &[&str], prepare: impl Fn(&Ground), may_be_missing: bool) {
    let ground = Ground::new();
    prepare(&ground);
    let start = Instant::now();
    assert_eq!(ground.run(args).status.code(), Some(0));
    let whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut chance = Chance::new(seed);
    let mut cut = 0;
    let mut endings = Vec::new();
    for _ in 0..rounds {
        prepare(&ground);
        let after = chance.below(whole);
        cut += usize::from(kill(&ground, args, Duration::from_micros(after)));
        let ending = ground.is_old_or_new("hurt", may_be_missing).and_then(|()| ground.finishes("hurt"));
        endings.push((format!("after {after} µs"), ending));
    }
    survived(&format!("kills while {what}, {cut} before the end of the run"), &endings);
}

#[test]
fn a_first_build_killed_at_any_moment_is_made_by_the_next() {
    let gone = |ground: &Ground| drop(fs::remove_dir_all(ground.path("hurt")));
    kills("building", 1, rounds(3, 0.5), &["index", "--index", "hurt"], gone, true);
}

#[test]
fn an_update_killed_at_any_moment_leaves_the_old_index_or_the_new() {
    kills("updating", 2, rounds(3, 0.35), &["index", "--index", "hurt"], |ground| ground.lay("hurt"), false);
}

#[test]
fn a_rebuild_killed_at_any_moment_leaves_the_old_index_or_the_new() {
    let args = ["index", "--rebuild", "--index", "hurt"];
    kills("rebuilding", 3, rounds(2, 0.15), &args, |ground| ground.lay("hurt"), false);
}
