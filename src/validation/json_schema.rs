//! A request as JSON Schema, draft 2020-12: the types with their documentation, and of the rules what a keyword says.
//!
//! It refuses nothing that the rules take. It takes more: what needs several fields, a calendar or a count of bytes to judge.

use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

use super::{
    fast_path::allowed_characters,
    schema::{ENCRYPTED_TOKEN_PREFIX, Rule, Schema},
};
use crate::{dto::CreateChannelConnectionRequestDto, identifier, limits};

/// Nothing, or a text without white space around it and without control characters.
const TOKEN: &str = r"^([^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?)?$";

/// Nothing, a day, or a time with its zone. Each month has 31 days here.
const EXPIRY: &str = concat!(
    "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    r"(T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,9})?(Z|[-+]([01][0-9]|2[0-3]):[0-5][0-9]))?)?$",
);

/// The schema of the body of a create request, in one piece: it refers to nothing.
#[must_use]
pub fn json_schema() -> Json {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<CreateChannelConnectionRequestDto>().to_value();
    join_lines(&mut schema);
    add_rules(&mut schema, Schema::Request);
    schema
}

/// Lets descriptions run on where their lines in the source end.
fn join_lines(schema: &mut Json) {
    let Json::Object(members) = schema else { return };
    for (name, member) in members {
        match member {
            Json::String(text) if name == "description" => {
                *text = text.split("\n\n").map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
            }
            Json::Array(elements) => elements.iter_mut().for_each(join_lines),
            _ => join_lines(member),
        }
    }
}

/// The rules of the fields of an object.
fn add_rules(object: &mut Json, schema: Schema) {
    for (name, rule) in schema.fields() {
        add_rule(at(object, &format!("/properties/{name}")), *rule);
    }
}

/// What a rule says beside the type of its field.
fn add_rule(field: &mut Json, rule: Rule) {
    match rule {
        Rule::Optional | Rule::Mode => {}
        Rule::Required => field["minLength"] = json!(1),
        Rule::Token => {
            field["minLength"] = json!(1);
            field["pattern"] = json!(TOKEN);
            field["not"] = json!({ "pattern": format!("^{}", ENCRYPTED_TOKEN_PREFIX.replace('.', r"\.")) });
        }
        Rule::OptionalToken => field["pattern"] = json!(TOKEN),
        Rule::Expiry => field["pattern"] = json!(EXPIRY),
        Rule::ContextType | Rule::ContextId => {
            field["pattern"] = json!(format!("^[{}]+$", allowed_characters()));
            field["maxLength"] = json!(identifier::MAX_LENGTH);
        }
        Rule::Context => add_context_rules(field),
        Rule::Object(schema) => add_rules(field, schema),
    }
}

/// The rules of contexts: of how many there are, of their types, and of their values.
fn add_context_rules(context: &mut Json) {
    context["minProperties"] = json!(1);
    context["maxProperties"] = json!(limits::CONTEXTS);
    context["propertyNames"] = json!({});
    add_rule(&mut context["propertyNames"], Rule::ContextType);
    add_rule(at(context, "/additionalProperties/anyOf/0"), Rule::ContextId);
    add_rule(at(context, "/additionalProperties/anyOf/1/properties/id"), Rule::ContextId);
    // The rules take an array too.
    at(context, "/additionalProperties/anyOf/1/properties/data")["anyOf"] =
        json!([{ "type": "object" }, { "type": "array", "items": {} }]);
}

fn at<'a>(schema: &'a mut Json, pointer: &str) -> &'a mut Json {
    schema.pointer_mut(pointer).unwrap_or_else(|| panic!("the types have no {pointer}"))
}
