//! A million calls against the sandbox, in virtual time, over a network that loses, delays, stalls, cuts and lies.
//!
//! Each world has a seed; one that breaks a promise prints it. `SIMULATION_SEED=… cargo test --test simulation` replays it,
//! `SIMULATION_CALLS=…` makes more or fewer calls.

#![cfg(not(target_arch = "wasm32"))]

#[path = "simulation/agenda.rs"]
mod agenda;
#[path = "simulation/caller.rs"]
mod caller;
#[path = "simulation/dice.rs"]
mod dice;
#[path = "simulation/history.rs"]
mod history;
#[path = "simulation/mix.rs"]
mod mix;
#[path = "simulation/network.rs"]
mod network;
#[path = "simulation/promises.rs"]
mod promises;
#[path = "simulation/world.rs"]
mod world;

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
};

use mix::Mix;
use world::World;

/// A number from the environment.
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} must be a number, not {text}")))
}

#[test]
fn every_call_keeps_its_promises_whatever_the_network_does() {
    if let Some(seed) = setting("SIMULATION_SEED") {
        World::new(seed).run();
        return;
    }
    let calls = setting("SIMULATION_CALLS").unwrap_or(1_000_000);
    let first = u64::from(std::process::id()) << 32;
    let (next, made, resolved) = (AtomicU64::new(first), AtomicU64::new(0), AtomicU64::new(0));
    let run = || {
        while made.load(Ordering::Relaxed) < calls {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            let Ok(world) = std::panic::catch_unwind(|| World::new(seed).run()) else {
                panic!("replay with SIMULATION_SEED={seed} cargo test --test simulation");
            };
            made.fetch_add(world.calls, Ordering::Relaxed);
            resolved.fetch_add(world.resolved, Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(run)).collect();
        for worker in workers {
            worker.join().expect("a world without a broken promise");
        }
    });
    let (made, resolved) = (made.into_inner(), resolved.into_inner());
    println!("{made} calls from SIMULATION_SEED={first} on, {resolved} of them resolved");
    assert!(resolved > made / 4 && resolved < made, "faults that are no faults, or nothing but faults");
}

#[test]
fn some_order_of_the_acknowledged_operations_explains_what_is_there_in_the_end() {
    if let Some(seed) = setting("SIMULATION_SEED") {
        Mix::new(seed).run();
        return;
    }
    let wanted = setting("SIMULATION_OPERATIONS").unwrap_or(1_000_000);
    let first = u64::from(std::process::id()) << 32;
    let (next, made, succeeded) = (AtomicU64::new(first), AtomicU64::new(0), AtomicU64::new(0));
    let run = || {
        while made.load(Ordering::Relaxed) < wanted {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            let Ok((operations, successes)) = std::panic::catch_unwind(|| Mix::new(seed).run()) else {
                panic!("replay with SIMULATION_SEED={seed} cargo test --test simulation some_order");
            };
            made.fetch_add(operations, Ordering::Relaxed);
            succeeded.fetch_add(successes, Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(run)).collect();
        for worker in workers {
            worker.join().expect("a world that some order explains");
        }
    });
    let (made, succeeded) = (made.into_inner(), succeeded.into_inner());
    println!("{made} operations from SIMULATION_SEED={first} on, {succeeded} of them succeeded");
    assert!(succeeded > made / 4 && succeeded < made, "faults that are no faults, or nothing but faults");
}
