//! The rules written as JavaScript, for what passes at a glance.
//!
//! To look at a request from within the wasm takes a call to JavaScript for each member. A form that is checked with each
//! key, and a call that is about to be made, mostly have a request in which nothing is unusual; for these JavaScript alone
//! takes a tenth of the time (`npm run bench -- validate`). So `src/js/glance.js` is made from the rules, which a test sees to: it
//! says where in a request they have no objection, and leaves all else to them.

use std::{fmt::Write, ops::Range};

use super::{
    constructor, doubts,
    field::{ENCRYPTED, Place, Rule},
    owner,
};
use crate::{dto::ConnectionMode, identifier, limits};

/// The text of `src/js/glance.js`.
#[must_use]
pub fn glance() -> String {
    HELPERS
        .replace("<ROOM>", &(limits::CONTEXT_DATA_BYTES.min(limits::BODY_BYTES) / 8).to_string())
        // A member or an element takes 8 of it, and no less than 2 bytes.
        .replace("<LONG_ROOM>", &(8 * limits::BODY_BYTES).to_string())
        .replace("<BODY_BYTES>", &limits::BODY_BYTES.to_string())
        .replace("<DATA_BYTES>", &limits::CONTEXT_DATA_BYTES.to_string())
        .replace("<ENCRYPTED>", &format!("{ENCRYPTED:?}"))
        .replace("<ALLOWED>", &allowed())
        .replace("<LONGEST>", &identifier::MAX_LENGTH.to_string())
        .replace("<FATAL>", &format!("{:?}", constructor::NAME))
        .replace("<CONTEXTS>", &limits::CONTEXTS.to_string())
        .replace("<FIRST_ENTRY>", &doubts::ENTRIES.start.to_string())
        .replace("<ENTRIES>", &doubts::ENTRIES.len().to_string())
        .replace("<ALL_ENTRIES>", &(bits(doubts::ENTRIES) | bit_of("context")).to_string())
        .replace("<CONTEXT>", &bit_of("context").to_string())
        .replace("<WORKSPACE>", &object(Place::Workspace, "workspace"))
        .replace("<AUTH>", &object(Place::Auth, "auth"))
        .replace("<REQUIRED>", &required(Place::Request).to_string())
        .replace("<FIELDS>", &fields(Place::Request))
        .replace("<OWNED>", &format!("{:#b}", owned()))
        .replace("<OWNER>", &doubts::OWNER.start.to_string())
}

/// What does not depend on the fields.
const HELPERS: &str = r#"// Made from the rules in src/validation/ by `UPDATE=1 cargo test --test glance`: change those.

import { utf8Length } from "./careful.js";

/** How many more characters there may be. JSON needs at most six bytes for each, so that no limit of bytes is near. */
let room;

/** Whether there may be any number of them: then what has a limit of bytes is measured. */
let isLong;

const isWithin = (value, bytes, text) => !isLong || utf8Length(text ?? JSON.stringify(value), bytes) <= bytes;

const isText = (value) => typeof value === "string" && (room -= value.length) >= 0;
const isMissing = (value) => value === undefined || value === null;
const isOptional = (value) => isMissing(value) || isText(value);
const isRequired = (value) => value !== "" && isText(value);
const isToken = (value) => isRequired(value) && !value.startsWith(<ENCRYPTED>);

const isIdentifier = (value) => isText(value) && /^[<ALLOWED>]{1,<LONGEST>}$/.test(value);

