//! What a browser with the kit makes of what it was handed out.

use domain::organisation::{
    Holder, Organisation, PairWrap, SignedStatement, Signer, StatementBody, pairs,
};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, Hash, PublicKey};
use sync::message::account::{RecoveryFinish, RecoveryOpened};

use super::{App, EMAIL, asked, later_code, open};
use crate::support::client::{code, new_account};
use crate::support::{Client, Device, Founding};

fn key(number: u8) -> PublicKey {
    PublicKey([number; 32])
}

/// A class secret as the server stores it.
pub(super) fn wrap(
    class: Class,
    epoch: u32,
    device: Option<DeviceId>,
    statement: Hash,
) -> ClassSecretWrap {
    ClassSecretWrap {
        class,
        epoch,
        device,
        statement,
        wrap: Bytes(vec![9; 80]),
    }
}

/// The wraps of all pairs, as the server stores them.
pub(super) fn pair_wraps(holders: &[Holder]) -> Vec<PairWrap> {
    let both = pairs(holders).into_iter();
    both.map(|(outer, inner)| PairWrap {
        outer: outer.device,
        inner: inner.device,
        wrap: Bytes([outer.device.as_bytes(), inner.device.as_bytes().as_slice()].concat()),
    })
    .collect()
}

/// A ready request, what it opened, and a recovery on top of it.
pub(super) struct Attempt {
    pub(super) device: Device,
    pub(super) totp: String,
    pub(super) finish: RecoveryFinish,
}

/// A request that is ready by the second factor, and what it opens.
pub(super) async fn ready(app: &App, admin: &Client<'_>) -> (Bytes, RecoveryOpened) {
    let code = later_code(admin).await;
    let token = asked(app, EMAIL, &code).await.token;
    let opened = open(app, &token).await.json();
    (token, opened)
}

/// A whole recovery, not sent yet.
pub(super) async fn attempt(founding: &mut Founding<'_>, number: u8) -> Attempt {
    let app = founding.admin.app;
    let ready = ready(app, &founding.admin).await;
    whole(founding, number, ready)
}

/// A whole recovery of what was opened, not sent yet.
pub(super) fn whole(
    founding: &mut Founding<'_>,
    number: u8,
    (token, opened): (Bytes, RecoveryOpened),
) -> Attempt {
    let app = founding.admin.app;
    let base = sync::proof::read_log(None, None, &opened.statements).unwrap();
    let device = Device::of(founding.admin.device.user, number);
    let holders = base.holders_after(device.user, device.id);
    let statements = statements(founding, &device, (key(number), &base));
    let totp = opened.enrolment.totp_secret.clone();
    let fresh = code(&totp, app.now());
    let finish = RecoveryFinish {
        token,
        account: new_account(&device, EMAIL, opened.enrolment.totp_sealed, fresh),
        device: device.id,
        secrets: newest(&statements, device.id),
        statements,
        older: opened
            .secrets
            .iter()
            .map(|old| wrap(old.class, old.epoch, None, old.statement))
            .collect(),
        org_root: Bytes(vec![number]),
        recovery: Bytes(vec![number, number]),
        backup_recipient: Bytes(b"age1other".to_vec()),
        pairs: pair_wraps(&holders),
    };
    Attempt {
        device,
        totp,
        finish,
    }
}

fn statements(
    founding: &mut Founding<'_>,
    device: &Device,
    (key, base): (PublicKey, &Organisation),
) -> Vec<SignedStatement> {
    let (root, now) = (Device::new(200), founding.admin.app.now());
    let old = founding.admin.device.clone();
    let (log, by) = (&mut founding.log, Signer::Device(device.id));
    let recovery = StatementBody::Recovery {
        key,
        holders: base.holders_after(device.user, device.id),
    };
    let mut all = vec![
        log.state(Signer::OrgRoot, &root, recovery, now),
        log.state(Signer::OrgRoot, &root, device.statement("9Z9Z"), now),
        log.state(by, device, StatementBody::Revoke { device: old.id }, now),
    ];
    for class in Class::SEALED {
        let content = StatementBody::ClassEpoch {
            class,
            epoch: base.classes[&class].epoch + 1,
            intake: PublicKey([8; 32]),
            readers: vec![device.user],
        };
        all.push(log.state(by, device, content, now));
    }
    all
}

/// The secrets of the new epochs, for a reader's device and for recovery.
pub(super) fn newest(statements: &[SignedStatement], device: DeviceId) -> Vec<ClassSecretWrap> {
    let epochs = statements.iter().filter_map(|signed| {
        let StatementBody::ClassEpoch { class, epoch, .. } = signed.read().unwrap().content else {
            return None;
        };
        Some((class, epoch, signed.hash()))
    });
    epochs
        .flat_map(|(class, epoch, hash)| {
            [Some(device), None].map(|device| wrap(class, epoch, device, hash))
        })
        .collect()
}
