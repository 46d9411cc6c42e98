//! A disk that is full or read-only, as the system has them: in a name space of mounts of its own, where one is allowed.

use std::fs;
use std::process::Command;

use super::faults::is_told;
use super::{Ending, Ground, copied, program, rounds, survived};

/// Runs a script as root of a name space of its own, in the folder; `None` where the system allows none.
fn apart(ground: &Ground, script: &str) -> Option<String> {
    let mut command = Command::new("unshare");
    command
        .args(["--user", "--map-root-user", "--mount", "sh", "-eu", "-c"])
        .arg(format!("mount -t tmpfs none mounted; {script}"));
    command.arg(program().get_program()).current_dir(ground.path("")).env("DEMARCHE_MODEL", ground.path("model"));
    fs::create_dir_all(ground.path("mounted")).unwrap();
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.starts_with("mounted") {
        Some(said)
    } else {
        println!("no file system can be mounted here: {}", String::from_utf8_lossy(&output.stderr).trim());
        None
    }
}

/// What a script wrote of the run: its exit code and its errors.
fn ending(ground: &Ground) -> Ending {
    let code = fs::read_to_string(ground.path("code")).unwrap().trim().parse().ok();
    is_told(code, &fs::read_to_string(ground.path("errors")).unwrap())
}

#[test]
fn a_full_disk_leaves_the_old_index_and_says_so() {
    let ground = Ground::new();
    let most = rounds(4, 0.1);
    let (mut endings, mut told) = (Vec::new(), 0);
    for round in 0..most {
        // From no block to about what a run needs.
        let free = 4096 * (1 + round * 60 / most);
        let script = format!(
            "echo mounted; mkdir mounted/hurt; cp -a old/. mounted/hurt
            used=$(du -s -B1 mounted | cut -f1)
            mount -o remount,size=$((used + {free})) mounted
            set +e; \"$0\" index --index mounted/hurt 2>errors >out; echo $? >code
            rm -rf hurt; cp -a mounted/hurt hurt"
        );
        if apart(&ground, &script).is_none() {
            return;
        }
        told += usize::from(fs::read_to_string(ground.path("code")).unwrap().trim() == "2");
        let ending = ending(&ground).and_then(|()| ground.is_old_or_new("hurt", false));
        endings.push((format!("{free} bytes free"), ending.and_then(|()| ground.finishes("hurt"))));
    }
    assert!(told > 0, "no disk was full");
    survived("faults by a full disk", &endings);
}

#[test]
fn a_read_only_folder_can_be_asked_and_is_not_written() {
    let ground = Ground::new();
    ground.lay("hurt");
    let script = "echo mounted; mount --bind hurt hurt; mount -o remount,bind,ro hurt
        set +e; \"$0\" index --index hurt 2>errors >out; echo $? >code
        \"$0\" ask denied --index hurt >asked 2>&1; echo $? >>code
        \"$0\" check corpus-old --index hurt >checked 2>&1; echo $? >>code";
    if apart(&ground, script).is_none() {
        return;
    }
    let codes = fs::read_to_string(ground.path("code")).unwrap();
    let errors = fs::read_to_string(ground.path("errors")).unwrap();
    assert_eq!(codes.split_whitespace().collect::<Vec<_>>(), ["2", "0", "0"], "{errors}");
    assert!(errors.contains("Read-only file system") && errors.contains("hurt"), "{errors}");
    let untouched = ground.is_old_or_new("hurt", false).and_then(|()| ground.finishes("hurt"));
    survived("faults by a read-only folder", &[("read-only".to_owned(), untouched)]);
}

#[test]
fn a_folder_without_the_right_to_write_is_named() {
    let ground = Ground::new();
    copied(&ground.path("old"), &ground.path("hurt"));
    // A file where the folder of the index should be made.
    fs::write(ground.path("file"), "x").unwrap();
    let output = ground.run(&["index", "--index", "file/hurt"]);
    let ending = is_told(output.status.code(), &String::from_utf8_lossy(&output.stderr));
    assert_eq!((output.status.code(), ending), (Some(2), Ok(())));
}
