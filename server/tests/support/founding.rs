//! Set-up as a browser does it.

use axum::http::Method;
use domain::access::Role;
use domain::bytes::from_base64url;
use domain::organisation::{Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, OrgId, PublicKey, starter};
use sync::message::account::{Enrolment, SetUpBegin, SetUpFinish};

use super::client::{code, new_account, scripted};
use super::device::{Device, Log};
use super::{App, Client};

/// E-mail of the first administrator.
pub(crate) const EMAIL: &str = "alena@example.com";

/// An organisation with its first administrator, signed in and unlocked.
pub(crate) struct Founding<'a> {
    pub(crate) admin: Client<'a>,
    pub(crate) log: Log,
}

/// Sets an organisation up; the first user has every role of a small firm.
pub(crate) async fn found(app: &App) -> Founding<'_> {
    found_as(
        app,
        &[Role::Administrator, Role::PrivacyOfficer, Role::Manager],
    )
    .await
}

/// Sets an organisation up with a first user of these roles.
pub(crate) async fn found_as<'a>(app: &'a App, roles: &[Role]) -> Founding<'a> {
    let device = Device::new(1);
    let enrolment = begin(app).await;
    let (log, finish) = request(app, &device, roles, &enrolment);
    let answer = app
        .send(scripted(Method::POST, "/api/set-up/finish", "", &finish))
        .await;
    assert!(answer.status.is_success(), "{}", answer.text());
    let admin = Client {
        app,
        device,
        email: EMAIL.to_owned(),
        totp_secret: enrolment.totp_secret,
        cookie: answer.cookie(),
    };
    admin.unlock().await;
    Founding { admin, log }
}

/// The token of the set-up link.
pub(crate) fn token(app: &App) -> Bytes {
    let link = app.set_up_link.as_deref().unwrap();
    Bytes(from_base64url(link.split_once('#').unwrap().1).unwrap())
}

/// Opens set-up.
pub(crate) async fn begin(app: &App) -> Enrolment {
    let body = SetUpBegin {
        token: token(app),
        email: EMAIL.to_owned(),
    };
    app.send(scripted(Method::POST, "/api/set-up/begin", "", &body))
        .await
        .json()
}

/// Everything the browser sends to finish set-up.
pub(crate) fn request(
    app: &App,
    device: &Device,
    roles: &[Role],
    enrolment: &Enrolment,
) -> (Log, SetUpFinish) {
    let log = first_log(app, device, roles, enrolment);
    let secrets = secrets(&log, device);
    let totp_code = code(&enrolment.totp_secret, app.now());
    let finish = SetUpFinish {
        token: token(app),
        org: log.org,
        account: new_account(device, EMAIL, enrolment.totp_sealed.clone(), totp_code),
        device: device.id,
        statements: log.statements.clone(),
        secrets,
        org_root: Bytes(vec![1]),
        recovery: Bytes(vec![2]),
        backup_recipient: Bytes(b"age1example".to_vec()),
    };
    (log, finish)
}

fn first_log(app: &App, device: &Device, roles: &[Role], enrolment: &Enrolment) -> Log {
    let (root, now) = (Device::new(200), app.now());
    let mut log = Log::new(OrgId::v4([9; 16]));
    let [witness, lease, tree_head, intake] = enrolment.server_keys;
    let by_root = [
        StatementBody::Root {
            key: root.signing(),
            name: "Horák".to_owned(),
        },
        StatementBody::Admins {
            administrators: vec![device.user],
            privacy_officers: vec![device.user],
        },
        StatementBody::Recovery {
            key: PublicKey([3; 32]),
        },
        StatementBody::User {
            user: device.user,
            name: "Alena Horáková".to_owned(),
            roles: roles.to_vec(),
            invite: None,
        },
        device.statement("7F3K"),
    ];
    for content in by_root {
        log.state(Signer::OrgRoot, &root, content, now);
    }
    let mut by_device = vec![
        StatementBody::ServerKeys {
            witness,
            lease,
            tree_head,
            intake,
        },
        StatementBody::Catalogue(starter::catalogue()),
        StatementBody::Purposes(starter::purposes()),
    ];
    by_device.extend(
        starter::texts("Horák", EMAIL, now)
            .into_iter()
            .map(StatementBody::Text),
    );
    by_device.extend(Class::SEALED.map(|class| StatementBody::ClassEpoch {
        class,
        epoch: 1,
        intake: PublicKey([4; 32]),
        readers: vec![device.user],
    }));
    for content in by_device {
        log.state(Signer::Device(device.id), device, content, now);
    }
    log
}

fn secrets(log: &Log, device: &Device) -> Vec<ClassSecretWrap> {
    let epochs = log.statements.iter().filter_map(|signed| {
        let StatementBody::ClassEpoch { class, epoch, .. } = signed.read().unwrap().content else {
            return None;
        };
        Some((class, epoch, signed.hash()))
    });
    epochs
        .flat_map(|(class, epoch, statement)| {
            [Some(device.id), None].map(|device| ClassSecretWrap {
                class,
                epoch,
                device,
                statement,
                wrap: Bytes(vec![5; 80]),
            })
        })
        .collect()
}
