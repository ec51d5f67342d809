use std::time::{Duration, Instant};

use crate::{NOW, fresh, get, post};

#[test]
fn asking_again_for_requests_without_new_secrets_costs_little() {
    let mut sandbox = fresh();
    let auth = r#""auth":{"accessToken":"xoxb-1-token","refreshToken":"xoxe-1-token"}"#;
    let sent = format!(r#"{{"note":"{}",{auth}}}"#, "x".repeat(5_000));
    let started = Instant::now();
    for count in 1..=1_000 {
        sandbox.handle(&post(&sent), NOW);
        assert_eq!(sandbox.requests().len(), count);
    }
    // If each text were looked at each time: minutes.
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    assert!(!format!("{:?}", sandbox.requests()).contains("xoxb-1"));
}

#[test]
fn a_secret_that_is_seen_after_requests_were_asked_for_is_redacted_in_them() {
    let mut sandbox = fresh();
    sandbox.handle(&get("xoxb-1-token"), NOW);
    assert_eq!(sandbox.requests()[0].path, "/v1/channel-connections/xoxb-1-token");
    sandbox.handle(&post(r#"{"auth":{"accessToken":"xoxb-1-token"}}"#), NOW);
    assert_eq!(sandbox.requests()[0].path, "/v1/channel-connections/[redacted]");
}
