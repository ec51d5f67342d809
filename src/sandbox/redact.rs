//! Takes secrets out of what is recorded.

use super::{
    read_json::{self, SyntaxError},
    redact_text::{self, is_secret_name},
};
use crate::{
    error::{NOT_SECRET, REDACTED},
    json::{Json, json_text},
};

/// The member in which every text is secret, since Novu stores unknown ones as well.
const SECRET_PARENT: &str = "auth";

/// Headers whose values are secret have one of these in their names.
const SECRET_HEADERS: [&str; 6] = ["authorization", "cookie", "token", "secret", "key", "password"];

/// The value of a header without secrets, which are remembered.
pub(super) fn header(name: &str, value: &str, secrets: &mut Vec<String>) -> String {
    let name = name.to_ascii_lowercase();
    if name == "authorization" {
        return authorization(value, secrets);
    }
    if name == "idempotency-key" || !SECRET_HEADERS.iter().any(|part| name.contains(part)) {
        return redact_text::text(value, secrets);
    }
    // Of a cookie what stands behind its name is secret.
    for pair in value.split(';') {
        let pair = pair.trim();
        secrets.push(pair.split_once('=').map_or(pair, |(_, value)| value).to_owned());
    }
    REDACTED.into()
}

/// The value of an `Authorization` header, of which a known scheme may be shown.
fn authorization(value: &str, secrets: &mut Vec<String>) -> String {
    let (scheme, key) = value.split_once(' ').unwrap_or((value, ""));
    secrets.push(key.trim().to_owned());
    if ["ApiKey", "Bearer", "Keyless"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        return if key.is_empty() { value.to_owned() } else { format!("{scheme} {REDACTED}") };
    }
    secrets.push(scheme.to_owned());
    REDACTED.into()
}

/// A body: what stands where a secret should stand is taken out and remembered, the rest stays as it is.
pub(super) fn body(text: &str, syntax_error: SyntaxError, secrets: &mut Vec<String>) -> String {
    if syntax_error(text).is_some() {
        return redact_text::text(text, secrets);
    }
    let mut redactor = Redactor { rest: text, out: String::with_capacity(text.len()), depth: 0, sealed: None, secrets };
    while let Some(character) = redactor.rest.chars().next() {
        redactor.step(character);
    }
    redactor.out
}

/// A form: what its names say is secret, is taken out and remembered, the rest stays as it is.
pub(super) fn form(text: &str, secrets: &mut Vec<String>) -> String {
    let fields: Vec<_> = text.split('&').map(|field| form_field(field, secrets)).collect();
    fields.join("&")
}

fn form_field(field: &str, secrets: &mut Vec<String>) -> String {
    let decoded = form_urlencoded::parse(field.as_bytes()).next();
    let Some(((name, value), (sent, _))) = decoded.zip(field.split_once('=')) else { return field.into() };
    let mut names = name.split(['[', ']']).filter(|name| !name.is_empty());
    let is_in_auth = name.starts_with(SECRET_PARENT) && names.next() == Some(SECRET_PARENT);
    if value.is_empty() || !is_in_auth || names.next_back().is_some_and(|last| NOT_SECRET.contains(&last)) {
        return redact_text::text(field, secrets);
    }
    secrets.push(value.into_owned());
    format!("{sent}={REDACTED}")
}

/// Goes through a text that is JSON. The text is kept, rather than written anew, so that one can see what was sent.
struct Redactor<'a> {
    rest: &'a str,
    out: String,
    depth: usize,
    /// How deep the bracket is in which every text is secret.
    sealed: Option<usize>,
    secrets: &'a mut Vec<String>,
}

impl<'a> Redactor<'a> {
    fn step(&mut self, character: char) {
        match character {
            '"' => {
                let literal = self.take_literal();
                if self.rest.trim_start().starts_with(':') {
                    self.out.push_str(literal);
                    self.member(&decode(literal));
                } else {
                    self.text(literal, self.sealed.is_some());
                }
            }
            '{' | '[' => {
                self.depth += 1;
                self.copy(1);
            }
            '}' | ']' => {
                self.depth -= 1;
                self.sealed = self.sealed.filter(|depth| *depth < self.depth);
                self.copy(1);
            }
            other => self.copy(other.len_utf8()),
        }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn copy(&mut self, length: usize) {
        let taken = self.take(length);
        self.out.push_str(taken);
    }

    /// A string with its quotation marks.
    fn take_literal(&mut self) -> &'a str {
        self.take(read_json::string_literal(self.rest).len())
    }

    /// What follows the name of a member: a colon and a value.
    fn member(&mut self, name: &str) {
        let value = self.rest.trim_start().trim_start_matches(':').trim_start();
        self.copy(self.rest.len() - value.len());
        let is_named = is_secret_name(name);
        match value.chars().next() {
            Some('"') => {
                let literal = self.take_literal();
                self.text(literal, is_named || self.sealed.is_some() && !NOT_SECRET.contains(&name));
            }
            Some('{' | '[') if is_named || name == SECRET_PARENT => {
                self.sealed = self.sealed.or(Some(self.depth));
            }
            Some('-' | '0'..='9') if is_named => {
                self.take(value.find([',', '}', ' ', '\t', '\n', '\r']).unwrap_or(value.len()));
                self.out.push_str(REDACTED);
            }
            _ => {}
        }
    }

    fn text(&mut self, literal: &str, is_secret: bool) {
        let content = decode(literal);
        if !is_secret {
            // A string may hold JSON, or what was meant to be.
            let redacted = redact_text::text(&content, self.secrets);
            if redacted == content {
                self.out.push_str(literal);
            } else {
                self.out.push_str(&json_text(&Json::from(redacted.as_str())));
            }
            return;
        }
        self.out.push_str(if content.is_empty() { literal } else { "\"[redacted]\"" });
        self.secrets.push(content);
    }
}

/// The text of a string literal.
fn decode(literal: &str) -> String {
    read_json::parse(literal).and_then(|text| text.as_str().map(String::from)).unwrap_or_default()
}
