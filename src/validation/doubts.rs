//! What of a request has to be looked at, in bits; the others passed at a glance, by `src/js/glance.js`.

use std::ops::Range;

use super::field::Place;

/// Nothing has been looked at yet.
pub const ALL: u32 = u32::MAX;

/// The bits of the contexts, in their order; for those that follow there are none, so they are always looked at.
pub(super) const ENTRIES: Range<u32> = 14..27;

/// The bits of whom the connection belongs to, as `src/validation/owner.rs` has them. No doubts: facts.
pub(super) const OWNER: Range<u32> = 27..31;

/// The bits of the fields of an object.
pub(super) const fn of(place: Place) -> Range<u32> {
    match place {
        Place::Request | Place::Update => 0..7,
        Place::Workspace => 7..10,
        Place::Auth => 10..14,
    }
}

const _: () =
    assert!(fits(Place::Request) && fits(Place::Workspace) && fits(Place::Auth) && OWNER.end - OWNER.start == 4);

const fn fits(place: Place) -> bool {
    let bits = of(place);
    (bits.end - bits.start) as usize == place.fields().len()
}
