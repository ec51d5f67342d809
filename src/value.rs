//! A JSON value as the rules see it, wherever it lives: in memory natively, in the JavaScript engine in the npm package. Each rule is
//! written once, over [`Value`].

/// What a value is, in JSON's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No such member.
    Absent,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
    /// Something that cannot be written as JSON: a getter that throws, a cycle, a `BigInt`.
    Unreadable,
}

impl Kind {
    /// Absent or `null`, which Novu takes for the same in an optional field.
    #[must_use]
    pub const fn is_missing(self) -> bool {
        matches!(self, Self::Absent | Self::Null)
    }
}

/// A value that can be asked what it is and what it contains.
pub trait Value: Clone {
    /// No value.
    fn absent() -> Self;

    /// A string.
    fn of_text(text: &str) -> Self;

    /// What it is.
    fn kind(&self) -> Kind;

    /// The member of an object called `name`; [`Kind::Absent`] where there is none, or where this is no object. The name is a constant,
    /// so that it can be decoded once.
    #[must_use]
    fn member(&self, name: &'static str) -> Self;

    /// The members of an object in their order, or the elements of an array under their index.
    fn members(&self) -> Vec<(String, Self)> {
        self.first_members(usize::MAX)
    }

    /// The first `most` of these, where a server may have sent hundreds of thousands.
    fn first_members(&self, most: usize) -> Vec<(String, Self)>;

    /// The characters of a string; empty for anything else. A lone surrogate reads as U+FFFD.
    fn text(&self) -> String;

    /// The characters of the member called `name`; empty for anything but a string.
    fn text_of(&self, name: &'static str) -> String {
        self.member(name).text()
    }

    /// The characters of each member, in their order.
    fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for (_, member) in self.members() {
            texts.push(member.text());
        }
        texts
    }

    /// Whether JavaScript takes it for true in a condition.
    fn is_truthy(&self) -> bool;

    /// The time that a date says, in the forms of HTTP and ISO 8601, in seconds since some day: only differences mean something.
    fn seconds_of_date(text: &str) -> Option<f64>;

    /// An object with this member, instead of one of the same name.
    #[must_use]
    fn with_text(&self, name: &'static str, text: &str) -> Self;

    /// Its JSON text, as `JSON.stringify` writes it.
    fn json(&self) -> String;

    /// Its JSON text as a string, which may stay where the value is.
    #[must_use]
    fn json_value(&self) -> Self {
        Self::of_text(&self.json())
    }

    /// Whether its JSON text has more than so many bytes in UTF-8.
    fn json_exceeds(&self, bytes: usize) -> bool {
        self.json().len() > bytes
    }

    /// Whether arrays and objects in it are nested more than so many levels deep.
    fn is_deeper_than(&self, levels: usize) -> bool;

    /// `false` only if everything in it can be read, and no object in it, however deep, has a member called `constructor`:
    /// knowing that saves a walk.
    fn may_have_constructor(&self) -> bool {
        true
    }

    /// Whether the rules certainly have nothing against this as the field `name` of a request: knowing that saves to look at it.
    fn is_certainly_valid_field(&self, _name: &'static str) -> bool {
        false
    }

    /// The paths to the members called `name` that JavaScript takes for true, in this value and however deep inside of it, but for
    /// what is inside of such a member: the first so many, in their order, of which none has more than so many names. An
    /// array of arrays of names.
    #[must_use]
    fn truthy_members(&self, name: &'static str, most: usize, levels: usize) -> Self;

    /// Whether this is a string with at least one character.
    fn is_filled_text(&self) -> bool {
        self.kind() == Kind::String && !self.text().is_empty()
    }
}
