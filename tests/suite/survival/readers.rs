//! Readers while an index is written: no error, no answer that is neither the old nor the new.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::{Ground, QUESTIONS, rounds};

#[test]
fn readers_see_the_old_index_or_the_new_while_it_is_written() {
    let ground = Ground::new();
    ground.lay("hurt");
    let (ended, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let updates = rounds(2, 0.1);
    thread::scope(|scope| {
        for reader in 0..8 {
            let (ground, ended, asked) = (&ground, &ended, &asked);
            scope.spawn(move || {
                while !ended.load(Ordering::Relaxed) {
                    let which = (reader + asked.fetch_add(1, Ordering::Relaxed)) % QUESTIONS.len();
                    let answer = ground.answer("hurt", QUESTIONS[which]).unwrap();
                    assert!(answer == ground.old[which] || answer == ground.new[which], "a torn answer");
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
    println!("readers: {} answers during {} runs, none torn", asked.into_inner(), updates * 4);
}

#[test]
fn a_second_writer_waits_and_then_says_who_writes() {
    let ground = Ground::new();
    ground.lay("hurt");
    let lock = std::fs::File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(ground.path("hurt/lock"))
        .unwrap();
    lock.lock().unwrap();
    std::fs::write(ground.path("hurt/lock"), "process 7 since 2024-03-25T10:00:00Z").unwrap();
    let output = ground.run(&["index", "--index", "hurt", "--wait", "1"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors.contains("process 7 since 2024-03-25T10:00:00Z") && errors.contains("waiting up to 1 s"),
        "{errors}"
    );
    // Readers do not mind.
    ground.is_old_or_new("hurt", false);
    drop(lock);
    ground.finishes("hurt");
}
