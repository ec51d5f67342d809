use novu_channel_connections::{
    error::{NovuError, NovuErrorCode, Outcome},
    json::Json,
};

use crate::caller::Caller;

/// A world after everything that can still arrive has arrived, to look whether the promises were kept.
pub struct Promises<'a> {
    pub callers: &'a [Caller],
    /// What the server holds.
    pub connections: Vec<Json>,
    /// The identifier of a connection that was there before all calls.
    pub earlier: Option<&'a str>,
    /// Whether some request can arrive after its call has ended.
    pub is_late: bool,
    pub seed: u64,
}

impl Promises<'_> {
    /// Looks whether the promises to a caller were kept.
    pub fn check(&self, caller: &Caller) {
        let result = caller.result.as_ref().expect("every call settles");
        assert!(caller.posts.len() <= caller.max_retries as usize + 1, "{} posts", caller.posts.len());
        assert!(caller.posts.windows(2).all(|pair| pair[0].body == pair[1].body), "the bytes of a retry differ");
        let is_shared = self.callers.iter().filter(|other| other.identifier == caller.identifier).count() > 1
            || self.earlier == Some(caller.identifier.as_str());
        let own = self.connections.iter().filter(|connection| identifier_of(connection) == caller.identifier).count();
        assert!(own <= 1, "{own} connections of one call");
        match result {
            Ok(connection) => {
                assert_eq!(identifier_of(connection), caller.identifier, "another's connection");
                for (name, member) in [("workspace", "id"), ("workspace", "name")] {
                    let of = |value: &Json| value.get(name).and_then(|object| object.get(member)).cloned();
                    assert_eq!(of(connection), of(&caller.request), "another's {name} {member}");
                }
                // What the server holds, as was seen when the call ended.
                assert_eq!(connection["auth"], caller.request["auth"], "another's token");
                assert_eq!(connection.get("subscriberId"), caller.request.get("subscriberId"), "another's subscriber");
            }
            Err(error) => {
                assert_eq!(error.attempts as usize, caller.posts.len(), "counts its attempts");
                if error.outcome == Outcome::NotCreated && !is_shared {
                    assert_eq!(own, 0, "says that nothing was created: {error:?}");
                }
            }
        }
        self.check_success(caller, result);
    }

    /// One caller whose faults leave time and retries for another attempt gets its connection.
    fn check_success(&self, caller: &Caller, result: &Result<Json, Box<NovuError>>) {
        let has_time = caller.timeout_ms >= 30_000 && caller.attempt_timeout_ms >= 5_000 && !self.is_late;
        let is_alone = self.callers.len() == 1 && self.earlier.is_none();
        if is_alone && has_time && caller.max_retries >= 3 && caller.faults <= 2 {
            assert!(result.is_ok(), "few faults, and yet: {:?}", result.as_ref().err());
        }
        if let Err(error) = result {
            let is_expected = match error.code {
                // Alone, only where the look-up had no answer in its time.
                NovuErrorCode::Conflict => !is_alone || error.outcome == Outcome::Unknown,
                NovuErrorCode::RateLimited | NovuErrorCode::ServerError | NovuErrorCode::BadRequest => {
                    caller.faults > 0
                }
                NovuErrorCode::ConnectionFailed | NovuErrorCode::InvalidResponse => caller.faults > 0,
                // An attempt may have less time than the network takes.
                NovuErrorCode::Timeout => true,
                _ => false,
            };
            assert!(is_expected, "no reason for {error:?} in {}", self.seed);
        }
    }
}

fn identifier_of(connection: &Json) -> String {
    connection.get("identifier").and_then(Json::as_str).unwrap_or_default().to_owned()
}
