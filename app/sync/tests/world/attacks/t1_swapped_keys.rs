//! T1: a swapped public key, a ghost reader, a recovery recipient of the server's own.

use domain::PublicKey;

use super::*;
use crate::fixture::device;

fn epoch(fixture: &Fixture, readers: Vec<domain::UserId>) -> StatementBody {
    let present = &fixture.organisation.classes[&Class::Financial];
    StatementBody::ClassEpoch {
        class: Class::Financial,
        epoch: present.epoch,
        intake: present.intake,
        readers,
    }
}

#[test]
fn t1_a_public_key_swapped_in_any_statement_is_refused() {
    let fixture = Fixture::new();
    let device = fixture.statements.iter().position(|signed| {
        matches!(signed.read().unwrap().content, StatementBody::Device { user, .. } if user == fixture.manager.user)
    });
    let place = device.unwrap();
    let mut served = fixture.statements.clone();
    let mut statement = served[place].read().unwrap();
    if let StatementBody::Device { agreement, .. } = &mut statement.content {
        *agreement = PublicKey([66; 32]);
    }
    served[place].statement.0 = statement.to_bytes().unwrap();
    let mut fresh = Trust::in_root(public(&key(1)));
    let n = u64::try_from(place).unwrap() + 1;
    refused(&mut fresh, &served, Alert::WrongSignature { n });
    // A device that read the true statement sees another one in its place.
    refused(&mut trust(&fixture), &served, Alert::OtherStatement { n });
}

#[test]
fn t1_a_ghost_reader_needs_an_administrators_signature() {
    let fixture = Fixture::new();
    let n = fixture.organisation.n + 1;
    let officer = Signer::Device(fixture.officer.device);
    let ghost = epoch(&fixture, vec![fixture.officer.user, fixture.other_rep.user]);
    let forged = next(&fixture, officer, &key(66), ghost.clone());
    refused(&mut trust(&fixture), &[forged], Alert::WrongSignature { n });
    let by_rep = next(
        &fixture,
        Signer::Device(fixture.other_rep.device),
        &fixture.other_rep.key,
        ghost.clone(),
    );
    refused(
        &mut trust(&fixture),
        &[by_rep],
        Alert::SignerWithoutRight { n },
    );
    let by_stranger = next(
        &fixture,
        Signer::Device(crate::fixture::device_id(99)),
        &key(66),
        ghost,
    );
    refused(
        &mut trust(&fixture),
        &[by_stranger],
        Alert::SignerWithoutRight { n },
    );
}

#[test]
fn t1_a_secret_goes_to_stated_devices_of_named_readers_only() {
    let mut fixture = Fixture::new();
    let mut ghost = fixture.officer.clone();
    ghost.device = crate::fixture::device_id(99);
    let own = Signer::Device(fixture.manager.device);
    let stated = next(&fixture, own, &fixture.manager.key, device(&ghost));
    let n = fixture.organisation.n + 1;
    refused(
        &mut trust(&fixture),
        &[stated],
        Alert::SignerWithoutRight { n },
    );
    fixture.state(epoch(
        &fixture.clone(),
        vec![fixture.officer.user, fixture.manager.user],
    ));
    let readers = &fixture.organisation.classes[&Class::Financial].readers;
    let recipients = fixture.organisation.recipients(readers);
    let devices: Vec<_> = recipients.iter().map(|device| device.id).collect();
    assert_eq!(devices.len(), 2);
    assert!(devices.contains(&fixture.officer.device) && devices.contains(&fixture.manager.device));
}

#[test]
fn t1_a_recovery_recipient_is_named_by_the_root_alone() {
    let fixture = Fixture::new();
    let n = fixture.organisation.n + 1;
    let recovery = || StatementBody::Recovery {
        key: PublicKey([66; 32]),
        holders: Vec::new(),
    };
    let forged = next(&fixture, Signer::OrgRoot, &key(66), recovery());
    refused(&mut trust(&fixture), &[forged], Alert::WrongSignature { n });
    let officer = Signer::Device(fixture.officer.device);
    let signed = next(&fixture, officer, &fixture.officer.key, recovery());
    refused(
        &mut trust(&fixture),
        &[signed],
        Alert::SignerWithoutRight { n },
    );
}

#[test]
fn t1_a_log_of_another_root_is_refused_whole() {
    let fixture = Fixture::new();
    let mut stranger = Trust::in_root(public(&key(77)));
    refused(&mut stranger, &fixture.statements, Alert::ForeignRoot);
    refused(
        &mut trust(&fixture),
        &forged_log(),
        Alert::OtherStatement { n: 1 },
    );
}

fn forged_log() -> Vec<SignedStatement> {
    let mut log = Log::new();
    log.state(
        Signer::OrgRoot,
        &key(77),
        StatementBody::Root {
            key: public(&key(77)),
            name: "Zahrada Novák".into(),
        },
    );
    log.statements
}
