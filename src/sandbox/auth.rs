//! Who is asking (`community.user.auth.guard.ts`, `apikey.strategy.ts`).

use super::{error_body::Problem, options::Options};
use crate::http::Headers;

/// Lets an API key pass that is right.
pub(super) fn check(headers: &Headers, options: &Options) -> Result<(), Problem> {
    let header = headers.get("authorization").unwrap_or_default().trim();
    match header.split(' ').next().unwrap_or_default() {
        "" => Err(Problem::unauthorized("Missing authorization header")),
        // A dashboard's session: nobody is signed in here.
        "Bearer" => Err(Problem::bare(401, "Unauthorized")),
        "Keyless" => Err(Problem::unauthorized("API endpoint not accessible")),
        "ApiKey" => match header.strip_prefix("ApiKey ") {
            None => Err(Problem::bare(401, "Unauthorized")),
            Some(key) if is_known(key, options) => Ok(()),
            Some(_) => Err(Problem::unauthorized("API Key not found")),
        },
        scheme => Err(Problem::unauthorized(format!("Invalid authentication scheme: \"{scheme}\""))),
    }
}

fn is_known(key: &str, options: &Options) -> bool {
    options.secret_key.as_ref().map_or_else(|| !key.contains(char::is_whitespace), |secret_key| key == secret_key)
}
