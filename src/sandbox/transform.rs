//! A body as the validation pipe sees it, after class-transformer 0.5.1 has made instances of it.

use serde_json::{Map, Number};

use super::error_body::Problem;
use crate::{
    json::{Json, is_truthy},
    validation::RESERVED_CONTEXT_TYPES,
};

/// The largest whole number up to which JavaScript has all of them.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// The request as an instance of its class, in which `workspace` and `auth` are instances of theirs.
///
/// # Errors
/// class-transformer calls the `constructor` of an object without a class, which a body can set to what is no function.
pub(super) fn request(body: Json) -> Result<Json, Problem> {
    instance(body, &|name, value| match name {
        "workspace" | "auth" => instance(value, &|_, value| plain(value)),
        _ => plain(value),
    })
}

/// How the value of a member is made, given its name.
type Member<'a> = &'a dyn Fn(&str, Json) -> Result<Json, Problem>;

/// An instance of a class, or an array of them.
fn instance(value: Json, member: Member<'_>) -> Result<Json, Problem> {
    match value {
        Json::Array(elements) => elements.into_iter().map(|element| instance(element, member)).collect(),
        Json::Object(members) => object(members, member),
        value => Ok(scalar(value)),
    }
}

/// A value without a class.
fn plain(value: Json) -> Result<Json, Problem> {
    match value {
        Json::Array(elements) => elements.into_iter().map(plain).collect(),
        Json::Object(members) if is_truthy(members.get("constructor")) => Err(Problem::Internal),
        Json::Object(members) => object(members, &|_, value| plain(value)),
        value => Ok(scalar(value)),
    }
}

/// Every number is a floating-point one in JavaScript, which shows in those that are too large to be exact.
fn scalar(value: Json) -> Json {
    let is_safe = |number: &Number| number.as_i64().is_some_and(|integer| integer.unsigned_abs() <= MAX_SAFE_INTEGER);
    match value {
        Json::Number(number) if !is_safe(&number) => number.as_f64().into(),
        value => value,
    }
}

fn object(members: Map<String, Json>, member: Member<'_>) -> Result<Json, Problem> {
    let mut kept = Vec::with_capacity(members.len());
    for (name, value) in members {
        if name != "__proto__" && name != "constructor" && !RESERVED_CONTEXT_TYPES.contains(&name.as_str()) {
            let value = member(&name, value)?;
            kept.push((name, value));
        }
    }
    // In a JavaScript object, names that are array indices come first, by number.
    let (mut indices, names): (Vec<_>, Vec<_>) = kept.into_iter().partition(|(name, _)| array_index(name).is_some());
    // A stable sort has a buffer of 4 KiB on the stack, and this is called for each level of a body.
    indices.sort_unstable_by_key(|(name, _)| array_index(name));
    Ok(indices.into_iter().chain(names).collect())
}

fn array_index(name: &str) -> Option<u32> {
    let index = name.parse().ok().filter(|index| *index < u32::MAX)?;
    (name == "0" || name.starts_with(|first: char| ('1'..='9').contains(&first))).then_some(index)
}
