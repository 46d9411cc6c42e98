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
                    let answer = ground.answer("hurt", which).unwrap();
                    assert!(answer == ground.old[which] || answer == ground.new[which], "a torn answer: {answer}");
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
