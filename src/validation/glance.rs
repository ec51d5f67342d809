//! The rules written as JavaScript, for requests that pass at a glance.
//!
//! To look at a request from within the wasm takes a call to JavaScript for each member. A form that is checked with each
//! key, and a call that is about to be made, mostly have a request in which nothing is unusual; for these JavaScript alone
//! takes a tenth of the time (`npm run bench -- validate`). So `src/js/glance.js` is made from the rules, which a test sees to: it
//! says yes where they have no objection, and leaves all else to them.

use std::fmt::Write;

use super::{
    constructor,
    field::{ENCRYPTED, Place, Rule},
    request::owner_fault,
};
use crate::{dto::ConnectionMode, identifier, json::Json, limits};

/// The text of `src/js/glance.js`.
#[must_use]
pub fn glance() -> String {
    HELPERS
        .replace("<ROOM>", &(limits::CONTEXT_DATA_BYTES.min(limits::BODY_BYTES) / 8).to_string())
        .replace("<ENCRYPTED>", &format!("{ENCRYPTED:?}"))
        .replace("<ALLOWED>", &allowed())
        .replace("<LONGEST>", &identifier::MAX_LENGTH.to_string())
        .replace("<FATAL>", &format!("{:?}", constructor::NAME))
        .replace("<CONTEXTS>", &limits::CONTEXTS.to_string())
        .replace("<OBJECTS>", &[object("isWorkspace", Place::Workspace), object("isAuth", Place::Auth)].join("\n"))
        .replace("<OWNED>", &format!("{:#b}", owned()))
        .replace("<MEMBERS>", &members(Place::Request))
        .replace("<REQUIRED>", &required(Place::Request).to_string())
}

/// What does not depend on the fields.
const HELPERS: &str = r#"// Made from the rules in src/validation/ by `UPDATE=1 cargo test --test glance`: change those.

/** How many more characters there may be. JSON needs at most six bytes for each, so that no limit of bytes is near. */
let room;

const isText = (value) => typeof value === "string" && (room -= value.length) >= 0;
const isOptional = (value) => value === undefined || value === null || isText(value);
const isRequired = (value) => value !== "" && isText(value);
const isToken = (value) => isRequired(value) && !value.startsWith(<ENCRYPTED>);

const isIdentifier = (value) => isText(value) && /^[<ALLOWED>]{1,<LONGEST>}$/.test(value);

