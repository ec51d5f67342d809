//! The members of JSON objects.

use crate::json::Json;

/// The member called `name`, unless it is missing or `null`, which is the same for whatever is optional.
pub(super) fn given<'a>(object: &'a Json, name: &str) -> Option<&'a Json> {
    object.get(name).filter(|value| !value.is_null())
}

/// The member called `name`, if it is a text.
pub(super) fn text<'a>(object: &'a Json, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Json::as_str)
}

/// Whether this is an object whose members all have one of these names: what is misspelt must not pass for something that is
/// left out.
pub(super) fn has_only(value: &Json, names: &[&str]) -> bool {
    value.as_object().is_some_and(|members| members.keys().all(|name| names.contains(&name.as_str())))
}
