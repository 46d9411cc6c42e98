//! Arguments as they come, brought into the form a tool takes: an assistant may write a number as text, one identifier where
//! a list is wanted, or a year as a number. What has no such form is told with the argument's name.

use serde_json::{Map, Value, json};

use super::quoting::field;

/// The longest text of an argument, in characters.
const LONGEST: usize = 1_000;

/// What an argument takes.
#[derive(Debug, PartialEq)]
enum Form<'s> {
    Text,
    Texts,
    Whole,
    Truth,
    Choice(Vec<&'s str>),
}

/// Returns the arguments of a tool in the form its schema states. What is null or empty and need not be there was not given.
///
/// # Errors
/// When the tool takes no such argument, needs one that is missing, or takes another kind of value.
pub(super) fn read(
    tool: &str,
    schema: &Map<String, Value>,
    given: Map<String, Value>,
) -> Result<Map<String, Value>, String> {
    let none = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
    let needed: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let mut read = Map::new();
    for (name, value) in given {
        let Some(property) = properties.get(&name) else {
            let known: Vec<&str> = properties.keys().map(String::as_str).collect();
            return Err(format!("{tool} takes no argument {:?}; it takes {}", field(&name, 60), known.join(", ")));
        };
        let empty = value.as_str().is_some_and(|text| text.trim().is_empty());
        if value.is_null() || (empty && !needed.contains(&name.as_str())) {
            continue;
        }
        let value = match form(property, schema) {
            Some(form) => fitted(&name, &value, &form)?,
            None => value,
        };
        read.insert(name, value);
    }
    if let Some(missing) = needed.iter().find(|name| !read.contains_key(**name)) {
        let about = properties[*missing]["description"].as_str().unwrap_or_default();
        return Err(format!("{tool} needs {missing}: {about}"));
    }
    Ok(read)
}

/// Returns what a property takes; `None` where its schema says more than is understood here.
fn form<'s>(property: &'s Value, schema: &'s Map<String, Value>) -> Option<Form<'s>> {
    // What may be left out is a choice between itself and nothing.
    let alternatives = property["anyOf"].as_array().map_or(std::slice::from_ref(property), Vec::as_slice);
    let property = alternatives.iter().find(|one| one["type"] != "null")?;
    if let Some(place) = property["$ref"].as_str() {
        let name = place.strip_prefix("#/$defs/")?;
        return form(schema.get("$defs")?.get(name)?, schema);
    }
    if let Some(names) = property["enum"].as_array() {
        return Some(Form::Choice(names.iter().filter_map(Value::as_str).collect()));
    }
    let kinds = property["type"].as_array().map_or(std::slice::from_ref(&property["type"]), Vec::as_slice);
    match kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null")? {
        "string" => Some(Form::Text),
        "integer" => Some(Form::Whole),
        "boolean" => Some(Form::Truth),
        "array" => Some(Form::Texts),
        _ => None,
    }
}

/// Returns a value in the form, or what the argument takes instead.
fn fitted(name: &str, value: &Value, form: &Form) -> Result<Value, String> {
    let fits = match form {
        Form::Text => text(value),
        Form::Texts => match value.as_array() {
            Some(list) => list.iter().map(text).collect(),
            // One where several may stand.
            None => text(value).map(|one| json!([one])),
        },
        Form::Whole => whole(value).map(Value::from),
        Form::Truth => match value {
            Value::String(text) => text.trim().to_lowercase().parse().ok().map(Value::Bool),
            other => other.as_bool().map(Value::Bool),
        },
        Form::Choice(names) => {
            let chosen = value.as_str().map(|text| text.trim().to_lowercase());
            chosen.filter(|chosen| names.contains(&chosen.as_str())).map(Value::from)
        }
    };
    let fits = fits.ok_or_else(|| {
        let takes = match form {
            Form::Text => "words".to_owned(),
            Form::Texts => "a list of identifiers".to_owned(),
            Form::Whole => "a whole number from 0".to_owned(),
            Form::Truth => "true or false".to_owned(),
            Form::Choice(names) => format!("one of {}", names.join(", ")),
        };
        format!("{name} takes {takes}, not {}", field(&value.to_string(), 60))
    })?;
    let mut texts = fits.as_array().map_or(std::slice::from_ref(&fits), Vec::as_slice).iter().filter_map(Value::as_str);
    if let Some(long) = texts.find(|text| text.chars().nth(LONGEST).is_some()) {
        let length = long.chars().count();
        return Err(format!("{name} has {length} characters; the most is {LONGEST}: say it more shortly"));
    }
    Ok(fits)
}