/** Whether `JSON.stringify` writes an object as it is. */
function isPlain(value) {
  if (typeof value !== "object" || value === null || value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Data without surprises, and not deep. */
function isData(value, depth) {
  if (value === undefined || value === null || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (typeof value === "string") return isText(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.toJSON === undefined && (room -= 8 * value.length) >= 0 && value.every((element) => isData(element, depth - 1));
  if (!isPlain(value)) return false;
  for (const name in value) {
    room -= 8;
    if (name === <FATAL> || !isText(name) || !isData(value[name], depth - 1)) return false;
  }
  return true;
}

function isContext(value) {
  if (typeof value === "string") return isIdentifier(value);
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    if (name === "id" && isIdentifier(member)) missing = 0;
    else if (name !== "data" || !isPlain(member) || !isData(member, 8)) return false;
  }
  return missing === 0;
}

function isContexts(value) {
  if (!isPlain(value)) return false;
  let count = 0;
  for (const name in value) {
    // Names that every object has are reserved.
    if (!isIdentifier(name) || name in Object.prototype || !isContext(value[name])) return false;
    count++;
  }
  return count >= 1 && count <= <CONTEXTS>;
}

<OBJECTS>
function isRequest(value) {
  if (!isPlain(value)) return false;
  // A bit for what is still missing.
  let missing = <REQUIRED>;
  // Bits: a subscriber, contexts, and one for each mode.
  let owner = 0;
  for (const name in value) {
    const member = value[name];
    switch (name) {
<MEMBERS>    }
  }
  // By the bits of `owner`, whether the connection belongs to somebody.
  return missing === 0 && ((<OWNED> >> owner) & 1) === 1;
}

function glance(judge, value) {
  room = <ROOM>;
  try {
    return judge(value, 8);
  } catch {
    // A getter or a proxy.
    return false;
  }
}

/** Whether the rules have nothing against a request, as far as can be seen without them. */
export const passesAtAGlance = (value) => glance(isRequest, value);

/** Whether a value is data like that which `JSON.parse` makes, and its JSON far below every limit. */
export const isShortData = (value) => glance(isData, value);
"#;

/// The function for an object whose fields have rules.
fn object(function: &str, place: Place) -> String {
    let (members, required) = (members(place), required(place));
    format!(
        "function {function}(value) {{\n  if (!isPlain(value)) return false;\n  let missing = {required};\n  \
         for (const name in value) {{\n    const member = value[name];\n    switch (name) {{\n{members}    }}\n  }}\n  \
         return missing === 0;\n}}\n"
    )
}

/// What a switch over the names of the members does with each.
fn members(place: Place) -> String {
    let mut out = String::new();
    let mut bit = 1;
    for (name, rule) in place.fields() {
        let unless = |function: &str| format!("        if (!{function}(member)) return false;\n");
        let mut work = match rule {
            Rule::Optional => unless("isOptional"),
            Rule::Required => unless("isRequired"),
            Rule::Token => unless("isToken"),
            Rule::Mode => modes(),
            Rule::Context => {
                "        if (member === undefined || member === null) break;\n        if (!isContexts(member)) return false;\n        \
                 owner |= 2;\n"
                    .to_owned()
            }
            Rule::Object(Place::Workspace) => unless("isWorkspace"),
            Rule::Object(Place::Auth) => unless("isAuth"),
            Rule::Object(Place::Request | Place::Update) => unreachable!("no member of a request"),
        };
        if *name == "subscriberId" {
            work.push_str("        if (member) owner |= 1;\n");
        }
        if is_required(*rule) {
            let _ = writeln!(work, "        missing &= ~{bit};");
            bit <<= 1;
        }
        let _ = writeln!(out, "      case {name:?}:\n{work}        break;");
    }
    out.push_str("      default:\n        return false;\n");
    out
}

/// The characters of an identifier, as a class of a regular expression: its ranges.
fn allowed() -> String {
    let mut out = String::new();
    for byte in (0..128).filter(|byte| identifier::is_valid_byte(*byte)) {
        let (follows, leads) = (identifier::is_valid_byte(byte - 1), identifier::is_valid_byte(byte + 1));
        match (follows, leads) {
            (true, true) => {}
            (true, false) => out.extend(['-', char::from(byte)]),
            // A hyphen alone is the first of all, where it stands for itself.
            (false, _) => out.push(char::from(byte)),
        }
    }
    out
}

/// A bit for each required field.
fn required(place: Place) -> u32 {
    let count = place.fields().iter().filter(|(_, rule)| is_required(*rule)).count();
    (1 << count) - 1
}

const fn is_required(rule: Rule) -> bool {
    match rule {
        Rule::Required | Rule::Token | Rule::Object(_) => true,
        Rule::Optional | Rule::Mode | Rule::Context => false,
    }
}

/// A bit for each mode, and none for none.
fn modes() -> String {
    let mut out = "        if (member === undefined || member === null) break;\n".to_owned();
    for (place, mode) in ConnectionMode::ALL.into_iter().enumerate() {
        let otherwise = if place == 0 { "" } else { "else " };
        let _ = writeln!(out, "        {otherwise}if (member === {:?}) owner |= {};", mode.as_str(), 4 << place);
    }
    out.push_str("        else return false;\n");
    out
}

/// What the rule over several fields says of each combination, asked one by one.
fn owned() -> u32 {
    let mut owned = 0;
    for (place, mode) in [None].into_iter().chain(ConnectionMode::ALL.map(Some)).enumerate() {
        for bits in 0..4 {
            let mut members = Vec::new();
            if bits & 1 != 0 {
                members.push(("subscriberId", Json::from("somebody")));
            }
            if bits & 2 != 0 {
                members.push(("context", Json::object([("tenant", Json::from("acme"))])));
            }
            if let Some(mode) = mode {
                members.push(("connectionMode", Json::from(mode.as_str())));
            }
            if owner_fault(&Some(Json::object(members))).is_none() {
                owned |= 1 << (bits | (1 << place >> 1 << 2));
            }
        }
    }
    owned
}
