//! T19: the server invents a device or an invitee's key.

use domain::{DeviceId, InviteId, UserId};
use sync::message::account::{Invite, InviteClaim};
use sync::proof::claim_fits;

use super::*;
use crate::fixture::{device, sign, user};

#[test]
fn t19_an_invented_device_is_in_no_log_and_receives_nothing() {
    let fixture = Fixture::new();
    let mut invented = fixture.manager.clone();
    invented.device = crate::fixture::device_id(99);
    invented.key = key(66);
    let n = fixture.organisation.n + 1;
    let itself = Signer::Device(invented.device);
    let by_itself = next(&fixture, itself, &invented.key, device(&invented));
    refused(
        &mut trust(&fixture),
        &[by_itself],
        Alert::SignerWithoutRight { n },
    );
    for real in [fixture.manager.device, fixture.officer.device] {
        let forged = next(
            &fixture,
            Signer::Device(real),
            &invented.key,
            device(&invented),
        );
        refused(&mut trust(&fixture), &[forged], Alert::WrongSignature { n });
    }
    let readers = [fixture.manager.user, fixture.officer.user];
    let recipients = fixture.organisation.recipients(&readers);
    assert!(recipients.iter().all(|device| device.id != invented.device));
}

#[test]
fn t19_an_invented_colleague_is_stated_by_nobody() {
    let fixture = Fixture::new();
    let mut invented = fixture.manager.clone();
    invented.user = crate::fixture::user_id(99);
    let content = || user(&invented, vec![domain::access::Role::Manager]);
    let n = fixture.organisation.n + 1;
    let forged = next(
        &fixture,
        Signer::Device(fixture.officer.device),
        &key(66),
        content(),
    );
    refused(&mut trust(&fixture), &[forged], Alert::WrongSignature { n });
    let by_root = next(&fixture, Signer::OrgRoot, &key(1), content());
    refused(
        &mut trust(&fixture),
        &[by_root],
        Alert::SignerWithoutRight { n },
    );
}

fn invite(key: &SigningKey) -> Invite {
    Invite {
        id: InviteId::v4([5; 16]),
        key: public(key),
        name: "Eva".into(),
        email: "eva@example.cz".into(),
        role: domain::access::Role::Rep,
        expires_at: NOW,
    }
}

fn claim(secret: &SigningKey, id: InviteId) -> InviteClaim {
    let mut claim = InviteClaim {
        id,
        user: UserId::v4([6; 16]),
        device: DeviceId::v4([7; 16]),
        signing: public(&key(8)),
        agreement: public(&key(9)),
        device_name: "Tablet".into(),
        signature: domain::Signature([0; 64]),
    };
    claim.signature = sign(secret, &claim.signed_bytes());
    claim
}

#[test]
fn t19_an_invitees_key_counts_only_with_the_secret_of_the_invitation() {
    let secret = key(70);
    let kept = invite(&secret);
    assert!(claim_fits(&kept, &claim(&secret, kept.id)));
    assert!(!claim_fits(&kept, &claim(&key(66), kept.id)));
    assert!(!claim_fits(&kept, &claim(&secret, InviteId::v4([6; 16]))));
    let changes: [fn(&mut InviteClaim); 4] = [
        |claim| claim.signing = public(&key(66)),
        |claim| claim.agreement = public(&key(66)),
        |claim| claim.user = UserId::v4([9; 16]),
        |claim| claim.device = DeviceId::v4([9; 16]),
    ];
    for (place, change) in changes.iter().enumerate() {
        let mut forged = claim(&secret, kept.id);
        change(&mut forged);
        assert!(!claim_fits(&kept, &forged), "case {place}");
    }
}
