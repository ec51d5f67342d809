//! The contexts of a request. Source: `is-valid-context-payload.decorator.ts` and `packages/shared/src/types/context.ts`.

use super::{Fault, Issues, constructor, doubts};
use crate::{
    identifier, limits,
    value::{Kind, Value},
};

/// The functions that every JavaScript object inherits. Novu drops a context type of these names without a word.
pub const INHERITED: [&str; 10] = [
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
];

/// The member `context` of a request, which is of this kind.
pub(super) fn check<V: Value>(context: &V, kind: Kind, issues: &mut Issues) {
    let path = &["context"];
    match kind {
        Kind::Absent | Kind::Null => {}
        Kind::Unreadable => issues.add(path, Fault::Unreadable),
        Kind::Object => {
            let passing = !issues.doubts(doubts::ENTRIES) & ((1 << doubts::ENTRIES.len()) - 1);
            let (count, entries) = context.members_but(passing);
            match count {
                0 => issues.add(path, Fault::ContextEmpty),
                found if found > limits::CONTEXTS => issues.add(path, Fault::TooManyContexts(found)),
                _ => {}
            }
            for (kind, value) in &entries {
                check_entry(kind, value, issues);
            }
        }
        _ => issues.add(path, Fault::NoObject),
    }
}

/// One context: its type and its value.
pub(super) fn check_entry<V: Value>(kind: &str, value: &V, issues: &mut Issues) {
    let path = &["context", kind];
    // Stricter than Novu, which checks types only where contexts are made: the others could never be asked for.
    if let Some(fault) = type_fault(kind) {
        issues.add(path, fault);
    }
    let fault = match value.kind() {
        Kind::String => id_fault(&value.text()),
        Kind::Object => {
            check_id(kind, &value.member("id"), issues);
            check_data(kind, &value.member("data"), issues);
            let others = if issues.are_of_a_glance() { Vec::new() } else { value.members() };
            for (name, member) in &others {
                match name.as_str() {
                    "id" | "data" => {}
                    "constructor" if member.is_truthy() => {
                        issues.add(&["context", kind, "constructor"], Fault::Constructor);
                    }
                    _ => constructor::check(member, &["context", kind, name], issues),
                }
            }
            None
        }
        Kind::Unreadable => Some(Fault::Unreadable),
        _ => Some(Fault::ContextValue),
    };
    if let Some(fault) = fault {
        issues.add(path, fault);
    }
}

/// The id of a context that is an object.
pub(super) fn check_id<V: Value>(kind: &str, id: &V, issues: &mut Issues) {
    let fault = match id.kind() {
        Kind::String => id_fault(&id.text()),
        Kind::Absent | Kind::Null => Some(Fault::Missing),
        Kind::Unreadable => Some(Fault::Unreadable),
        _ => Some(Fault::NoText),
    };
    if let Some(fault) = fault {
        issues.add(&["context", kind, "id"], fault);
    }
}

/// The data of a context.
pub(super) fn check_data<V: Value>(kind: &str, data: &V, issues: &mut Issues) {
    let path = &["context", kind, "data"];
    match data.kind() {
        Kind::Absent => {}
        // Novu takes an array for an object here.
        Kind::Array | Kind::Object => {
            if data.json_bytes() > limits::CONTEXT_DATA_BYTES {
                issues.add(path, Fault::ContextDataTooLarge);
            }
            if !issues.are_of_a_glance() {
                constructor::check(data, path, issues);
            }
        }
        Kind::Unreadable => issues.add(path, Fault::Unreadable),
        _ => issues.add(path, Fault::ContextData),
    }
}

/// What is wrong with the type of a context, if anything is.
pub(super) fn type_fault(kind: &str) -> Option<Fault> {
    // On `constructor` it fails, and `__proto__` it drops too.
    if INHERITED.contains(&kind) || matches!(kind, "constructor" | "__proto__") {
        return Some(Fault::ContextTypeReserved);
    }
    identifier_fault(kind, [Fault::ContextTypeEmpty, Fault::ContextTypeTooLong, Fault::ContextTypeFormat])
}

/// What is wrong with the id of a context, if anything is.
pub(super) fn id_fault(id: &str) -> Option<Fault> {
    identifier_fault(id, [Fault::ContextIdEmpty, Fault::ContextIdTooLong, Fault::ContextIdFormat])
}

fn identifier_fault(text: &str, [empty, too_long, format]: [Fault; 3]) -> Option<Fault> {
    match text {
        "" => Some(empty),
        _ if !text.bytes().all(identifier::is_valid_byte) => Some(format),
        _ => (text.len() > identifier::MAX_LENGTH).then_some(too_long),
    }
}
