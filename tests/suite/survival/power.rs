//! A power cut keeps what was flushed and may lose the rest: what a commit names is flushed before it is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Ground;
use super::faults::shim;

/// What the calls of a run leave on a disk that loses whatever was not flushed.
#[derive(Default)]
struct Disk {
    /// Files with bytes that were not flushed.
    unflushed: BTreeSet<String>,
    /// Renames whose folder was not flushed since, by the new name.
    unsettled: BTreeMap<String, String>,
    named: Vec<String>,
}

impl Disk {
    fn take(&mut self, line: &str) {
        let parts: Vec<&str> = line.split('\t').collect();
        let folder = |path: &str| Path::new(path).parent().unwrap().to_string_lossy().into_owned();
        match parts[..] {
            ["commit", ..] => {}
            ["write", path, _] => drop(self.unflushed.insert(path.to_owned())),
            ["flush", path, _] => {
                self.unflushed.remove(path);
                self.unsettled.retain(|name, _| folder(name) != path);
            }
            ["rename", from, to] => {
                assert!(!self.unflushed.contains(from), "{to} was renamed before it was flushed");
                self.unsettled.insert(to.to_owned(), from.to_owned());
                self.named.push(to.to_owned());
            }
            _ => panic!("{line}"),
        }
    }

    /// Whether all of what a commit needs would outlive a power cut now.
    fn holds(&self, needed: &[String], of: &str) {
        for file in needed {
            assert!(!self.unflushed.contains(file), "{file} was not flushed before {of} named it");
            assert!(!self.unsettled.contains_key(file), "the name of {file} was not flushed before {of} named it");
        }
    }
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Runs `index` and follows its calls. Returns what was renamed, in order.
fn followed(ground: &Ground, library: &Path, args: &[&str]) -> Vec<String> {
    let log = ground.path("log");
    drop(fs::remove_file(&log));
    let mut command = ground.program();
    command.args(["index", "--index"]).arg(ground.path("hurt")).args(args);
    command.env("LD_PRELOAD", library).env("FAULT_DIR", "/hurt").env("FAULT_LOG", &log);
    assert!(command.status().unwrap().success());
    let root = fs::canonicalize(ground.path("hurt")).unwrap();
    let generation = root.join(read(&root.join("demarche.json"))["live"].as_str().unwrap());
    let meta = read(&generation.join("meta.json"));
    let payload: Value = serde_json::from_str(meta["payload"].as_str().unwrap()).unwrap();
    let ours = [&payload["manifest"], &payload["copies"]].into_iter().filter_map(Value::as_str);
    let absolute = |path: &str| {
        if path.starts_with('/') { path.to_owned() } else { ground.path(path).to_string_lossy().into_owned() }
    };
    let segments = fs::read_dir(&generation).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let segments = segments.filter(|name| name.split('.').next().unwrap().len() == 32);
    let needed: Vec<String> = ours
        .map(str::to_owned)
        .chain(segments)
        .map(|name| generation.join(name).to_string_lossy().into_owned())
        .collect();
    let text = fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let commit = lines.iter().rposition(|line| line.starts_with("commit")).expect("the engine commits");
    let (mut disk, mut settled) = (Disk::default(), false);
    for (number, line) in lines.iter().enumerate() {
        let parts = line
            .split('\t')
            .enumerate()
            .map(|(part, text)| if part > 0 && !text.is_empty() { absolute(text) } else { text.to_owned() });
        let call = parts.collect::<Vec<_>>().join("\t");
        if number == commit {
            disk.holds(&needed, "the commit");
        }
        if call.starts_with("rename") && call.ends_with("/demarche.json") && number > commit {
            disk.holds(&needed, "demarche.json");
            assert!(settled, "the commit's own name was not flushed before demarche.json named it");
        }
        settled |= number > commit && call.trim_end() == format!("flush\t{}", generation.display());
        disk.take(&call);
    }
    assert!(settled, "the commit's own name was not flushed");
    disk.named
}

#[test]
fn what_a_commit_names_is_flushed_before_it_is_named() {
    let ground = Ground::new();
    let Some(library) = shim(&ground.path("")) else {
        println!("there is no C compiler: the order of calls was not followed");
        return;
    };
    let ends = |named: &[String], name: &str| named.iter().any(|path| path.ends_with(name));
    let named = followed(&ground, &library, &[]);
    assert!(ends(&named, "/demarche.json") && ends(&named, "/manifest-1.json"), "{named:?}");
    ground.lay("hurt");
    let named = followed(&ground, &library, &[]);
    assert!(ends(&named, "/manifest-2.json"), "{named:?}");
    let named = followed(&ground, &library, &["--rebuild"]);
    assert!(ends(&named, "/demarche.json"), "{named:?}");
}
