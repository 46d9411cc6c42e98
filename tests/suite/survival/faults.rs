//! A call of the system that fails: a clear error, the old index untouched, and the next run ends the job.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Ending, Ground, program, rounds, survived};

/// The calls that are made to fail, and with which errors: input/output, a full disk, too many files, a read-only disk.
const CALLS: [(&str, &[i32]); 6] = [
    ("open", &[24, 30]),
    ("write", &[5, 28]),
    ("fsync", &[5]),
    ("rename", &[5, 28]),
    ("mmap", &[12]),
    ("unlink", &[5]),
];

/// Builds the library that is loaded before the program; `None` where there is no C compiler.
pub(super) fn shim(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/survival/faults.c");
    let library = folder.join("faults.so");
    let compiler = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    compiler.is_ok_and(|status| status.success()).then_some(library)
}

fn with_fault(ground: &Ground, library: &Path, call: &str, at: usize, errno: i32, stays: bool) -> Output {
    let mut command = ground.program();
    // From the root of the file system: calls are told by the paths they get.
    command.args(["index", "--index"]).arg(ground.path("hurt")).env("LD_PRELOAD", library);
    command.env("FAULT_DIR", "/hurt").env("FAULT_CALL", call).env("FAULT_AT", at.to_string());
    command.env("FAULT_ERRNO", errno.to_string()).env("FAULT_COUNT", ground.path("calls"));
    if stays {
        command.env("FAULT_STAYS", "1");
    }
    command.output().unwrap()
}

/// Whether a run that met a fault did no harm, or ended with a message that names the index.
pub(super) fn is_told(code: Option<i32>, errors: &str) -> Ending {
    let names_it = errors.contains("error: ") && ["hurt", "corpus"].iter().any(|file| errors.contains(file));
    match code {
        _ if errors.contains("panicked at") => Err(errors.to_owned()),
        // A fault that hurt nothing: the lock file of the engine for example.
        Some(0) => Ok(()),
        Some(2) if names_it => Ok(()),
        code => Err(format!("ended with {code:?}: {errors}")),
    }
}

#[test]
fn a_failing_call_leaves_the_old_index_and_says_so() {
    let ground = Ground::new();
    let Some(library) = shim(&ground.path("")) else {
        println!("there is no C compiler: no failing call was tried");
        return;
    };
    let most = rounds(2, 0.1);
    let mut endings = Vec::new();
    for (call, errors) in CALLS {
        ground.lay("hurt");
        assert_eq!(with_fault(&ground, &library, call, 0, 0, false).status.code(), Some(0));
        let calls: usize = fs::read_to_string(ground.path("calls")).unwrap().trim().parse().unwrap();
        assert!(calls > 0, "{call} is never called");
        for round in 0..most.min(calls * errors.len() * 2) {
            ground.lay("hurt");
            let (at, errno) = (1 + round * calls / most, errors[round % errors.len()]);
            let output = with_fault(&ground, &library, call, at, errno, round % 2 == 1);
            let told = is_told(output.status.code(), &String::from_utf8_lossy(&output.stderr));
            let ending = told.and_then(|()| ground.is_old_or_new("hurt", false)).and_then(|()| ground.finishes("hurt"));
            endings.push((format!("{call} {at} of {calls}, error {errno}"), ending));
        }
    }
    survived("faults of calls", &endings);
}

#[test]
fn too_few_files_allowed_is_an_error_that_hurts_nothing() {
    let ground = Ground::new();
    let limited = |files: usize, what: &str| {
        let program = program().get_program().to_owned();
        let script = format!("ulimit -n {files}; exec \"$0\" {what} --index hurt");
        let mut command = Command::new("sh");
        command.args(["-c", &script]).arg(program).current_dir(ground.path(""));
        command.env("DEMARCHE_MODEL", ground.path("model")).output().unwrap()
    };
    let mut endings = Vec::new();
    let mut told = 0;
    for files in [6, 8, 12, 16, 24, 32] {
        ground.lay("hurt");
        let output = limited(files, "index");
        let errors = String::from_utf8_lossy(&output.stderr);
        told += usize::from(output.status.code() == Some(2));
        let mut ending = is_told(output.status.code(), &errors);
        let asked = limited(files, "ask denied");
        let errors = String::from_utf8_lossy(&asked.stderr);
        ending = ending.and_then(|()| is_told(asked.status.code(), &errors));
        let ending = ending.and_then(|()| ground.is_old_or_new("hurt", false)).and_then(|()| ground.finishes("hurt"));
        endings.push((format!("{files} files"), ending));
    }
    assert!(told > 0, "no limit was low enough to be met");
    survived("faults by a limit on open files", &endings);
}
