//! T3: an old log, an old format, a weaker class.

use domain::organisation::Formats;
use domain::record::FieldEntry;
use sync::proof::{Source, source_of};

use super::*;

#[test]
fn t3_a_log_that_ends_before_what_was_seen_is_refused() {
    let fixture = Fixture::new();
    let seen = fixture.organisation.n;
    let shorter = &fixture.statements[..fixture.statements.len() - 2];
    let served = seen - 2;
    let alert = Alert::ShorterLog { served, seen };
    let mut held = trust(&fixture);
    assert_eq!(held.replace(shorter), Err(alert));
    assert!(held.for_sealing().is_none());
    // The same after a restart with nothing but the pin, as when the browser dropped the data.
    let mut pinned = Trust::in_root(public(&key(1)));
    pinned.pin(seen, fixture.organisation.head).unwrap();
    refused(&mut pinned, shorter, alert);
    let mut pinned = Trust::in_root(public(&key(1)));
    pinned.pin(seen, fixture.organisation.head).unwrap();
    assert!(pinned.for_sealing().is_none());
    pinned.replace(&fixture.statements).unwrap();
    assert!(pinned.for_sealing().is_some());
}

#[test]
fn t3_an_envelope_of_an_old_format_is_refused_before_it_is_opened() {
    let mut fixture = Fixture::new();
    let (record, value) = value(&bank_account(&mut fixture, 1, 1));
    let mut organisation = fixture.organisation.clone();
    assert_eq!(source_of(&organisation, record, &value), Source::Present);
    organisation.formats.envelope = 2;
    assert_eq!(source_of(&organisation, record, &value), Source::OldFormat);
    assert!(!Source::OldFormat.is_proven());
}

#[test]
fn t3_formats_this_build_does_not_know_stop_it() {
    let fixture = Fixture::new();
    let newer = StatementBody::MinFormat(Formats {
        statement: Formats::KNOWN.statement + 1,
        ..Formats::KNOWN
    });
    let served = next(&fixture, Signer::OrgRoot, &key(1), newer);
    let n = fixture.organisation.n + 1;
    refused(&mut trust(&fixture), &[served], Alert::NewerFormat { n });
}

#[test]
fn t3_a_sealed_field_never_falls_back_to_plain() {
    let fixture = Fixture::new();
    let mut catalogue = fixture.organisation.catalogue.clone();
    catalogue.version += 1;
    let sealed = |entry: &&mut FieldEntry| entry.class.is_sealed();
    let entry = catalogue.fields.iter_mut().find(sealed).unwrap();
    entry.class = Class::Basic;
    let officer = Signer::Device(fixture.officer.device);
    let content = StatementBody::Catalogue(catalogue);
    let served = next(&fixture, officer, &fixture.officer.key, content);
    let n = fixture.organisation.n + 1;
    refused(&mut trust(&fixture), &[served], Alert::WeakerClass { n });
}
