//! A JSON value as the rules see it, wherever it lives: in memory natively ([`crate::json::Json`]),
//! in the JavaScript engine in the npm package. Each rule is written once, over [`Value`].

/// What a value is, in JSON's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// As wide as a number of the wasm: a byte would be cut out of it at each question.
#[repr(i32)]
pub enum Kind {
    /// No such member.
    Absent,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A text.
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

    /// A text.
    fn of_text(text: &str) -> Self;

    /// What it is.
    fn kind(&self) -> Kind;

    /// The member of an object called `name`; [`Kind::Absent`] where there is none, or where this is no object.
    #[must_use]
    fn member(&self, name: &'static str) -> Self;

    /// The members of an object in their order, or the elements of an array under their index.
    fn members(&self) -> Vec<(String, Self)>;

    /// How many members or elements there are, and those of them, in their order, whose place has no bit in `passed`.
    fn members_but(&self, passed: u32) -> (usize, Vec<(String, Self)>) {
        let mut members = self.members();
        let count = members.len();
        let mut place = 0;
        members.retain(|_| {
            place += 1;
            place > u32::BITS || passed >> (place - 1) & 1 == 0
        });
        (count, members)
    }

    /// The characters of a string; empty for anything else. A lone surrogate reads as U+FFFD.
    fn text(&self) -> String;

    /// The characters of the member called `name`; empty for anything but a string.
    fn text_of(&self, name: &'static str) -> String {
        self.member(name).text()
    }

    /// The texts of its members, in their order.
    fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for (_, member) in &self.members() {
            texts.push(member.text());
        }
        texts
    }

    /// Whether JavaScript takes it for true in a condition.
    fn is_truthy(&self) -> bool;

    /// How many bytes its JSON text has in UTF-8, as `JSON.stringify` writes it.
    fn json_bytes(&self) -> usize;

    /// Its JSON text, as `JSON.stringify` writes it.
    fn json(&self) -> String;

    /// `false` only if no object in it, however deep, has a member called `name`: a quick look that saves a slow walk.
    fn may_mention(&self, _name: &str) -> bool {
        true
    }

    /// Whether this is a string with at least one character.
    fn is_filled_text(&self) -> bool {
        self.kind() == Kind::String && !self.text().is_empty()
    }
}
