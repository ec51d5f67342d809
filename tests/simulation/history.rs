//! Whether what is there in the end can have come about: a search for an order of all that was done, in which each thing
//! happens between its beginning and its end.

use std::collections::{BTreeMap, HashSet};

/// A connection that the server holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub identifier: String,
    pub workspace: String,
}

/// What something does to the connections of one subscriber, or sees of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// There was none, or it was missed in a race, but not one of this identifier; now there is this.
    Create(Held),
    /// There was one of this identifier; now it has this workspace.
    Update(Held),
    /// It was created, or another has its workspace now.
    Upsert(Held),
    /// There was one of this identifier; now there is none.
    Delete(String),
    /// There is this.
    Found(Held),
    /// There is none of this identifier.
    Missing(String),
}

/// Something that was done, or may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    pub effect: Effect,
    pub from: u64,
    pub to: u64,
    pub is_certain: bool,
}

/// The workspace of each identifier.
pub type State = BTreeMap<String, String>;

impl Effect {
    /// What may be there afterwards; nothing if it cannot happen where this is there.
    fn apply(&self, state: &State, is_racing: bool) -> Vec<State> {
        let with = |identifier: &str, workspace: &str| {
            let mut next = state.clone();
            next.insert(identifier.to_owned(), workspace.to_owned());
            next
        };
        let create = |new: &Held| {
            let may = if is_racing { !state.contains_key(&new.identifier) } else { state.is_empty() };
            may.then(|| with(&new.identifier, &new.workspace))
        };
        let seen = |is_so: bool| is_so.then(|| state.clone()).into_iter().collect();
        match self {
            Self::Create(new) => create(new).into_iter().collect(),
            Self::Update(new) if !state.contains_key(&new.identifier) => Vec::new(),
            Self::Update(new) => vec![with(&new.identifier, &new.workspace)],
            Self::Upsert(new) => {
                create(new).into_iter().chain(state.keys().map(|found| with(found, &new.workspace))).collect()
            }
            Self::Delete(identifier) => {
                let mut next = state.clone();
                next.remove(identifier).map(|_| next).into_iter().collect()
            }
            Self::Found(held) => seen(state.get(&held.identifier) == Some(&held.workspace)),
            Self::Missing(identifier) => seen(!state.contains_key(identifier)),
        }
    }
}

/// Whether some order of this leaves that, beginning with nothing. `is_racing`: whether a creation can miss another one.
pub fn explains(did: &[Did], left: &State, is_racing: bool) -> bool {
    // What is not certain is mostly nothing that was done: as few of it as explain it are found soonest.
    let certain = did.iter().filter(|one| one.is_certain).count();
    (certain..=did.len())
        .any(|most| Search { did, left, is_racing, most, seen: HashSet::new() }.goes_on(0, 0, &State::new()))
}

struct Search<'a> {
    did: &'a [Did],
    left: &'a State,
    is_racing: bool,
    /// How many things may have been done.
    most: usize,
    seen: HashSet<(u64, u64, State)>,
}

impl Search<'_> {
    /// Whether what is left is reached from a state, after what is done, the last of it not before `since`.
    fn goes_on(&mut self, done: u64, since: u64, state: &State) -> bool {
        let did = self.did;
        let is_done = |place: usize| done & (1 << place) != 0;
        if state == self.left && (0..did.len()).all(|place| is_done(place) || !did[place].is_certain) {
            return true;
        }
        if done.count_ones() as usize == self.most || !self.seen.insert((done, since, state.clone())) {
            return false;
        }
        // What is certain cannot come after something that began after it had ended.
        let latest =
            (0..did.len()).filter(|place| !is_done(*place) && did[*place].is_certain).map(|place| did[place].to).min();
        // Of equals, the first comes first.
        let has_turn = |place: usize| place == 0 || did[place - 1] != did[place] || is_done(place - 1);
        (0..did.len()).any(|place| {
            let one = &did[place];
            !is_done(place)
                && has_turn(place)
                && one.to >= since
                && latest.is_none_or(|latest| one.from <= latest)
                && one
                    .effect
                    .apply(state, self.is_racing)
                    .iter()
                    .any(|next| self.goes_on(done | 1 << place, since.max(one.from), next))
        })
    }
}

fn held(identifier: &str, workspace: &str) -> Held {
    Held { identifier: identifier.to_owned(), workspace: workspace.to_owned() }
}

fn state(held: &[(&str, &str)]) -> State {
    held.iter().map(|(identifier, workspace)| ((*identifier).to_owned(), (*workspace).to_owned())).collect()
}

fn did(effect: Effect, from: u64, to: u64, is_certain: bool) -> Did {
    Did { effect, from, to, is_certain }
}

#[test]
fn what_no_order_explains_is_noticed() {
    let created = did(Effect::Create(held("mine", "a")), 0, 10, true);
    let replaced = did(Effect::Update(held("mine", "b")), 5, 20, true);
    let both = [created.clone(), replaced.clone()];
    assert!(explains(&both, &state(&[("mine", "b")]), false));
    assert!(!explains(&both, &state(&[("mine", "a")]), false), "a write that was acknowledged is gone");
    assert!(!explains(&both, &state(&[]), false), "and nobody deleted it");
    let deleted = did(Effect::Delete("mine".to_owned()), 0, 30, false);
    assert!(explains(&[created.clone(), replaced, deleted], &state(&[]), false), "it may have been");
    let early = did(Effect::Delete("mine".to_owned()), 0, 3, true);
    let late = did(Effect::Create(held("mine", "a")), 5, 10, true);
    assert!(!explains(&[early, late], &state(&[]), false), "it had ended before");
    let missing = did(Effect::Missing("mine".to_owned()), 11, 12, true);
    assert!(!explains(&[created, missing], &state(&[("mine", "a")]), false));
}

#[test]
fn two_of_one_subscriber_come_of_a_race_alone_and_of_one_identifier_never() {
    let mine = did(Effect::Create(held("mine", "a")), 0, 10, true);
    let other = did(Effect::Create(held("other", "b")), 0, 10, true);
    let two = state(&[("mine", "a"), ("other", "b")]);
    assert!(explains(&[mine.clone(), other.clone()], &two, true));
    assert!(!explains(&[mine.clone(), other], &two, false));
    let again = did(Effect::Create(held("mine", "b")), 0, 10, true);
    assert!(!explains(&[mine.clone(), again], &state(&[("mine", "b")]), true));
    let upsert = did(Effect::Upsert(held("other", "b")), 0, 10, false);
    for (left, is_explained) in [
        (state(&[("mine", "b")]), true),
        (two, true),
        (state(&[("mine", "b"), ("other", "b")]), false),
        (state(&[("other", "b")]), false),
    ] {
        assert_eq!(explains(&[mine.clone(), upsert.clone()], &left, true), is_explained, "{left:?}");
    }
}