/** Whether `JSON.stringify` writes an object as it is. */
function isPlain(value) {
  if (typeof value !== "object" || value === null || value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Data like those that `JSON.parse` makes, not deep, and without a member that has to be searched for. */
function isData(value, depth) {
  if (isMissing(value) || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (typeof value === "string") return isText(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.toJSON === undefined && (room -= 8 * value.length) >= 0 && value.every((element) => isData(element, depth - 1));
  if (!isPlain(value)) return false;
  for (const name in value) if (!isMember(name, value[name], depth - 1)) return false;
  return true;
}

function isMember(name, value, depth) {
  room -= 8;
  return name !== <FATAL> && isText(name) && isData(value, depth);
}

/** The bits of what does not pass, if it is data. */
const doubtful = (value, bits) => (isData(value, 8) ? bits : -1);

function isContext(value) {
  if (typeof value === "string") return isIdentifier(value);
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    if (name === "id" && isIdentifier(member)) missing = 0;
    else if (!isMember(name, member, 8)) return false;
    else if (name === "data" && !(isPlain(member) && isWithin(member, <DATA_BYTES>))) return false;
  }
  return missing === 0;
}

function doubtsOfContexts(value) {
  if (!isPlain(value)) return doubtful(value, <ALL_ENTRIES>);
  let doubts = 0;
  let count = 0;
  for (const name in value) {
    const member = value[name];
    // JSON leaves it out, and so it does not count.
    if (member === undefined) return -1;
    // Names that every object has are reserved.
    const passes = isIdentifier(name) && !(name in Object.prototype) && isContext(member);
    if (!passes && !isMember(name, member, 8)) return -1;
    if (!passes && count < <ENTRIES>) doubts |= 1 << (<FIRST_ENTRY> + count);
    count++;
  }
  return doubts || count < 1 || count > <CONTEXTS> ? doubts | <CONTEXT> : 0;
}

<WORKSPACE>
<AUTH>
function doubtsOf(value, text) {
  if (!isPlain(value) || !isWithin(value, <BODY_BYTES>, text)) return -1;
  let doubts = 0;
  let missing = <REQUIRED>;
  let owner = 0;
<FIELDS>  // By the bits of `owner`, whether the connection belongs to somebody.
  return doubts === 0 && (<OWNED> >> owner) & 1 ? 0 : doubts | (owner << <OWNER>) | (1 << 31);
}

/** How many more members are copied. To parse a request that has more of them from its text takes less time. */
let members;

/** A copy in which no getter is left; throws where `JSON.stringify` would not write it as it is. */
function copyOf(value, depth) {
  const isList = Array.isArray(value) && value.toJSON === undefined;
  if (depth === 0 || !(isList || isPlain(value))) throw value;
  if ((members -= (isList ? value : Object.keys(value)).length) < 0) throw value;
  const copy = isList ? [...value] : { ...value };
  for (const name in copy) {
    const member = copy[name];
    if (typeof member === "object" && member !== null) copy[name] = copyOf(member, depth - 1);
  }
  return copy;
}

/** A copy of a request, of which each member was read once; `undefined` if the rules have to look at it. */
export function passingCopy(request) {
  try {
    members = 200;
    const copy = copyOf(request, 9);
    return doubtsAbout(copy) === 0 ? copy : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the rules have to look at in a request, in bits; 0 if they have nothing against it, as can be seen without them.
 * `text` is its JSON, if there is one yet.
 */
export function doubtsAbout(request, text) {
  // Somebody has given every object a member more.
  for (const name in {}) if (name) return -1;
  try {
    isLong = false;
    room = <ROOM>;
    const doubts = doubtsOf(request, text);
    if (room >= 0) return doubts;
    isLong = true;
    room = <LONG_ROOM>;
    return doubtsOf(request, text);
  } catch {
    // A getter or a proxy.
    return -1;
  } finally {
    // A getter that asks in between leaves what it stands in to the rules.
    room = -1;
  }
}
"#;

/// The function for a field that is an object whose fields have rules.
fn object(place: Place, field: &str) -> String {
    let (name, required, own, fields) = (name_of(place), required(place), bit_of(field), fields(place));
    let all = bits(doubts::of(place)) | own;
    format!(
        "function {name}(value) {{\n  if (!isPlain(value)) return doubtful(value, {all});\n  let doubts = 0;\n  let missing = {required};\n{fields}  \
         return doubts && doubts | {own};\n}}\n"
    )
}

fn name_of(place: Place) -> &'static str {
    match place {
        Place::Workspace => "doubtsOfWorkspace",
        Place::Auth => "doubtsOfAuth",
        Place::Request | Place::Update => unreachable!("no member of a request"),
    }
}

/// The loop over the members of an object, of which the fields have rules.
fn fields(place: Place) -> String {
    let mut cases = String::new();
    for ((name, rule), bit) in place.fields().iter().zip(doubts::of(place)) {
        let bit = 1 << bit;
        let unless = |passes: &str| format!("{passes} ? 0 : doubtful(member, {bit})");
        let found = match rule {
            Rule::Optional => unless("isOptional(member)"),
            Rule::Required => unless("isRequired(member)"),
            Rule::Token => unless("isToken(member)"),
            Rule::Mode => {
                let modes = ConnectionMode::ALL.map(|mode| format!("member === {:?}", mode.as_str()));
                unless(&format!("isMissing(member) || {}", modes.join(" || ")))
            }
            Rule::Context => "isMissing(member) ? 0 : doubtsOfContexts(member)".to_owned(),
            Rule::Object(place) => format!("{}(member)", name_of(*place)),
        };
        let _ = writeln!(cases, "      case {name:?}:\n        found = {found};");
        if is_required(*rule) {
            let _ = writeln!(cases, "        missing &= ~{bit};");
        }
        match (*name, rule) {
            ("subscriberId", _) => {
                let _ = writeln!(cases, "        if (member) owner |= {};", owner::SUBSCRIBER);
            }
            (_, Rule::Context) => {
                let _ = writeln!(cases, "        if (member) owner |= {};", owner::CONTEXT);
            }
            (_, Rule::Mode) => {
                for mode in ConnectionMode::ALL {
                    let _ =
                        writeln!(cases, "        if (member === {:?}) owner |= {};", mode.as_str(), owner::bit(mode));
                }
            }
            _ => {}
        }
        cases.push_str("        break;\n");
    }
    format!(
        "  for (const name in value) {{\n    const member = value[name];\n    let found = 0;\n    switch (name) {{\n{cases}      \
         default:\n        if (!isMember(name, member, 8)) return -1;\n    }}\n    \
         if (found < 0) return -1;\n    doubts |= found;\n  }}\n  doubts |= missing;\n"
    )
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

/// The bits of the required fields.
fn required(place: Place) -> u32 {
    let fields = place.fields().iter().zip(doubts::of(place));
    fields.filter(|((_, rule), _)| is_required(*rule)).map(|(_, bit)| 1 << bit).sum()
}

fn bits(places: Range<u32>) -> u32 {
    places.map(|bit| 1 << bit).sum()
}

/// The bit of a field of a request.
fn bit_of(field: &str) -> u32 {
    let place = Place::Request.fields().iter().position(|(name, _)| *name == field);
    1 << place.expect("a field")
}

const fn is_required(rule: Rule) -> bool {
    match rule {
        Rule::Required | Rule::Token | Rule::Object(_) => true,
        Rule::Optional | Rule::Mode | Rule::Context => false,
    }
}

/// What the rule over several fields says of each combination, asked one by one.
fn owned() -> u32 {
    (0..1 << doubts::OWNER.len()).filter(|bits| owner::fault(*bits).is_none()).map(|bits| 1 << bits).sum()
}
