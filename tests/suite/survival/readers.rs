//! Readers while an index is written: no error, no answer that is neither the old nor the new.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;

use super::{Ground, QUESTIONS, answered, rounds};

/// What readers run beside their questions. The list of files, the acts and single articles are read in other ways.
const COMMANDS: [&[&str]; 4] = [
    &["statements", "--act", "deny", "--format", "json"],
    &["show", "kept/7.md", "--format", "json"],
    &["status", "--format", "json"],
    &["timeline", "--format", "json"],
];

/// What an index says to one of the commands, without what differs between two folders of one content.
fn said(ground: &Ground, index: &str, command: usize) -> Result<Value, String> {
    let mut said: Value =
        serde_json::from_str(&answered(&ground.run(&[COMMANDS[command], &["--index", index]].concat()))?).unwrap();
    let keys = said.as_object_mut().unwrap();
    for of_the_place in ["index", "corpus", "changed", "bytes", "segments", "elapsed_ms"] {
        keys.remove(of_the_place);
    }
    Ok(said)
}

#[test]
fn readers_see_the_old_index_or_the_new_while_it_is_written() {
    let ground = Ground::new();
    ground.lay("hurt");
    let both = |index| (0..COMMANDS.len()).map(|command| said(&ground, index, command).unwrap()).collect::<Vec<_>>();
    let (old, new) = (both("old"), both("new"));
    let (ended, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let updates = rounds(2, 0.1);
    thread::scope(|scope| {
        for reader in 0..8 {
            let (ground, ended, asked, old, new) = (&ground, &ended, &asked, &old, &new);
            scope.spawn(move || {
                while !ended.load(Ordering::Relaxed) {
                    let number = reader + asked.fetch_add(1, Ordering::Relaxed);
                    if number.is_multiple_of(2) {
                        let which = number / 2 % QUESTIONS.len();
                        let answer = ground.answer("hurt", which).unwrap();
                        assert!(answer == ground.old[which] || answer == ground.new[which], "a torn answer: {answer}");
                    } else {
                        let which = number / 2 % COMMANDS.len();
                        let said = said(ground, "hurt", which).unwrap();
                        let command = COMMANDS[which][0];
                        assert!(said == old[which] || said == new[which], "{command} tells something torn: {said}");
                    }
                }
            });
        }
        for _ in 0..updates {
            // To and fro: the old folder and the new one, by update and by rebuild.
            for args in [
                &["index", "--index", "hurt", "corpus-old"][..],
                &["index", "--index", "hurt", "corpus"],
                &["index", "--index", "hurt", "--rebuild", "corpus-old"],
                &["index", "--index", "hurt", "--rebuild", "corpus"],
            ] {
                let output = ground.run(args);
                assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            }
        }
        ended.store(true, Ordering::Relaxed);
    });
    println!("readers: {} answers of 8 readers during {} runs, torn 0", asked.into_inner(), updates * 4);
}
