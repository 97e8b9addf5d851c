//! T14: the server seals a value itself, or serves an old one as new.

use domain::{Bytes, Hash};
use sync::proof::{Source, source_of};

use super::*;
use crate::fixture::sign;

/// The server knows every public key and every number, and has no device key.
#[test]
fn t14_a_value_the_server_sealed_itself_is_not_proven() {
    let mut fixture = Fixture::new();
    let organisation = fixture.organisation.clone();
    let (record, mut value) = value(&bank_account(&mut fixture, 1, 1));
    let made = envelope(1, b"of the server");
    value.proof.envelopes = vec![Hash::of(&made)];
    value.envelope = Bytes(made);
    assert_eq!(source_of(&organisation, record, &value), Source::NotProven);
    let message = value.proof.signed_bytes(organisation.id, record);
    for own in [key(66), fixture.witness.clone()] {
        value.proof.signature = sign(&own, &message);
        assert_eq!(source_of(&organisation, record, &value), Source::NotProven);
    }
}

#[test]
fn t14_a_value_under_a_class_it_was_not_written_for_is_not_proven() {
    let mut fixture = Fixture::new();
    let (record, mut value) = value(&bank_account(&mut fixture, 1, 1));
    value.class = Class::Special;
    assert_eq!(
        source_of(&fixture.organisation, record, &value),
        Source::NotProven,
        "no role of the writer seals it"
    );
}
