//! JSON in memory, natively and in the sandbox: `serde_json` reads and writes it.

pub use serde_json::Value as Json;

use crate::{
    date,
    value::{Kind, Value},
};

/// Whether JavaScript takes a value for true in a condition. What is absent is not.
#[must_use]
pub fn is_truthy(value: Option<&Json>) -> bool {
    match value {
        None | Some(Json::Null) => false,
        Some(Json::Bool(value)) => *value,
        Some(Json::Number(number)) => number.as_f64() != Some(0.0),
        Some(Json::String(text)) => !text.is_empty(),
        Some(Json::Array(_) | Json::Object(_)) => true,
    }
}

/// Whether arrays and objects are nested more than so many levels deep.
fn is_deeper(value: &Json, levels: usize) -> bool {
    let is_deeper = |member: &Json| levels == 0 || is_deeper(member, levels - 1);
    match value {
        Json::Array(elements) => levels == 0 || elements.iter().any(is_deeper),
        Json::Object(members) => levels == 0 || members.values().any(is_deeper),
        _ => false,
    }
}

/// A search for [`Value::truthy_members`].
struct Search {
    name: &'static str,
    most: usize,
    levels: usize,
    path: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Search {
    fn look_into(&mut self, value: &Json) {
        match value {
            Json::Object(members) => members.iter().for_each(|(name, member)| self.look_at(name.clone(), member)),
            Json::Array(elements) => {
                elements.iter().enumerate().for_each(|(index, element)| self.look_at(index.to_string(), element));
            }
            _ => {}
        }
    }

    fn look_at(&mut self, name: String, member: &Json) {
        if self.found.len() == self.most || self.path.len() == self.levels {
            return;
        }
        let is_one = name == self.name && is_truthy(Some(member));
        self.path.push(name);
        if is_one {
            self.found.push(self.path.clone());
        } else {
            self.look_into(member);
        }
        self.path.pop();
    }
}

/// The JSON text of a value. (`Display` takes twice the time.)
pub(crate) fn json_text(value: &Json) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// `None` is an absent member.
impl Value for Option<Json> {
    fn absent() -> Self {
        None
    }

    fn of_text(text: &str) -> Self {
        Some(text.into())
    }

    fn kind(&self) -> Kind {
        match self {
            None => Kind::Absent,
            Some(Json::Null) => Kind::Null,
            Some(Json::Bool(_)) => Kind::Boolean,
            Some(Json::Number(_)) => Kind::Number,
            Some(Json::String(_)) => Kind::String,
            Some(Json::Array(_)) => Kind::Array,
            Some(Json::Object(_)) => Kind::Object,
        }
    }

    fn member(&self, name: &'static str) -> Self {
        self.as_ref()?.get(name).cloned()
    }

    fn first_members(&self, most: usize) -> Vec<(String, Self)> {
        match self {
            Some(Json::Object(members)) => {
                members.iter().take(most).map(|(name, value)| (name.clone(), Some(value.clone()))).collect()
            }
            Some(Json::Array(elements)) => elements
                .iter()
                .take(most)
                .enumerate()
                .map(|(index, value)| (index.to_string(), Some(value.clone())))
                .collect(),
            _ => Vec::new(),
        }
    }

    fn text(&self) -> String {
        self.as_ref().and_then(Json::as_str).unwrap_or_default().to_owned()
    }

    /// Without a copy of the whole value.
    fn text_of(&self, name: &'static str) -> String {
        self.as_ref().and_then(|value| value.get(name)?.as_str()).unwrap_or_default().to_owned()
    }

    fn is_truthy(&self) -> bool {
        is_truthy(self.as_ref())
    }

    fn seconds_of_date(text: &str) -> Option<f64> {
        date::seconds_of(text)
    }

    fn with_text(&self, name: &'static str, text: &str) -> Self {
        let mut object = self.as_ref()?.as_object()?.clone();
        object.insert(name.to_owned(), text.into());
        Some(Json::Object(object))
    }

    fn is_deeper_than(&self, levels: usize) -> bool {
        self.as_ref().is_some_and(|value| is_deeper(value, levels))
    }

    fn truthy_members(&self, name: &'static str, most: usize, levels: usize) -> Self {
        let mut search = Search { name, most, levels, path: Vec::new(), found: Vec::new() };
        if let Some(value) = self {
            search.look_into(value);
        }
        Some(search.found.into())
    }

    fn json(&self) -> String {
        self.as_ref().map(json_text).unwrap_or_default()
    }
}
