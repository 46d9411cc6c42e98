//! Killed at any moment, the index answers as before or after, and the next run ends the job.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::{Chance, Ground, program, rounds};

/// Starts a run, kills it after `after`, and tells whether it was still running.
fn kill(ground: &Ground, args: &[&str], after: Duration) -> bool {
    let mut child =
        program().args(args).current_dir(ground.path("")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(after);
    let running = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    running
}

fn kills(seed: u64, rounds: usize, args: &[&str], prepare: impl Fn(&Ground), may_be_missing: bool) -> usize {
    let ground = Ground::new();
    prepare(&ground);
    let start = Instant::now();
    assert_eq!(ground.run(args).status.code(), Some(0));
    let whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut chance = Chance::new(seed);
    let mut cut = 0;
    for _ in 0..rounds {
        prepare(&ground);
        cut += usize::from(kill(&ground, args, Duration::from_micros(chance.below(whole))));
        ground.is_old_or_new("hurt", may_be_missing);
        ground.finishes("hurt");
    }
    cut
}

#[test]
fn a_first_build_killed_at_any_moment_is_made_by_the_next() {
    let tried = rounds(3, 0.5);
    let gone = |ground: &Ground| drop(fs::remove_dir_all(ground.path("hurt")));
    let cut = kills(1, tried, &["index", "--index", "hurt"], gone, true);
    println!("killed while building: {tried} of {tried} survived ({cut} before the end of the run)");
}

#[test]
fn an_update_killed_at_any_moment_leaves_the_old_index_or_the_new() {
    let tried = rounds(3, 0.35);
    let cut = kills(2, tried, &["index", "--index", "hurt"], |ground| ground.lay("hurt"), false);
    println!("killed while updating: {tried} of {tried} survived ({cut} before the end of the run)");
}

#[test]
fn a_rebuild_killed_at_any_moment_leaves_the_old_index_or_the_new() {
    let tried = rounds(2, 0.15);
    let cut = kills(3, tried, &["index", "--rebuild", "--index", "hurt"], |ground| ground.lay("hurt"), false);
    println!("killed while rebuilding: {tried} of {tried} survived ({cut} before the end of the run)");
}
