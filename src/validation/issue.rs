use std::borrow::Cow;

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};
#[cfg(feature = "js")]
use tsify::Tsify;

/// One fault of a request or of a provider's answer: where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(Tsify))]
pub struct ValidationIssue {
    /// Where: the names of the members, from the outside in; empty for the request as a whole.
    pub path: Vec<String>,
    /// What kind of fault, for an application that has its own words.
    pub code: IssueCode,
    /// A sentence for people. It contains no value of the request, and of an answer only the code with which a provider refused.
    pub message: Cow<'static, str>,
}

/// The kinds of faults.
///
/// - `required`: a required field is missing or `null`.
/// - `type`: a value has another type than the field.
/// - `empty`: a text is empty where it must not be.
/// - `format`: a text has characters that are not allowed in it, or is no date.
/// - `too_long`: a text is too long.
/// - `too_many`: there are too many entries.
/// - `too_few`: there are too few entries.
/// - `too_large`: a value has too many bytes, or a request is nested too deep.
/// - `reserved`: a name or a text that Novu or JavaScript keeps for itself.
/// - `one_of`: a value is none of those that the field may have.
/// - `scope`: the request does not say whom the connection belongs to.
/// - `refused`: a provider refused, or gave no consent.
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
