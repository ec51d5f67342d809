//! The rules written as JavaScript, as ajv's standalone code is, for requests in which nothing is unusual.
//!
//! To look at a request from within the wasm takes a call to JavaScript for each member. A form that is checked with each
//! key, and a call that is about to be made, mostly have a valid request, and JavaScript alone sees that in a tenth of the
//! time. So the build makes predicates from the rules, of a request and of its fields. Each has one answer: certainly valid, or not
//! certain. In the second case the rules judge.

use std::fmt::Write;

use strum::VariantArray;

use super::{
    constructor, owner,
    schema::{ENCRYPTED_TOKEN_PREFIX, Rule, Schema},
};
use crate::{dto::ConnectionMode, identifier, limits};

/// The text of the module, which exports `isCertainlyValid(request)` and `isCertainlyValidField(name, value)`.
#[must_use]
pub fn fast_path() -> String {
    let module = HELPERS
        .replace("<ENCRYPTED>", &format!("{ENCRYPTED_TOKEN_PREFIX:?}"))
        .replace("<ALLOWED>", &allowed_characters())
        .replace("<MAX_LENGTH>", &identifier::MAX_LENGTH.to_string())
        .replace("<CONSTRUCTOR>", &format!("{:?}", constructor::NAME))
        .replace("<MAX_CONTEXTS>", &limits::CONTEXTS.to_string())
        .replace("<MODES>", &modes());
    [module, predicate(Schema::Workspace), predicate(Schema::Auth), predicate(Schema::Request), fields(), owners()]
        .concat()
}

/// What does not depend on the fields.
const HELPERS: &str = r#"// Made by the build from the rules in src/validation/ of the repository.

/** How many more characters a request may have here: so few that no limit of bytes is near. */
let room;

const isString = (value) => typeof value === "string" && (room -= value.length) >= 0;
const isMissing = (value) => value === undefined || value === null;
const isOptional = (value) => isMissing(value) || isString(value);
const isRequired = (value) => value !== "" && isString(value);
/** Visible characters of ASCII; a missing value reads as a word here. */
const isClean = (value) => isOptional(value) && /^[!-~]*$/.test(value);
const isToken = (value) => value && isClean(value) && !value.startsWith(<ENCRYPTED>);
const isIdentifier = (value) => isString(value) && /^[<ALLOWED>]{1,<MAX_LENGTH>}$/.test(value);

const isMode = (value) => isMissing(value) || <MODES>;

/** On the last days of a month the rules look into the calendar. */
const isExpiry = (value) => isOptional(value) && (!value || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,9})?Z$/.test(value));

