use domain::access::Role;
use domain::{DeviceId, InviteId, PublicKey, Signature, UserId};
use sync::message::account::{Invite, InviteClaim, PendingInvite};

use super::super::{Stage, invites, together};
use super::{user, with};
use crate::fixture::NOW;
use crate::replica::CheckedInvite;

fn pending(number: u8, days: i64, claimed_by: Option<u8>) -> CheckedInvite {
    let id = InviteId::v4([number; 16]);
    let pending = PendingInvite {
        invite: Invite {
            id,
            key: PublicKey([number; 32]),
            name: format!("Invitee {number}"),
            email: "eva@example.cz".to_owned(),
            role: Role::Rep,
            expires_at: NOW.plus_millis(days * 86_400_000),
        },
        claim: claimed_by.map(|user| InviteClaim {
            id,
            user: UserId::v4([user; 16]),
            device: DeviceId::v4([user; 16]),
            signing: PublicKey([user; 32]),
            agreement: PublicKey([user; 32]),
            device_name: "Chromium".to_owned(),
            signature: Signature([0; 64]),
        }),
        certified: false,
    };
    CheckedInvite {
        proven: claimed_by.is_some(),
        pending,
    }
}

#[test]
fn what_waits_for_a_signature_stands_first_and_what_ran_out_last() {
    let organisation = with(vec![user(4, "Eva", &[Role::Rep])], Vec::new());
    let all = [
        pending(1, -1, None),
        pending(2, 3, None),
        pending(3, 1, Some(5)),
        pending(4, 2, Some(4)),
    ];
    let stages: Vec<_> = invites(&all, Some(&organisation), NOW)
        .into_iter()
        .map(|row| row.stage)
        .collect();
    let device = "Chromium".to_owned();
    assert_eq!(
        stages,
        [
            Stage::WaitsForYou {
                device,
                proven: true
            },
            Stage::WaitsForPerson,
            Stage::Certified,
            Stage::Expired
        ]
    );
}

#[test]
fn an_accepted_invitation_does_not_run_out() {
    let rows = invites(&[pending(1, -1, Some(5))], None, NOW);
    assert!(matches!(rows[0].stage, Stage::WaitsForYou { .. }));
}

#[test]
fn one_signature_lets_in_who_accepted_and_fits_and_is_not_left_out() {
    let foreign = CheckedInvite {
        proven: false,
        ..pending(4, 2, Some(7))
    };
    let all = [
        pending(1, 3, None),
        pending(2, 3, Some(5)),
        pending(3, 2, Some(6)),
        foreign,
    ];
    let rows = invites(&all, None, NOW);
    let ids = |left_out: &[InviteId]| -> Vec<InviteId> {
        let chosen = together(&rows, left_out).into_iter();
        chosen.map(|(id, _)| id).collect()
    };
    let [second, third] = [2, 3].map(|number| InviteId::v4([number; 16]));
    assert_eq!(ids(&[]), [second, third]);
    assert_eq!(ids(&[second]), [third]);
}
