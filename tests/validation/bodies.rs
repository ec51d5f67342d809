use novu_channel_connections::{dto::CreateChannelConnectionRequestDto, validation::validate};

use crate::vectors;

#[test]
fn every_labelled_body_gets_its_verdict_and_its_places() {
    for vector in vectors::without_lone_surrogates() {
        let mut found: Vec<_> = validate(&Some(vector.body.clone())).into_iter().map(|issue| issue.path).collect();
        assert_eq!(found.is_empty(), vector.accepts, "{}: {found:?}", vector.id);
        let mut expected = vector.paths.clone();
        expected.sort();
        found.sort();
        if vector.optional_root && !expected.contains(&Vec::new()) {
            found.retain(|path| !path.is_empty());
        }
        assert_eq!(found, expected, "{}", vector.id);
    }
}

#[test]
fn every_body_that_is_accepted_fits_the_type() {
    for vector in vectors::all().into_iter().filter(|vector| vector.accepts) {
        let read = serde_json::from_value::<CreateChannelConnectionRequestDto>(vector.body);
        assert!(read.is_ok(), "{}: {:?}", vector.id, read.err());
    }
}

#[test]
fn a_body_that_the_server_refuses_for_its_types_does_not_fit_the_type() {
    let mut refused = vectors::all();
    refused.retain(|vector| vector.group == "missing" && vector.status == 422);
    assert!(!refused.is_empty());
    for vector in refused {
        assert!(serde_json::from_str::<CreateChannelConnectionRequestDto>(&vector.text).is_err(), "{}", vector.id);
    }
}
