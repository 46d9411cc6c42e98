//! The API described by itself: an OpenAPI 3.1 document made from the routes as they are answered.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Answers, ROOT, ROUTES, Route};
use crate::serve::parameters::LONGEST_DATE;
use crate::serve::problem::{self, Written};
use crate::serve::{Kind, Parameter};

/// Returns the document.
pub(super) fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .for_serialize()
        .into_generator();
    let problem = generator.subschema_for::<Written>();
    let mut paths = Map::new();
    for route in &ROUTES {
        paths.insert(format!("{ROOT}/{}", route.name), json!({"get": operation(route, &mut generator)}));
    }
    paths.insert(format!("{ROOT}/openapi.json"), json!({"get": described()}));
    paths.insert("/healthz".to_owned(), json!({"get": health()}));
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "demarche",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Ranked, cited passages that answer questions, from a folder of saved articles",
            "description": "Everything is read with GET. The objects are those of the command line's JSON; \
                            docs/JSON.md describes them key by key, docs/API.md this interface.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Asked for when serve was started with --token"},
            },
            "headers": {
                "ETag": {"description": "Names what was answered; another one tells that it has changed",
                         "schema": {"type": "string"}},
                "Link": {"description": "Where the next part begins (rel=\"next\"); absent on the last",
                         "schema": {"type": "string"}},
                "RetryAfter": {"description": "After how many seconds it may be tried again",
                               "schema": {"type": "integer"}},
            },
            "responses": {
                "NotModified": {"description": "If-None-Match names what would be answered"},
                "Problem": {
                    "description": "What was wrong, and what to do, as RFC 9457 has it",
                    "content": {problem::MEDIA_TYPE: {"schema": problem}},
                },
                "Later": {
                    "description": "Too much is asked at once, or it took too long",
                    "headers": {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}},
                    "content": {problem::MEDIA_TYPE: {"schema": problem}},
                },
            },
        },
    });
    open(&mut document);
    document
}

/// Lets objects have more keys than are described: new ones may come.
fn open(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, value| key != "additionalProperties" || *value != json!(false));
            object.values_mut().for_each(open);
        }
        Value::Array(list) => list.iter_mut().for_each(open),
        _ => {}
    }
}

fn operation(route: &Route, generator: &mut SchemaGenerator) -> Value {
    let parameters = route.parameters();
    let content = match route.answers {
        Answers::Json(schema) => json!({"application/json": {"schema": schema(generator)}}),
        Answers::Texts(types) => {
            let list = json!({"type": "array", "items": {"type": "object"}});
            let schema = |media: &str| if media.ends_with("json") { list.clone() } else { json!({"type": "string"}) };
            let one = |media: &&str| ((*media).to_owned(), json!({"schema": schema(media)}));
            Value::Object(types.iter().map(one).collect())
        }
    };
    let mut headers = json!({"ETag": {"$ref": "#/components/headers/ETag"}});
    if parameters.iter().any(|parameter| parameter.name == "offset") {
        headers["Link"] = json!({"$ref": "#/components/headers/Link"});
    }
    let mut responses = json!({
        "200": {"description": route.found, "headers": headers, "content": content},
        "304": {"$ref": "#/components/responses/NotModified"},
    });
    for status in ["400", "401", "403", "404", "413", "414", "421", "431", "500"] {
        if status != "404" || route.may_be_unknown {
            responses[status] = json!({"$ref": "#/components/responses/Problem"});
        }
    }
    for status in ["429", "503"] {
        responses[status] = json!({"$ref": "#/components/responses/Later"});
    }
    json!({
        "operationId": route.name,
        "summary": route.about,
        "parameters": parameters.iter().map(parameter).collect::<Vec<_>>(),
        "responses": responses,
    })
}

fn parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.about,
        "schema": exemplified(schema(parameter.kind), parameter),
    })
}

/// Adds the parameter's examples; of one that is given several times each is a list of one.
fn exemplified(mut schema: Value, parameter: &Parameter) -> Value {
    let one = |example: &&str| match parameter.kind {
        Kind::Texts(..) => json!([example]),
        _ => json!(example),
    };
    if !parameter.examples.is_empty() {
        schema["examples"] = parameter.examples.iter().map(one).collect();
    }
    schema
}

/// Returns what values a parameter takes, as a schema. Words hold more than spaces.
fn schema(kind: Kind) -> Value {
    let words = |most: usize| json!({"type": "string", "minLength": 1, "maxLength": most, "pattern": "\\S"});
    match kind {
        Kind::Text(most) => words(most),
        Kind::Texts(most, times) => json!({"type": "array", "minItems": 1, "maxItems": times, "items": words(most)}),
        Kind::Date => words(LONGEST_DATE),
        Kind::Choice(names) => json!({"type": "string", "enum": names, "default": names.first()}),
        Kind::Optional(names) => json!({"type": "string", "enum": names}),
        Kind::Flag => json!({"type": "boolean", "default": false}),
        Kind::Whole { least, most, usual } => {
            json!({"type": "integer", "minimum": least, "maximum": most, "default": usual})
        }
    }
}

fn described() -> Value {
    json!({
        "operationId": "openapi",
        "summary": "This document",
        "responses": {"200": {"description": "This document", "content": {"application/json": {"schema": {"type": "object"}}}}},
    })
}

fn health() -> Value {
    json!({
        "operationId": "health",
        "summary": "Whether the server answers; asks for no token",
        "security": [],
        "responses": {"200": {"description": "It does", "content": {"text/plain; charset=utf-8": {"schema": {"type": "string"}}}}},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere() {
        fn references(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(object) => object.iter().for_each(|(key, value)| match value.as_str() {
                    Some(to) if key == "$ref" => found.push(to.to_owned()),
                    _ => references(value, found),
                }),
                Value::Array(list) => list.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let document = document();
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 50);
        for to in found {
            assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to}");
        }
    }

    #[test]
    fn the_answers_objects_are_described() {
        let document = document();
        let hit = &document["components"]["schemas"]["Hit"];
        assert_eq!(hit["properties"]["highlights"]["type"], "array");
        assert!(
            hit["required"].as_array().unwrap().contains(&json!("outlet")),
            "what is not known is null, not absent"
        );
        assert_eq!(hit["properties"]["outlet"]["type"], json!(["string", "null"]));
    }
}
