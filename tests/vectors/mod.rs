//! The labelled request bodies of `vectors.json`, one JSON object a line.
//!
//! | member | meaning |
//! |---|---|
//! | `body` | the request body; an object whose only member is `$repeat`, `$concat`, `$fill` or `$nest` is a recipe for a value |
//! | `status`, `messages` | the server's answer in a fresh environment where any integration is Slack with credentials and any subscriber exists |
//! | `client`, `paths` | what a client should say before sending: `accept`, or `reject` with the faulty places |
//! | `tightening` | the rules, joined with `+`, by which the client refuses what the server would accept |
//! | `optionalPaths` | `[[]]` where a client may report the rule on `connectionMode` as well |

#![allow(dead_code, reason = "each test file reads a part of it")]

use serde_json::{Map, Value as Json, json};

/// A request body, and what server and client should make of it.
pub struct Vector {
    /// `group/what-it-shows`
    pub id: String,
    /// The group.
    pub group: String,
    /// The body as a value.
    pub body: Json,
    /// The body as it is sent.
    pub text: String,
    /// The status of the server's answer.
    pub status: u16,
    /// The messages of the server's answer, in their order; none for a success.
    pub messages: Vec<String>,
    /// Whether a client should send it.
    pub accepts: bool,
    /// The faulty places, for a client; `[]` is the whole request.
    pub paths: Vec<Vec<String>>,
    /// Whether a client may report the whole request too.
    pub optional_root: bool,
    /// The rules by which the client is stricter than the server.
    pub tightening: Vec<String>,
}

/// Stands for a lone surrogate, which no Rust string holds; the text that is sent has the surrogate.
const SURROGATE: char = '\u{f8ff}';

/// All vectors, in the order of the file.
pub fn all() -> Vec<Vector> {
    let file = include_str!("vectors.json").replace("\\ud800", &SURROGATE.to_string());
    let file: Json = serde_json::from_str(&file).expect("vectors.json is JSON");
    elements(&file).iter().map(vector).collect()
}

/// Those that say the same with U+FFFD for a lone surrogate, which is half as long in JSON.
pub fn without_lone_surrogates() -> Vec<Vector> {
    let mut vectors = all();
    vectors.retain(|vector| vector.id != "size/data-lone-surrogates-limit-plus-1");
    vectors
}

/// The vector called `id`.
pub fn named(id: &str) -> Vector {
    all().into_iter().find(|vector| vector.id == id).unwrap_or_else(|| panic!("no vector {id}"))
}

fn vector(entry: &Json) -> Vector {
    let member = |name: &str| entry.get(name).unwrap_or_else(|| panic!("no {name} in {entry}"));
    let list = |name: &str| entry.get(name).map(elements).unwrap_or_default().to_vec();
    let body = expand(member("body"));
    Vector {
        id: text(member("id")),
        group: text(member("group")),
        text: body.to_string().replace(SURROGATE, "\\ud800"),
        body,
        status: number(member("status")),
        messages: list("messages").iter().map(text).collect(),
        accepts: match text(member("client")).as_str() {
            "accept" => true,
            "reject" => false,
            other => panic!("client: {other}"),
        },
        paths: list("paths").iter().map(|path| elements(path).iter().map(text).collect()).collect(),
        optional_root: !list("optionalPaths").is_empty(),
        tightening: entry
            .get("tightening")
            .map(|rules| text(rules).split('+').map(String::from).collect())
            .unwrap_or_default(),
    }
}

/// The value that compact notation stands for.
fn expand(value: &Json) -> Json {
    match value {
        Json::Array(elements) => Json::Array(elements.iter().map(expand).collect()),
        Json::Object(members) => {
            let mut all = members.iter();
            let recipe = all.next().filter(|_| members.len() == 1).and_then(|(name, argument)| recipe(name, argument));
            recipe.unwrap_or_else(|| expand_members(members))
        }
        value => value.clone(),
    }
}

fn expand_members(members: &Map<String, Json>) -> Json {
    members.iter().map(|(name, value)| (name.clone(), expand(value))).collect()
}

fn recipe(name: &str, argument: &Json) -> Option<Json> {
    Some(match (name, argument) {
        ("$repeat", Json::Array(arguments)) => text(&arguments[0]).repeat(number(&arguments[1])).into(),
        ("$concat", Json::Array(parts)) => parts.iter().map(|part| text(&expand(part))).collect::<String>().into(),
        ("$fill", Json::Array(arguments)) => vec![expand(&arguments[0]); number(&arguments[1])].into(),
        ("$nest", Json::Array(arguments)) => {
            let (kind, depth) = (text(&arguments[0]), number::<u32>(&arguments[1]));
            (0..depth).fold(expand(&arguments[2]), |value, _| match kind.as_str() {
                "array" => json!([value]),
                "object" => json!({ "a": value }),
                other => panic!("$nest of {other}"),
            })
        }
        _ => return None,
    })
}

fn elements(value: &Json) -> &[Json] {
    match value {
        Json::Array(elements) => elements,
        other => panic!("not an array: {other}"),
    }
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}")).to_owned()
}

fn number<T: TryFrom<u64>>(value: &Json) -> T {
    let number = value.as_u64().and_then(|number| number.try_into().ok());
    number.unwrap_or_else(|| panic!("not a number that fits: {value}"))
}
