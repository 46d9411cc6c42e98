//! One writer at a time, across processes.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::Ground;

#[test]
fn a_second_writer_waits_and_then_says_who_writes() {
    let ground = Ground::new();
    ground.lay("hurt");
    let lock = fs::File::options().read(true).write(true).create(true).truncate(false).open(ground.path("hurt/lock"));
    let lock = lock.unwrap();
    lock.lock().unwrap();
    fs::write(ground.path("hurt/lock"), "process 7 on atlas since 2024-03-25T10:00:00Z").unwrap();
    let output = ground.run(&["index", "--index", "hurt", "--wait", "1"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    let told = "process 7 on atlas since 2024-03-25T10:00:00Z";
    assert!(errors.contains(told) && errors.contains("waiting up to 1 s"), "{errors}");
    // Readers do not mind.
    ground.is_old_or_new("hurt", false).unwrap();
    drop(lock);
    ground.finishes("hurt").unwrap();
}

/// Sends a signal; a process that has ended gets none.
fn signal(child: &Child, name: &str) {
    let mut kill = Command::new("kill");
    let _ended = kill.args([&format!("-{name}"), &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
}

/// Starts a run and halts it while it holds the lock; `None` when it was over too soon.
fn halted(ground: &Ground) -> Option<Child> {
    let mut program = ground.program();
    program.args(["index", "--index", "hurt", "--rebuild"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = program.spawn().unwrap();
    let mine = format!("process {} ", child.id());
    let holds = || fs::read_to_string(ground.path("hurt/lock")).is_ok_and(|holder| holder.starts_with(&mine));
    while child.try_wait().unwrap().is_none() && !holds() {
        thread::sleep(Duration::from_micros(200));
    }
    signal(&child, "STOP");
    if child.try_wait().unwrap().is_none() {
        return Some(child);
    }
    child.wait().unwrap();
    None
}

#[cfg(unix)]
#[test]
fn of_two_processes_one_writes_and_the_other_waits_for_it() {
    let ground = Ground::new();
    ground.lay("hurt");
    let mut first = (0..20).find_map(|_| halted(&ground)).expect("no run could be halted while it wrote");
    let output = ground.run(&["index", "--index", "hurt", "--wait", "1"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{errors}");
    let holder = format!("is being written by process {}", first.id());
    assert!(errors.contains(&holder) && errors.contains(" since 20"), "{errors}");
    if let Ok(host) = fs::read_to_string("/proc/sys/kernel/hostname") {
        assert!(errors.contains(&format!("{holder} on {} since", host.trim())), "{errors}");
    }
    // Readers neither wait nor see what is half written.
    assert_eq!(ground.answers("hurt").as_ref(), Ok(&ground.old));
    // One that waits longer gets its turn.
    let second = ground
        .program()
        .args(["index", "--index", "hurt", "--wait", "120"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    thread::sleep(Duration::from_millis(300));
    signal(&first, "CONT");
    assert!(first.wait().unwrap().success());
    let output = second.unwrap().wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    ground.finishes("hurt").unwrap();
}
