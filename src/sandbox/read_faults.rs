//! The option `faults` from JSON.

use super::{
    fault::{Fault, FaultKind, When},
    member::{given, has_only, text},
};
use crate::{
    http::{Headers, HttpResponse},
    json::{Json, json_text},
    variant::{from_text, texts},
};

/// What a timer of JavaScript can wait; a longer delay would end at once.
const LONGEST_DELAY_MS: u64 = (1 << 31) - 1;

/// Reads a list of faults.
pub(super) fn faults(value: &Json) -> Result<Vec<Fault>, String> {
    let list = value.as_array().ok_or("faults must be a list, like [{ kind: \"drop-after\", on: 1 }].")?;
    let numbered = list.iter().enumerate();
    numbered.map(|(index, entry)| fault(entry).map_err(|wrong| format!("faults[{index}]{wrong}"))).collect()
}

/// What is wrong is said as what follows the place of the fault.
fn fault(value: &Json) -> Result<Fault, String> {
    let kind = text(value, "kind")
        .and_then(from_text::<FaultKind>)
        .ok_or_else(|| format!(".kind must be one of {}.", texts::<FaultKind>().join(", ")))?;
    let own: &[&str] = match kind {
        FaultKind::Delay => &["ms"],
        FaultKind::Status => &["status", "headers", "body"],
        _ => &[],
    };
    let known = [&["kind", "on", "p"], own].concat();
    if !has_only(value, &known) {
        return Err(format!(" must have no other members than a \"{}\" has: {}.", name(kind), known.join(", ")));
    }
    let mut fault = Fault::new(kind, when(value)?);
    match kind {
        FaultKind::Delay => fault.ms = delay(value)?,
        FaultKind::Status => fault.answer = answer(value)?,
        _ => {}
    }
    Ok(fault)
}

fn name(kind: FaultKind) -> &'static str {
    kind.into()
}

fn when(value: &Json) -> Result<When, String> {
    match (value.get("on"), value.get("p")) {
        (Some(_), Some(_)) => Err(" must have on or p, not both: chosen by number or by probability.".into()),
        (Some(on), None) => numbers(on).map(When::On).ok_or_else(|| {
            ".on must be the number of a request, or a list of such numbers; the first request is number 1.".into()
        }),
        (None, Some(p)) => p
            .as_f64()
            .filter(|p| (0.0..=1.0).contains(p))
            .map(When::Probably)
            .ok_or_else(|| ".p must be a number from 0 to 1.".into()),
        (None, None) => Ok(When::Always),
    }
}

fn numbers(value: &Json) -> Option<Vec<u64>> {
    let number = |value: &Json| value.as_u64().filter(|number| *number > 0);
    match value {
        Json::Array(list) => list.iter().map(number).collect(),
        value => Some(vec![number(value)?]),
    }
}

fn delay(value: &Json) -> Result<u64, String> {
    let ms = value.get("ms").and_then(Json::as_u64).filter(|ms| *ms <= LONGEST_DELAY_MS);
    ms.ok_or_else(|| format!(".ms must be a whole number of milliseconds, at most {LONGEST_DELAY_MS}."))
}

fn answer(value: &Json) -> Result<HttpResponse<String>, String> {
    let status = value.get("status").and_then(Json::as_u64).and_then(|status| u16::try_from(status).ok());
    let status = status
        .filter(|status| (200..=599).contains(status))
        .ok_or(".status must be a whole number from 200 to 599.")?;
    let headers = given(value, "headers").map_or(Some(Headers::default()), headers);
    let mut headers = headers.ok_or(".headers must be what the Headers constructor takes.")?;
    let body = match given(value, "body") {
        None => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(body) => {
            if headers.get("Content-Type").is_none() {
                headers.push("Content-Type", "application/json");
            }
            json_text(body)
        }
    };
    if !body.is_empty() && [204, 205, 304].contains(&status) {
        return Err(format!(".body must be left out: an answer with the status {status} has none."));
    }
    Ok(HttpResponse { status, headers, body })
}

/// From an object, or from a list of pairs.
fn headers(value: &Json) -> Option<Headers> {
    let field = |name: &str, value: &Json| {
        let value = value.as_str().filter(|value| is_header_value(value))?;
        is_header_name(name).then(|| (name.to_owned(), value.to_owned()))
    };
    match value {
        Json::Object(members) => members.iter().map(|(name, value)| field(name, value)).collect(),
        Json::Array(pairs) => pairs
            .iter()
            .map(|pair| match pair.as_array()?.as_slice() {
                [name, value] => field(name.as_str()?, value),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// A token of RFC 9110.
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// As `Headers` takes it: Latin-1, on one line.
fn is_header_value(value: &str) -> bool {
    value.chars().all(|character| character <= '\u{ff}' && !['\0', '\r', '\n'].contains(&character))
}
