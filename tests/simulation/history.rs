//! Whether what is there in the end can have come about: a search for an order of all that was done, in which each thing
//! happens between its beginning and its end.

use std::collections::HashSet;

/// The connection that the server holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Held {
    pub identifier: String,
    pub workspace: String,
}

/// What something does to it, or sees of it.
#[derive(Clone, Debug)]
pub enum Effect {
    /// There was none; now there is this.
    Create(Held),
    /// There was one; now it has this workspace.
    Replace(String),
    /// One of the two.
    Upsert(Held),
    /// There was one of this identifier; now it has this workspace.
    Update(Held),
    /// There was one of this identifier; now there is none.
    Delete(String),
    /// There is this.
    Found(Held),
    /// There is none of this identifier.
    Missing(String),
}

/// Something that was done, or may have been.
#[derive(Clone, Debug)]
pub struct Did {
    pub effect: Effect,
    pub from: u64,
    pub to: u64,
    pub is_certain: bool,
}

type State = Option<Held>;

impl Effect {
    /// What is there afterwards; `None` if it cannot happen where this is there.
    fn apply(&self, state: &State) -> Option<State> {
        let with = |workspace: &String| state.clone().map(|held| Some(Held { workspace: workspace.clone(), ..held }));
        let is = |identifier: &String| state.as_ref().is_some_and(|held| held.identifier == *identifier);
        match self {
            Self::Create(new) => state.is_none().then(|| Some(new.clone())),
            Self::Replace(workspace) => with(workspace),
            Self::Upsert(new) => with(&new.workspace).or_else(|| Some(Some(new.clone()))),
            Self::Update(new) => with(&new.workspace).filter(|_| is(&new.identifier)),
            Self::Delete(identifier) => is(identifier).then_some(None),
            Self::Found(held) => (state.as_ref() == Some(held)).then(|| state.clone()),
            Self::Missing(identifier) => (!is(identifier)).then(|| state.clone()),
        }
    }
}

/// Whether some order of this leaves that, beginning with nothing.
pub fn explains(did: &[Did], left: Option<&Held>) -> bool {
    search(did, left, &mut HashSet::new(), 0, 0, &None)
}

fn search(
    did: &[Did],
    left: Option<&Held>,
    seen: &mut HashSet<(u64, u64, State)>,
    done: u64,
    since: u64,
    state: &State,
) -> bool {
    let is_done = |place: usize| done & (1 << place) != 0;
    if state.as_ref() == left && (0..did.len()).all(|place| is_done(place) || !did[place].is_certain) {
        return true;
    }
    if !seen.insert((done, since, state.clone())) {
        return false;
    }
    // What is certain cannot come after something that began after it had ended.
    let latest =
        (0..did.len()).filter(|place| !is_done(*place) && did[*place].is_certain).map(|place| did[place].to).min();
    (0..did.len()).any(|place| {
        let one = &did[place];
        !is_done(place)
            && one.to >= since
            && latest.is_none_or(|latest| one.from <= latest)
            && one
                .effect
                .apply(state)
                .is_some_and(|next| search(did, left, seen, done | 1 << place, since.max(one.from), &next))
    })
}

#[test]
fn what_no_order_explains_is_noticed() {
    let held = |workspace: &str| Held { identifier: "mine".to_owned(), workspace: workspace.to_owned() };
    let did = |effect, from, to, is_certain| Did { effect, from, to, is_certain };
    let created = did(Effect::Create(held("a")), 0, 10, true);
    let replaced = did(Effect::Replace("b".to_owned()), 5, 20, true);
    let left = held("b");
    assert!(explains(&[created.clone(), replaced.clone()], Some(&left)));
    assert!(!explains(&[created.clone(), replaced.clone()], Some(&held("a"))), "a write that was acknowledged is gone");
    assert!(!explains(&[created.clone(), replaced.clone()], None), "and nobody deleted it");
    let deleted = did(Effect::Delete("mine".to_owned()), 0, 30, false);
    assert!(explains(&[created.clone(), replaced, deleted.clone()], None), "it may have been");
    let early = did(Effect::Delete("mine".to_owned()), 0, 3, true);
    let late = did(Effect::Create(held("a")), 5, 10, true);
    assert!(!explains(&[early, late], None), "it had ended before");
    assert!(!explains(&[created, did(Effect::Missing("mine".to_owned()), 11, 12, true)], Some(&held("a"))));
}
