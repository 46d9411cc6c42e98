//! A call of the system that fails: a clear error, the old index untouched, and the next run ends the job.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Ground, program, rounds};

/// The calls that are made to fail, and with which errors: input/output, a full disk, too many files, a read-only disk.
const CALLS: [(&str, &[i32]); 5] =
    [("open", &[24, 30]), ("write", &[5, 28]), ("fsync", &[5]), ("rename", &[5, 28]), ("mmap", &[12])];

/// Builds the library that is loaded before the program; `None` where there is no C compiler.
fn shim(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/survival/faults.c");
    let library = folder.join("faults.so");
    let compiler = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    compiler.is_ok_and(|status| status.success()).then_some(library)
}

fn with_fault(ground: &Ground, library: &Path, call: &str, at: usize, errno: i32, stays: bool) -> Output {
    let mut command = program();
    command.args(["index", "--index", "hurt"]).current_dir(ground.path("")).env("LD_PRELOAD", library);
    command.env("FAULT_DIR", "/hurt").env("FAULT_CALL", call).env("FAULT_AT", at.to_string());
    command.env("FAULT_ERRNO", errno.to_string()).env("FAULT_COUNT", ground.path("calls"));
    if stays {
        command.env("FAULT_STAYS", "1");
    }
    command.output().unwrap()
}

#[test]
fn a_failing_call_leaves_the_old_index_and_says_so() {
    let ground = Ground::new();
    let Some(library) = shim(&ground.path("")) else {
        println!("there is no C compiler: no fault was tried");
        return;
    };
    let most = rounds(2, 0.1);
    let (mut tried, mut told) = (0, 0);
    for (call, errors) in CALLS {
        ground.lay("hurt");
        assert_eq!(with_fault(&ground, &library, call, 0, 0, false).status.code(), Some(0));
        let calls: usize = fs::read_to_string(ground.path("calls")).unwrap().trim().parse().unwrap();
        for round in 0..most.min(calls * errors.len() * 2) {
            ground.lay("hurt");
            let at = 1 + round * calls / most;
            let output = with_fault(&ground, &library, call, at, errors[round % errors.len()], round % 2 == 1);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(!errors.contains("panicked at"), "{call} {at}: {errors}");
            match output.status.code() {
                // A fault that hurt nothing: the lock file of the engine for example.
                Some(0) => {}
                Some(2) => {
                    assert!(errors.contains("error: ") && errors.contains("hurt"), "{call} {at}: {errors}");
                    told += 1;
                }
                code => panic!("{call} {at} ended with {code:?}: {errors}"),
            }
            ground.is_old_or_new("hurt", false);
            ground.finishes("hurt");
            tried += 1;
        }
    }
    println!("faults: {tried} of {tried} survived ({told} of them ended the run with a message)");
}

#[test]
fn too_few_files_allowed_is_an_error_that_hurts_nothing() {
    let ground = Ground::new();
    for files in [8, 12, 16, 24, 32] {
        ground.lay("hurt");
        let program = program().get_program().to_owned();
        let script = format!("ulimit -n {files}; exec \"$0\" index --index hurt");
        let output =
            Command::new("sh").args(["-c", &script]).arg(program).current_dir(ground.path("")).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(!errors.contains("panicked at"), "{files} files: {errors}");
        ground.is_old_or_new("hurt", false);
        ground.finishes("hurt");
    }
}
