//! A body as the validation pipe sees it, after class-transformer 0.5.1 has made instances of it.

use super::error_body::Problem;
use crate::{
    json::{Json, Text},
    validation::INHERITED,
    value::Value,
};

/// The request as an instance of its class, in which `workspace` and `auth` are instances of theirs.
///
/// # Errors
/// class-transformer calls the `constructor` of an object without a class, which a body can set to what is no function.
pub(super) fn request(body: &Json) -> Result<Json, Problem> {
    instance(body, &|name, value| match name {
        "workspace" | "auth" => instance(value, &|_, value| plain(value)),
        _ => plain(value),
    })
}

/// How the value of a member is made, given its name.
type Member<'a> = &'a dyn Fn(&str, &Json) -> Result<Json, Problem>;

/// An instance of a class, or an array of them.
fn instance(value: &Json, member: Member<'_>) -> Result<Json, Problem> {
    match value {
        Json::Array(elements) => array(elements, &|element| instance(element, member)),
        Json::Object(members) => object(members, member),
        value => Ok(value.clone()),
    }
}

/// A value without a class.
fn plain(value: &Json) -> Result<Json, Problem> {
    match value {
        Json::Array(elements) => array(elements, &plain),
        Json::Object(_) if value.get("constructor").cloned().is_truthy() => Err(Problem::Internal),
        Json::Object(members) => object(members, &|_, value| plain(value)),
        value => Ok(value.clone()),
    }
}

fn array(elements: &[Json], element: &dyn Fn(&Json) -> Result<Json, Problem>) -> Result<Json, Problem> {
    elements.iter().map(element).collect::<Result<_, _>>().map(Json::Array)
}

fn object(members: &[(Text, Json)], member: Member<'_>) -> Result<Json, Problem> {
    let mut kept = Vec::with_capacity(members.len());
    for (key, value) in members {
        let name = key.to_str();
        if name != "__proto__" && name != "constructor" && !INHERITED.contains(&&*name) {
            kept.push((key.clone(), member(&name, value)?));
        }
    }
    // In a JavaScript object, names that are array indices come first, by number.
    kept.sort_by_key(|(key, _)| array_index(&key.to_str()).map_or((1, 0), |index| (0, index)));
    Ok(Json::Object(kept.into()))
}

fn array_index(name: &str) -> Option<u32> {
    let index = name.parse().ok().filter(|index| *index < u32::MAX)?;
    (name == "0" || name.starts_with(|first: char| ('1'..='9').contains(&first))).then_some(index)
}
