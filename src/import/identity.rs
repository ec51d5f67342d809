//! Which connection a line stands for.

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{
    context_key,
    dto::ConnectionMode,
    json::{Json, json_text},
    variant::from_text,
};

/// How many bytes of the hash an identifier has: two lines of a billion agree by chance once in 10^21.
const IDENTIFIER_BYTES: usize = 16;

/// Whose connection a line stands for, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The identifier of the connection: that of the line, or one that is made from integration, subscriber, contexts and workspace.
    pub identifier: String,
    /// Whether the line has the identifier, which then is no proof of whose the connection is.
    pub is_given: bool,
    /// The same for all lines that Novu takes for the same connection: of the same integration, subscriber and contexts.
    pub owner: u64,
}

impl Identity {
    /// That of a valid request, with an identifier that begins with `prefix` where the request has none.
    #[must_use]
    pub fn of(request: &Json, prefix: &str) -> Self {
        let text = |name: &str| request.get(name).and_then(Json::as_str).unwrap_or_default();
        let is_shared = from_text(text("connectionMode")) == Some(ConnectionMode::Shared);
        // Novu does not store it then.
        let subscriber = if is_shared { "" } else { text("subscriberId") };
        let contexts = context_key::of(&request.get("context").cloned());
        let owner = json!([text("integrationIdentifier"), subscriber, contexts]);
        let given = text("identifier");
        let identifier = if given.is_empty() {
            let workspace = &request["workspace"]["id"];
            let hash = hash(&json!([owner, workspace]));
            let hex = hash[..IDENTIFIER_BYTES].iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            format!("{prefix}-{hex}")
        } else {
            given.to_owned()
        };
        Self { identifier, is_given: !given.is_empty(), owner: first_bytes(hash(&owner)) }
    }
}

/// A short hash of an identifier, to keep many of them in little memory.
pub(super) fn of_identifier(identifier: &str) -> u64 {
    first_bytes(Sha256::digest(identifier.as_bytes()).into())
}

fn hash(value: &Json) -> [u8; 32] {
    Sha256::digest(json_text(value).as_bytes()).into()
}

fn first_bytes(hash: [u8; 32]) -> u64 {
    hash[..8].iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
