//! What the packages we build on ask for.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn output(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// All packages of this platform, as cargo resolves them.
fn packages() -> Vec<Value> {
    let compiler = output("rustc", &["-vV"]);
    let host = compiler.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Offline: what is built is there.
    let args = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&output(env!("CARGO"), &args)).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap()).chain([0, 0]).take(3).collect()
}

#[test]
fn no_package_needs_a_newer_rust_than_we_state() {
    let packages = packages();
    let ours = packages.iter().find(|package| package["name"] == "demarche").unwrap();
    let stated = ours["rust_version"].as_str().unwrap();
    let newer: Vec<String> = packages
        .iter()
        .filter_map(|package| Some((package, package["rust_version"].as_str()?)))
        .filter(|(_, asked)| version(asked) > version(stated))
        .map(|(package, asked)| format!("{} needs {asked}", package["name"]))
        .collect();
    assert!(packages.len() > 100 && newer.is_empty(), "we state {stated}, but {newer:?}");
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains(&format!("With Rust {stated} or later")), "the README states another version");
}

#[test]
fn every_package_states_a_licence_and_comes_from_the_registry() {
    for package in packages().iter().filter(|package| package["name"] != "demarche") {
        assert!(package["license"].is_string() || package["license_file"].is_string(), "{}", package["name"]);
        let source = package["source"].as_str().unwrap_or_default();
        assert!(source.starts_with("registry+"), "{} comes from {source:?}", package["name"]);
    }
}