/// Returns a text; a number, such as a year, is one too.
fn text(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(value.clone()),
        Value::Number(number) => Some(Value::from(number.to_string())),
        _ => None,
    }
}

/// Returns a whole number, written as one, as `5.0` or as text.
fn whole(value: &Value) -> Option<u64> {
    /// The greatest that a number with a point in it is taken for.
    const GREATEST: f64 = 4_294_967_295.0;
    match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_u64().or_else(|| {
            let number = other.as_f64().filter(|number| number.fract() == 0.0 && (0.0..=GREATEST).contains(number))?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within the bounds")]
            Some(number as u64)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Map<String, Value> {
        let schema = json!({
            "properties": {
                "question": {"type": "string", "description": "What is asked"},
                "ids": {"type": "array", "items": {"type": "string"}},
                "from": {"type": ["string", "null"]},
                "limit": {"type": ["integer", "null"], "minimum": 0},
                "threads": {"type": ["boolean", "null"]},
                "by": {"anyOf": [{"$ref": "#/$defs/Length"}, {"type": "null"}]},
            },
            "required": ["question"],
            "$defs": {"Length": {"type": "string", "enum": ["day", "month"]}},
        });
        schema.as_object().cloned().unwrap_or_default()
    }

    fn given(argument: &Value) -> Result<Value, String> {
        let mut arguments = argument.as_object().cloned().unwrap_or_default();
        arguments.entry("question").or_insert(json!("who"));
        let mut read = read("ask", &schema(), arguments)?;
        read.remove("question");
        Ok(Value::Object(read))
    }

    #[test]
    fn values_of_another_kind_are_taken_for_what_they_say() {
        for (given_as, taken_as) in [
            (json!({"limit": "5"}), json!({"limit": 5})),
            (json!({"limit": 5.0}), json!({"limit": 5})),
            (json!({"from": 2024}), json!({"from": "2024"})),
            (json!({"ids": "a#1"}), json!({"ids": ["a#1"]})),
            (json!({"threads": "True"}), json!({"threads": true})),
            (json!({"by": "Month"}), json!({"by": "month"})),
            (json!({"by": null, "from": " ", "limit": ""}), json!({})),
        ] {
            assert_eq!(given(&given_as), Ok(taken_as), "{given_as}");
        }
    }

    #[test]
    fn what_cannot_be_taken_is_told_with_its_name() {
        for (given_as, told) in [
            (json!({"limit": "many"}), "limit takes a whole number from 0, not \"many\""),
            (json!({"limit": -3}), "limit takes a whole number from 0, not -3"),
            (json!({"limit": 2.5}), "limit takes a whole number from 0, not 2.5"),
            (json!({"limit": 1e30}), "limit takes a whole number from 0, not 1e+30"),
            (json!({"question": ["a"]}), "question takes words, not [\"a\"]"),
            (json!({"question": null}), "ask needs question: What is asked"),
            (json!({"ids": [["a"]]}), "ids takes a list of identifiers, not [[\"a\"]]"),
            (json!({"threads": "yes"}), "threads takes true or false, not \"yes\""),
            (json!({"by": "week"}), "by takes one of day, month, not \"week\""),
            (json!({"n": 1}), "ask takes no argument \"n\"; it takes by, from, ids, limit, question, threads"),
            (json!({"from": "x".repeat(1001)}), "from has 1001 characters; the most is 1000: say it more shortly"),
        ] {
            assert_eq!(given(&given_as), Err(told.to_owned()), "{given_as}");
        }
    }
}
