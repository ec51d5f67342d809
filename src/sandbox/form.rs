//! A body that is a form (`application/x-www-form-urlencoded`), as the body parser reads it: with `qs` 6, where brackets in a name
//! make objects and lists.

use serde_json::Map;

use super::error_body::Problem;
use crate::json::Json;

/// How many fields the body parser reads.
const MAX_FIELDS: usize = 1_000;

/// How many brackets may be in a name.
const MAX_DEPTH: usize = 32;

/// The largest number in brackets that is the place in a list, rather than a name.
const MAX_INDEX: usize = 100;

/// Reads a form.
pub(super) fn parse(text: &str) -> Result<Json, Problem> {
    let fields = text.split('&').count();
    if fields > MAX_FIELDS {
        return Err(Problem::bare(413, "Payload Too Large"));
    }
    let mut form = Json::Object(Map::new());
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        let names = names(&name);
        if names.is_empty() {
            continue;
        }
        if names.len() > MAX_DEPTH + 1 {
            // The parser throws a RangeError, which the exception filter does not know.
            return Err(Problem::Internal);
        }
        let field = names.into_iter().rev().fold(value.as_ref().into(), |value, name| nested(name, value, fields));
        form = merged(form, field);
    }
    without_holes(&mut form);
    Ok(form)
}

/// A name, or what stands in its brackets.
#[derive(Clone, Copy)]
enum Name<'a> {
    Bare(&'a str),
    InBrackets(&'a str),
}

/// `a[b][c]` as `a`, `[b]`, `[c]`.
fn names(name: &str) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    let mut bare = name;
    let mut from = 0;
    while let Some(length) = name[from..].find(']') {
        let end = from + length;
        if let Some(start) = name[from..end].rfind('[') {
            if names.is_empty() {
                bare = &name[..from + start];
            }
            names.push(Name::InBrackets(&name[from + start + 1..end]));
        }
        from = end + 1;
    }
    if !bare.is_empty() {
        names.insert(0, Name::Bare(bare));
    }
    names
}

/// An object or a list with the value in the place of this name. `null` is a hole in a list.
fn nested(name: Name<'_>, value: Json, fields: usize) -> Json {
    match name {
        Name::InBrackets("") if value.is_array() => value,
        Name::InBrackets("") => Json::Array(vec![value]),
        Name::InBrackets(name) if is_index(name, fields) => {
            let mut list = vec![Json::Null; name.parse().unwrap_or_default()];
            list.push(value);
            list.into()
        }
        Name::Bare("__proto__") | Name::InBrackets("__proto__") => Json::Object(Map::new()),
        Name::Bare(name) | Name::InBrackets(name) => [(name, value)].into_iter().collect(),
    }
}

fn is_index(name: &str, fields: usize) -> bool {
    name.parse::<usize>().is_ok_and(|index| index <= MAX_INDEX.max(fields) && index.to_string() == name)
}

/// What two fields make together.
fn merged(target: Json, source: Json) -> Json {
    match (target, source) {
        (Json::Null, source) => source,
        (Json::Array(target), Json::Array(source)) => merged_lists(target, source).into(),
        (Json::Array(target), source @ Json::Object(_)) => merged(by_index(target).into(), source),
        (Json::Array(mut target), source) => {
            target.push(source);
            target.into()
        }
        (Json::Object(target), Json::Array(source)) => merged_objects(target, by_index(source)).into(),
        (Json::Object(target), Json::Object(source)) => merged_objects(target, source).into(),
        (Json::Object(mut target), source) => {
            target.insert(source.as_str().unwrap_or_default().to_owned(), true.into());
            target.into()
        }
        (target, Json::Array(mut source)) => {
            source.insert(0, target);
            source.into()
        }
        (target, source) => Json::Array(vec![target, source]),
    }
}

fn merged_lists(mut target: Vec<Json>, source: Vec<Json>) -> Vec<Json> {
    let is_text = |value: &Json| matches!(value, Json::String(_));
    for (index, value) in source.into_iter().enumerate().filter(|(_, value)| !value.is_null()) {
        if target.len() <= index {
            target.resize(index + 1, Json::Null);
        }
        if !target[index].is_null() && (is_text(&target[index]) || is_text(&value)) {
            target.push(value);
        } else {
            target[index] = merged(target[index].take(), value);
        }
    }
    target
}

fn merged_objects(mut target: Map<String, Json>, source: Map<String, Json>) -> Map<String, Json> {
    for (name, value) in source {
        let member = target.entry(name).or_insert(Json::Null);
        *member = merged(member.take(), value);
    }
    target
}

/// A list as an object.
fn by_index(list: Vec<Json>) -> Map<String, Json> {
    let members = list.into_iter().enumerate().filter(|(_, value)| !value.is_null());
    members.map(|(index, value)| (index.to_string(), value)).collect()
}

fn without_holes(value: &mut Json) {
    match value {
        Json::Array(elements) => {
            elements.retain(|element| !element.is_null());
            elements.iter_mut().for_each(without_holes);
        }
        Json::Object(members) => members.values_mut().for_each(without_holes),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_form_is_read_as_the_body_parser_does() {
        for (text, json) in [
            ("a=1&b=+x%20y&c=&d", r#"{"a":"1","b":" x y","c":"","d":""}"#),
            ("a[b]=1&a[c][d]=2&a%5Be%5D=3", r#"{"a":{"b":"1","c":{"d":"2"},"e":"3"}}"#),
            ("a=1&a=2&a=3", r#"{"a":["1","2","3"]}"#),
            ("a[]=1&a[]=2", r#"{"a":["1","2"]}"#),
            ("a[1]=y&a[0]=x&a[7]=z", r#"{"a":["x","y","z"]}"#),
            ("a[01]=x&b[200]=y", r#"{"a":{"01":"x"},"b":{"200":"y"}}"#),
            ("a[][b]=1&a[][b]=2", r#"{"a":[{"b":["1","2"]}]}"#),
            ("a[0]=x&a[b]=y", r#"{"a":{"0":"x","b":"y"}}"#),
            ("a[b]=x&a=y", r#"{"a":{"b":"x","y":true}}"#),
            ("a=x&a[b]=y", r#"{"a":["x",{"b":"y"}]}"#),
            ("a[b=1&]=2&[c]=3&a[d]e[f]=4", r#"{"a[b":"1","]":"2","c":"3","a":{"d":{"f":"4"}}}"#),
            ("=1&&__proto__[a]=1&b[__proto__]=1", r#"{"b":{}}"#),
            ("", "{}"),
        ] {
            assert_eq!(parse(text).ok().expect("a form").to_string(), json, "{text}");
        }
    }
}
