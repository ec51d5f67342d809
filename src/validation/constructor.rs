//! Novu answers 500 to a member called `constructor` with a truthy value, anywhere inside an object that its DTOs do not
//! describe: class-transformer takes the value for the object's class.

use super::{Fault, Issues};
use crate::value::{Kind, Value};

const NAME: &str = "constructor";

/// Adds an issue for each such member in `value`, which stands at `path`, however deep.
pub(super) fn check<V: Value>(value: &V, path: &[&str], issues: &mut Issues) {
    if !matches!(value.kind(), Kind::Array | Kind::Object) || !value.may_mention(NAME) {
        return;
    }
    let mut path: Vec<String> = path.iter().map(|&name| name.to_owned()).collect();
    // A stack of its own: the nesting may be deeper than the call stack.
    let mut open = vec![(value.kind(), value.members().into_iter())];
    while let Some((parent, members)) = open.last_mut() {
        let Some((name, member)) = members.next() else {
            open.pop();
            path.pop();
            continue;
        };
        let is_constructor = *parent == Kind::Object && name == NAME;
        path.push(name);
        if is_constructor && member.is_truthy() {
            issues.add(&path.iter().map(String::as_str).collect::<Vec<_>>(), Fault::Constructor);
        } else if matches!(member.kind(), Kind::Array | Kind::Object) {
            open.push((member.kind(), member.members().into_iter()));
            continue;
        }
        path.pop();
    }
}
