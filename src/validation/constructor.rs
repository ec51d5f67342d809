//! Novu answers 500 to a member called `constructor` with a truthy value, anywhere inside an object that its DTOs do not
//! describe: class-transformer takes the value for the object's class.

use super::{
    issues::{self, Issues},
    violation::Violation,
};
use crate::{
    limits, text,
    value::{Kind, Value},
};

/// The name of the member.
pub const NAME: &str = "constructor";

/// Adds an issue for each such member in `value`, which stands at `path`, however deep; or one if it cannot be read.
pub(super) fn check<V: Value>(value: &V, path: &[&str], issues: &mut Issues) {
    if value.kind() == Kind::Unreadable {
        return issues.add(path, Violation::Unreadable);
    }
    if !value.may_have_constructor() || issues.are_full() {
        return;
    }
    for (_, found) in value.truthy_members(NAME, issues::MAX, limits::LEVELS).members() {
        let mut whole = text::owned(path);
        whole.append(&mut found.texts());
        issues.push(whole, Violation::Constructor.code(), Violation::Constructor.message(path));
    }
}
