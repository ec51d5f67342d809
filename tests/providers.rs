//! From a provider's answer to workspace and auth.

#![cfg(not(target_arch = "wasm32"))]

#[path = "providers/any_answer.rs"]
mod any_answer;
#[path = "providers/bolt.rs"]
mod bolt;
#[path = "providers/ms_teams.rs"]
mod ms_teams;
#[path = "providers/slack.rs"]
mod slack;
#[path = "providers/support.rs"]
mod support;
#[path = "providers/webex.rs"]
mod webex;
