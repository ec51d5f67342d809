//! What the handler at the edge decides, without any runtime.

#[path = "edge/answer.rs"]
mod answer;
#[path = "edge/origin.rs"]
mod origin;
#[path = "edge/refusal.rs"]
mod refusal;
#[path = "edge/route.rs"]
mod route;
#[path = "edge/scope.rs"]
mod scope;
#[path = "edge/support.rs"]
mod support;
