//! The contexts of a request. Source: `is-valid-context-payload.decorator.ts` and `packages/shared/src/types/context.ts`.

use super::{constructor, issues::Issues, schema::Rule, text, violation::Violation};
use crate::{
    limits,
    value::{Kind, Value},
};

/// The member `context` of a request.
pub(super) fn check<V: Value>(context: &V, issues: &mut Issues) {
    let path = &["context"];
    match context.kind() {
        Kind::Absent | Kind::Null => {}
        Kind::Unreadable => issues.add(path, Violation::Unreadable),
        Kind::Object => {
            let entries = context.members();
            match entries.len() {
                0 => issues.add(path, Violation::ContextEmpty),
                found if found > limits::CONTEXTS => issues.add(path, Violation::TooManyContexts(found)),
                _ => {}
            }
            for (kind, value) in &entries {
                if issues.are_full() {
                    return;
                }
                check_entry(kind, value, issues);
            }
        }
        _ => issues.add(path, Violation::NotObject),
    }
}

/// One context: its type and its value.
pub(super) fn check_entry<V: Value>(kind: &str, value: &V, issues: &mut Issues) {
    let path = &["context", kind];
    // Stricter than Novu, which checks types only where contexts are made: the others could never be asked for.
    issues.add(path, text::type_violation(kind));
    match value.kind() {
        Kind::Object => {
            check_id(kind, &value.member("id"), issues);
            check_data(kind, &value.member("data"), issues);
            check_other_members(kind, value, issues);
        }
        Kind::String | Kind::Unreadable => text::check(value, Rule::ContextId, path, issues),
        _ => issues.add(path, Violation::ContextValue),
    }
}

/// The id of a context that is an object.
pub(super) fn check_id<V: Value>(kind: &str, id: &V, issues: &mut Issues) {
    text::check(id, Rule::ContextId, &["context", kind, "id"], issues);
}

/// The data of a context.
pub(super) fn check_data<V: Value>(kind: &str, data: &V, issues: &mut Issues) {
    let path = &["context", kind, "data"];
    match data.kind() {
        Kind::Absent => {}
        // Novu takes an array for an object here.
        Kind::Array | Kind::Object => {
            if data.json_exceeds(limits::CONTEXT_DATA_BYTES) {
                issues.add(path, Violation::ContextDataTooLarge);
            }
            constructor::check(data, path, issues);
        }
        Kind::Unreadable => issues.add(path, Violation::Unreadable),
        _ => issues.add(path, Violation::ContextData),
    }
}

fn check_other_members<V: Value>(kind: &str, value: &V, issues: &mut Issues) {
    if !value.may_have_constructor() {
        return;
    }
    for (name, member) in &value.members() {
        match name.as_str() {
            "id" | "data" => {}
            constructor::NAME if member.is_truthy() => {
                issues.add(&["context", kind, constructor::NAME], Violation::Constructor);
            }
            _ => constructor::check(member, &["context", kind, name], issues),
        }
    }
}
