//! Who is asking (`community.user.auth.guard.ts`, `apikey.strategy.ts`).

use super::{error_body::Problem, options::Options};
use crate::http::Headers;

/// Whose environment a request is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    /// That of the secret key.
    Keyed,
    /// One that Novu made for somebody without an account. No connection can be created in it.
    Keyless,
}

/// How the keys begin that Novu gives to somebody without an account.
const KEYLESS_PREFIX: &str = "Keyless pk_keyless_";

/// Lets an API key pass that is right; where the route is open to those without an account, theirs too.
pub(super) fn check(headers: &Headers, is_open: bool, options: &Options) -> Result<Caller, Problem> {
    let header = headers.get("authorization").unwrap_or_default().trim();
    match header.split(' ').next().unwrap_or_default() {
        "" => Err(Problem::unauthorized("Missing authorization header")),
        "Keyless" if !is_open => Err(Problem::unauthorized("API endpoint not accessible")),
        "Keyless" if header.len() > KEYLESS_PREFIX.len() && header.starts_with(KEYLESS_PREFIX) => Ok(Caller::Keyless),
        // With "Bearer" comes a dashboard's session: nobody is signed in here.
        "Bearer" | "Keyless" => Err(Problem::bare(401, "Unauthorized")),
        "ApiKey" => match header.strip_prefix("ApiKey ") {
            None => Err(Problem::bare(401, "Unauthorized")),
            Some(key) if is_known(key, options) => Ok(Caller::Keyed),
            Some(_) => Err(Problem::unauthorized("API Key not found")),
        },
        scheme => Err(Problem::unauthorized(format!("Invalid authentication scheme: \"{scheme}\""))),
    }
}

fn is_known(key: &str, options: &Options) -> bool {
    options.secret_key.as_ref().map_or_else(|| !key.contains(char::is_whitespace), |secret_key| key == secret_key)
}