/** Whether `JSON.stringify` writes an object as it is. */
function isPlain(value) {
  if (typeof value !== "object" || value === null || value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is data as `JSON.parse` makes them, not deep, and without a member that Novu fails on. */
function isData(value, depth) {
  if (isMissing(value) || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (typeof value === "string") return isString(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.toJSON === undefined && (room -= 8 * value.length) >= 0 && value.every((element) => isData(element, depth - 1));
  if (!isPlain(value)) return false;
  for (const name in value) if (!isMember(name, value[name], depth - 1)) return false;
  return true;
}

function isMember(name, value, depth) {
  room -= 8;
  return name !== <CONSTRUCTOR> && isString(name) && isData(value, depth);
}

function isContextValue(value) {
  if (typeof value === "string") return isIdentifier(value);
  if (!isPlain(value)) return false;
  let hasId = false;
  for (const name in value) {
    const member = value[name];
    if (name === "id" && isIdentifier(member)) hasId = true;
    else if (!isMember(name, member, 8) || (name === "data" && !isPlain(member))) return false;
  }
  return hasId;
}

function isContext(value) {
  if (isMissing(value)) return true;
  if (!isPlain(value)) return false;
  let count = 0;
  for (const name in value) {
    // Names that every object has are reserved.
    if (!isIdentifier(name) || name in Object.prototype || !isContextValue(value[name])) return false;
    count++;
  }
  return count >= 1 && count <= <MAX_CONTEXTS>;
}
"#;

/// The predicate of an object whose fields have rules.
fn predicate(schema: Schema) -> String {
    let mut cases = String::new();
    let mut required = 0;
    for (name, rule) in schema.fields() {
        let predicate = predicate_of(*rule);
        let found = if rule.is_required() { "\n        found++;" } else { "" };
        required += u32::from(rule.is_required());
        let owner = match (*name, rule) {
            ("subscriberId", _) => "\n        if (member) owner += 2;",
            (_, Rule::Context) => "\n        if (member) owner += 1;",
            (_, Rule::Mode) => "\n        mode = member ?? \"\";",
            _ => "",
        };
        let _ = writeln!(
            cases,
            "      case {name:?}:\n        if (!{predicate}(member)) return false;{found}{owner}\n        break;"
        );
    }
    let name = predicate_name(schema);
    let (variables, has_owner) = match schema {
        Schema::Request => ("\n  let owner = 0;\n  let mode = \"\";", " && owners[mode][owner]"),
        _ => ("", ""),
    };
    format!(
        r"
function {name}(value) {{
  if (!isPlain(value)) return false;
  let found = 0;{variables}
  for (const name in value) {{
    const member = value[name];
    switch (name) {{
{cases}      default:
        if (!isMember(name, member, 8)) return false;
    }}
  }}
  return found === {required}{has_owner};
}}
"
    )
}

/// The predicate of a field's value.
const fn predicate_of(rule: Rule) -> &'static str {
    match rule {
        Rule::Optional => "isOptional",
        Rule::Required => "isRequired",
        Rule::Token => "isToken",
        Rule::OptionalToken => "isClean",
        Rule::Expiry => "isExpiry",
        Rule::Mode => "isMode",
        Rule::ContextType | Rule::ContextId => "isIdentifier",
        Rule::Context => "isContext",
        Rule::Object(schema) => predicate_name(schema),
    }
}

/// Whether a value is one of the modes.
fn modes() -> String {
    ConnectionMode::VARIANTS
        .iter()
        .map(|mode| format!("value === {:?}", name_of(*mode)))
        .collect::<Vec<_>>()
        .join(" || ")
}

/// The predicates of the fields of a request.
fn fields() -> String {
    let mut fields = String::new();
    for (name, rule) in Schema::Request.fields() {
        let _ = writeln!(fields, "  {name}: {},", predicate_of(*rule));
    }
    format!("\nconst fields = {{\n{fields}}};\n")
}

const fn predicate_name(schema: Schema) -> &'static str {
    match schema {
        Schema::Request => "isRequest",
        Schema::Update => "isUpdate",
        Schema::Workspace => "isWorkspace",
        Schema::Auth => "isAuth",
    }
}

fn name_of(mode: ConnectionMode) -> &'static str {
    mode.into()
}

/// A function that asks a predicate. Each has its own code: an engine inlines a call only where it is always of the same function.
fn guarded(signature: &str, call: &str) -> String {
    // JSON has at most six bytes for a character; two more are for what each member has besides its characters.
    let max_characters = limits::CONTEXT_DATA_BYTES.min(limits::BODY_BYTES) / 8;
    format!(
        r"function {signature} {{
  // Where Object.prototype has an enumerable member, `for…in` shows it in every object.
  for (const name in {{}}) if (name) return false;
  try {{
    room = {max_characters};
    return {call} && room >= 0;
  }} catch {{
    // A getter or a proxy.
    return false;
  }} finally {{
    // A getter that asks in between leaves what it stands in to the rules.
    room = -1;
  }}
}}"
    )
}

/// The rule over several fields, asked for each combination, and the function that the module exports.
fn owners() -> String {
    let modes = std::iter::once(None).chain(ConnectionMode::VARIANTS.iter().copied().map(Some));
    let mut cases = String::new();
    for mode in modes {
        let of = |has_subscriber, has_context| owner::violation(has_subscriber, has_context, mode).is_none();
        let row = [of(false, false), of(false, true), of(true, false), of(true, true)];
        let name = mode.map_or("\"\"".to_owned(), |mode| format!("{:?}", name_of(mode)));
        let _ = writeln!(cases, "  {name}: {row:?},");
    }
    let of_request = guarded("isCertainlyValid(request)", "isRequest(request)");
    let of_field = guarded("isCertainlyValidField(name, value)", "fields[name](value)");
    format!(
        r"
/** By the mode, whether a connection belongs to somebody: without subscriber and context, with a context, a subscriber, both. */
const owners = {{
{cases}}};

/** Whether the rules have nothing against a field of a request that `JSON.parse` made, as far as can be seen without them. */
export {of_field}

/** The same for a request, which may be anything. */
export {of_request}
"
    )
}

/// The characters of an identifier, as a class of a regular expression: its ranges.
pub(super) fn allowed_characters() -> String {
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
