//! The OpenAPI document says what the server does, no more and no less.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::server::Server;
use crate::house::House;

/// The parameters of each path.
fn described(document: &Value) -> BTreeMap<String, Vec<Value>> {
    let paths = document["paths"].as_object().unwrap().iter();
    let parameters = |path: &Value| path["get"]["parameters"].as_array().cloned().unwrap_or_default();
    paths.map(|(path, item)| (path.clone(), parameters(item))).collect()
}

fn name(parameter: &Value) -> &str {
    parameter["name"].as_str().unwrap()
}

/// A value that fits the schema of a parameter.
fn fitting(parameter: &Value) -> String {
    let schema = &parameter["schema"];
    let value = match (&schema["examples"][0], &schema["enum"][0], &schema["default"]) {
        (Value::Array(list), ..) => list[0].clone(),
        (Value::Null, Value::Null, default) => default.clone(),
        (Value::Null, choice, _) => choice.clone(),
        (example, ..) => example.clone(),
    };
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let text = if text == "null" { "a".to_owned() } else { text };
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn every_route_and_parameter_is_described_and_no_other() {
    let house = House::furnished();
    house.ok(&["index"]);
    let server = Server::start(&house, &[]);
    let document = server.json("/api/v1/openapi.json");
    assert_eq!(document["openapi"], "3.1.0");
    let described = described(&document);
    for (path, parameters) in &described {
        let required: Vec<_> = parameters.iter().filter(|parameter| parameter["required"] == true).collect();
        let usual: Vec<_> = required.iter().map(|one| format!("{}={}", name(one), fitting(one))).collect();
        let refused = |query: &[String]| {
            let response = server.get(&format!("{path}?{}", query.join("&")));
            if response.status == 400 {
                response.problem()["detail"].as_str().unwrap().to_owned()
            } else {
                String::new()
            }
        };
        if parameters.is_empty() {
            assert_eq!(server.get(path).status, 200, "{path}");
            continue;
        }
        // What is described is known and required where that is said …
        for parameter in parameters {
            let mut query = usual.clone();
            query.retain(|pair| !pair.starts_with(&format!("{}=", name(parameter))));
            if parameter["required"] == true {
                assert!(refused(&query).contains("is missing"), "{path}: {parameter}");
            }
            query.push(format!("{}={}", name(parameter), fitting(parameter)));
            let told = refused(&query);
            assert!(
                !told.contains("no parameter") && !told.contains(&format!("{} is", name(parameter))),
                "{path}: {told}"
            );
        }
        // … and what is known is described: the server lists what it takes.
        let strange = server.get(&format!("{path}?strange=1"));
        let hint = strange.problem()["hint"].as_str().unwrap().to_owned();
        let taken: BTreeSet<_> = hint.strip_prefix("it takes ").unwrap().split(", ").map(str::to_owned).collect();
        assert_eq!(taken, parameters.iter().map(|one| name(one).to_owned()).collect(), "{path}");
    }
    // No route is left out: those of the documentation are those of the document.
    let page = include_str!("../../../docs/API.md");
    let routes = page.split("## Routes").nth(1).unwrap().split("\n\n").nth(1).unwrap().lines().skip(2);
    let written: BTreeSet<_> = routes.map(|line| line.split('`').nth(1).unwrap().to_owned()).collect();
    let api = |path: &String| path.strip_prefix("/api/v1/").map(str::to_owned);
    assert_eq!(described.keys().filter_map(api).collect::<BTreeSet<_>>(), written);
}
