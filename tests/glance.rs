//! What JavaScript sees of a request at a glance is what the rules say of it. What it makes of requests, the tests of the
//! package see.

#![cfg(not(target_arch = "wasm32"))]

use std::{env, fs};

use novu_channel_connections::validation::glance;

#[test]
fn the_script_that_looks_at_a_glance_is_made_from_the_rules() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/js/glance.js");
    if env::var_os("UPDATE").is_some() {
        fs::write(path, glance()).expect("can be written");
    }
    let script = fs::read_to_string(path).expect("is there");
    assert!(script == glance(), "The rules have changed: run `UPDATE=1 cargo test --test glance`.");
}
