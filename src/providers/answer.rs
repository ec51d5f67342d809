/// What stands at a place of an answer.
#[derive(Clone, PartialEq)]
pub enum Content {
    /// No such member, or `undefined`.
    Absent,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A text of more bytes than were asked for.
    LongText,
    /// An array.
    Array,
    /// An object.
    Object,
    /// A getter or a proxy that throws, or something that JSON does not have.
    Unreadable,
}

impl Content {
    /// Absent or `null`, which providers use for the same.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Absent | Self::Null)
    }
}

/// A provider's answer, or a part of it, wherever it lives: in memory natively, in the JavaScript engine in the npm package.
pub trait Answer: Sized {
    /// What it is; a text only if it has at most so many bytes in UTF-8.
    fn content(&self, max_bytes: usize) -> Content;

    /// The member of an object, or the element of an array, called `name`.
    #[must_use]
    fn member(&self, name: &'static str) -> Self;
}

/// `None` is an absent member.
#[cfg(any(feature = "import", not(target_arch = "wasm32")))]
impl Answer for Option<serde_json::Value> {
    fn content(&self, max_bytes: usize) -> Content {
        use serde_json::Value as Json;

        match self {
            None => Content::Absent,
            Some(Json::Null) => Content::Null,
            Some(Json::Bool(value)) => Content::Boolean(*value),
            Some(Json::Number(number)) => number.as_f64().map_or(Content::Unreadable, Content::Number),
            Some(Json::String(text)) if text.len() > max_bytes => Content::LongText,
            Some(Json::String(text)) => Content::Text(text.clone()),
            Some(Json::Array(_)) => Content::Array,
            Some(Json::Object(_)) => Content::Object,
        }
    }

    fn member(&self, name: &'static str) -> Self {
        match self.as_ref()? {
            serde_json::Value::Array(elements) => elements.get(name.parse::<usize>().ok()?).cloned(),
            value => value.get(name).cloned(),
        }
    }
}
