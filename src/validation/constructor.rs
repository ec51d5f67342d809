//! Novu answers 500 to a member called `constructor` with a truthy value, anywhere inside an object that its DTOs do not
//! describe: class-transformer takes the value for the object's class.

use super::{issues::Issues, violation::Violation};
use crate::{
    text,
    value::{Kind, Value},
};

/// The name of the member.
pub const NAME: &str = "constructor";

/// Adds an issue for each such member in `value`, which stands at `path`, however deep; or one if it cannot be read.
pub(super) fn check<V: Value>(value: &V, path: &[&str], issues: &mut Issues) {
    if value.kind() == Kind::Unreadable {
        return issues.add(path, Violation::Unreadable);
    }
    if !matches!(value.kind(), Kind::Array | Kind::Object) || !value.may_have_constructor() {
        return;
    }
    let mut path = text::owned(path);
    // A stack of its own: the nesting may be deeper than the call stack. Of each object the members still to look at, the
    // next one last.
    let mut open = vec![reversed(value)];
    while let Some(members) = open.last_mut() {
        let Some((name, member)) = members.pop() else {
            open.pop();
            path.pop();
            continue;
        };
        // The elements of an array have numbers for names.
        let is_constructor = name == NAME && member.is_truthy();
        path.push(name);
        if is_constructor {
            let path: Vec<_> = path.iter().map(String::as_str).collect();
            issues.add(&path, Violation::Constructor);
        } else if matches!(member.kind(), Kind::Array | Kind::Object) {
            open.push(reversed(&member));
            continue;
        }
        path.pop();
    }
}

fn reversed<V: Value>(value: &V) -> Vec<(String, V)> {
    let mut members = value.members();
    members.reverse();
    members
}
