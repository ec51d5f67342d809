use novu_channel_connections::edge::{OPERATIONS, Refusal, scope};
use strum::VariantArray as _;

#[test]
fn every_refusal_has_a_status_a_code_and_a_sentence() {
    for refusal in Refusal::VARIANTS {
        assert!((400..=599).contains(&refusal.status()));
        assert!(refusal.message().ends_with('.'));
        assert!(!refusal.code().is_empty());
    }
}

#[test]
fn the_refusal_of_an_unknown_operation_names_those_that_there_are() {
    let known = OPERATIONS.join(", ");
    assert_eq!(Refusal::Operations.message(), format!("operations must be a list of these: {known}."));
}

#[test]
fn the_refusal_of_an_unknown_member_of_a_scope_names_those_that_there_are() {
    let known = scope::SCOPE_MEMBERS.join(", ");
    assert_eq!(
        Refusal::UnknownScopeMember.message(),
        format!("authorize returned a member that is none of these: {known}.")
    );
}
