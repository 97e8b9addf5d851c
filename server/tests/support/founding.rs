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

const NAME: &str = "Horák";
const SMALL_FIRM: [Role; 3] = [Role::Administrator, Role::PrivacyOfficer, Role::Manager];

/// E-mail of the first administrator.
pub(crate) const EMAIL: &str = "alena@example.com";

/// An organisation with its first administrator, signed in and unlocked.
pub(crate) struct Founding<'a> {
    pub(crate) admin: Client<'a>,
    pub(crate) log: Log,
}

/// Sets an organisation up; the first user has every role of a small firm.
pub(crate) async fn found(app: &App) -> Founding<'_> {
    found_as(app, &SMALL_FIRM).await
}

/// Sets an organisation up with a first user of these roles.
pub(crate) async fn found_as<'a>(app: &'a App, roles: &[Role]) -> Founding<'a> {
    set_up(app, roles, NAME).await
}

/// Sets an organisation of that name up.
pub(crate) async fn found_called<'a>(app: &'a App, name: &str) -> Founding<'a> {
    set_up(app, &SMALL_FIRM, name).await
}

async fn set_up<'a>(app: &'a App, roles: &[Role], name: &str) -> Founding<'a> {
    let device = Device::new(1);
    let enrolment = begin(app).await;
    let log = first_log(app, &device, (roles, name), &enrolment);
    let finish = finish(app, &device, &log, &enrolment);
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
    let log = first_log(app, device, (roles, NAME), enrolment);
    let finish = finish(app, device, &log, enrolment);
    (log, finish)
}

fn finish(app: &App, device: &Device, log: &Log, enrolment: &Enrolment) -> SetUpFinish {
    let totp_code = code(&enrolment.totp_secret, app.now());
    SetUpFinish {
        token: token(app),
        org: log.org,
        account: new_account(device, EMAIL, enrolment.totp_sealed.clone(), totp_code),
        device: device.id,
        statements: log.statements.clone(),
        secrets: secrets(log, device),
        org_root: Bytes(vec![1]),
        recovery: Bytes(vec![2]),
        backup_recipient: Bytes(b"age1example".to_vec()),
    }
}

fn first_log(
    app: &App,
    device: &Device,
    (roles, name): (&[Role], &str),
    enrolment: &Enrolment,
) -> Log {
    let (root, now) = (Device::new(200), app.now());
    let mut log = Log::new(OrgId::v4([9; 16]));
    let [witness, lease, tree_head, intake] = enrolment.server_keys;
    let by_root = [
        StatementBody::Root {
            key: root.signing(),
            name: name.to_owned(),
        },
        StatementBody::Admins {
            administrators: vec![device.user],
            privacy_officers: vec![device.user],
        },
        StatementBody::Recovery {
            key: PublicKey([3; 32]),
            holders: Vec::new(),
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
