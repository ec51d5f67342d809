use std::borrow::Cow;

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

/// One thing that is wrong with a request or with a provider's answer: where it is, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ValidationIssue {
    /// The path to the field, such as `["workspace", "id"]`; empty for the request as a whole.
    pub path: Vec<String>,
    /// The kind of issue, for example to translate the message.
    pub code: IssueCode,
    /// A sentence for people. It contains no value of the request. Of a provider's answer it contains at most the
    /// provider's error code.
    pub message: Cow<'static, str>,
}

/// The kinds of issues.
///
/// - `required`: a required field is missing or `null`.
/// - `type`: a value has the wrong type.
/// - `empty`: a text is empty, but must not be.
/// - `format`: a text has characters that are not allowed, or is not a date.
/// - `too_long`: a text is too long.
/// - `too_many`: there are too many entries.
/// - `too_few`: there are too few entries.
/// - `too_large`: a value has too many bytes, or a request is nested too deep.
/// - `reserved`: a name or text is reserved by Novu or JavaScript.
/// - `one_of`: a value is not one of the allowed values.
/// - `scope`: the request does not say who owns the connection.
/// - `refused`: the provider refused, or consent was not given.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "snake_case", into = "&'static str")]
#[strum(serialize_all = "snake_case")]
// The type has all codes in each compilation, since the entries share it.
#[cfg_attr(feature = "js", derive(Tsify))]
#[cfg_attr(
    feature = "js",
    tsify(
        type = r#""required" | "type" | "empty" | "format" | "too_long" | "too_many" | "too_few" | "too_large" | "reserved" | "one_of" | "scope" | "refused""#
    )
)]
#[expect(missing_docs, reason = "the list above, since TypeScript has no documentation of single values")]
pub enum IssueCode {
    Required,
    Type,
    Empty,
    Format,
    TooLong,
    TooMany,
    TooFew,
    TooLarge,
    Reserved,
    OneOf,
    Scope,
    #[cfg(feature = "providers")]
    Refused,
}
