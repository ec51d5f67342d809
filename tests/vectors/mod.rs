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

use novu_channel_connections::json::{Json, Text};

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

/// All vectors, in the order of the file.
pub fn all() -> Vec<Vector> {
    let file = Json::parse(include_str!("vectors.json")).expect("vectors.json is JSON");
    elements(&file).iter().map(vector).collect()
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
        text: body.to_string(),
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
        Json::Object(members) => match &members[..] {
            [(name, argument)] => recipe(&name.to_str(), argument).unwrap_or_else(|| expand_members(members)),
            members => expand_members(members),
        },
        value => value.clone(),
    }
}

fn expand_members(members: &[(Text, Json)]) -> Json {
    Json::Object(members.iter().map(|(name, value)| (name.clone(), expand(value))).collect())
}

fn recipe(name: &str, argument: &Json) -> Option<Json> {
    Some(match (name, argument) {
        ("$repeat", Json::Array(arguments)) => joined(&vec![expand(&arguments[0]); number(&arguments[1])]),
        ("$concat", Json::Array(parts)) => joined(&parts.iter().map(expand).collect::<Vec<_>>()),
        ("$fill", Json::Array(arguments)) => Json::Array(vec![expand(&arguments[0]); number(&arguments[1])].into()),
        ("$nest", Json::Array(arguments)) => {
            let (kind, depth) = (text(&arguments[0]), number::<usize>(&arguments[1]));
            (0..depth).fold(expand(&arguments[2]), |value, _| match kind.as_str() {
                "array" => Json::Array([value].into()),
                "object" => Json::object([("a", value)]),
                other => panic!("$nest of {other}"),
            })
        }
        _ => return None,
    })
}

/// One string of several. Their JSON is joined, since a string may have lone surrogates.
fn joined(parts: &[Json]) -> Json {
    let literals = parts.iter().map(|part| match part {
        Json::String(_) => part.to_string(),
        other => panic!("not a string: {other}"),
    });
    let content: String = literals.map(|literal| literal[1..literal.len() - 1].to_owned()).collect();
    Json::parse(&format!("\"{content}\"")).expect("literals join to a literal")
}

fn elements(value: &Json) -> &[Json] {
    match value {
        Json::Array(elements) => elements,
        other => panic!("not an array: {other}"),
    }
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}")).into_owned()
}

fn number<T: std::str::FromStr>(value: &Json) -> T {
    match value {
        Json::Number(text) => text.parse().ok(),
        _ => None,
    }
    .unwrap_or_else(|| panic!("not a number that fits: {value}"))
}
