//! Setting up an organisation with the one-time link.

use anyhow::{Context, Result};
use crypto::{DeviceKeys, Keyring, Kit, OrgRoot, RecoveryKey};
use domain::access::Role;
use domain::organisation::{Signer, StatementBody};
use domain::privacy::receipt;
use domain::record::{Catalogue, Class};
use domain::{Bytes, DeviceId, OrgId, UserId, starter};
use sync::message::account::{Enrolment, SessionInfo, SetUpBegin, SetUpFinish};

use crate::clock;
use crate::device::Device;
use crate::entropy::{System, bytes};
use crate::http::{Link, Server};
use crate::sign_in::{self, Credentials};
use crate::statements::{CONTEXT, Log, grant};

/// Who sets up, and what.
#[derive(Clone, Copy, Debug)]
pub struct Founder<'a> {
    /// Name of the organisation.
    pub organisation: &'a str,
    /// Where persons reach it about their data.
    pub contact_email: &'a str,
    /// Name of the first administrator.
    pub name: &'a str,
    /// E-mail of the first administrator.
    pub email: &'a str,
    /// Their passphrase.
    pub passphrase: &'a str,
    /// Fields that the signed catalogue leaves unencrypted, with commas between them.
    pub basic: Option<&'a str>,
    /// Whether the first administrator is a representative too.
    pub sells: bool,
}

struct Root {
    key: OrgRoot,
    recovery: RecoveryKey,
    kit: Kit,
}

/// Sets up the organisation; gives the first administrator's unlocked device.
///
/// # Errors
/// When the server refuses, for example because the link was used before.
pub async fn found(link: &Link, founder: Founder<'_>) -> Result<(Device, Credentials)> {
    let server = Server::new(&link.origin)?;
    let begin = SetUpBegin {
        token: link.token.clone(),
        email: founder.email.to_owned(),
    };
    let enrolment: Enrolment = server.post("/api/set-up/begin", &begin).await?;

    let org = OrgId::v4(bytes());
    let user = UserId::v7(clock::now(), bytes());
    let (account, mut credentials) =
        sign_in::new_account(user, founder.email, founder.passphrase, &enrolment).await?;
    let root = Root {
        key: OrgRoot::make(&mut System),
        recovery: RecoveryKey::make(&mut System),
        kit: Kit::make(&mut System),
    };
    let keys = DeviceKeys::make(&mut System);
    let id = DeviceId::v7(clock::now(), bytes());

    let mut log = Log::start(org);
    first_statements(&mut log, &root, founder, user, (id, &keys))?;
    let keyring = Keyring::new(org, user, id, keys);
    let mut device = Device::new(
        server,
        keyring,
        (org, user, id),
        log.organisation()?.clone(),
    );
    daily_statements(&mut log, &device, founder, &enrolment)?;
    let mut secrets = Vec::new();
    for class in Class::SEALED {
        secrets.extend(grant(&mut log, &mut device, class, 1, vec![user])?);
    }

    let (organisation, statements) = log.finish()?;
    let finish = SetUpFinish {
        token: link.token.clone(),
        org,
        account,
        device: id,
        statements,
        secrets,
        org_root: Bytes(
            root.key
                .seal_to_recovery(org, &root.recovery.public(), &mut System)?,
        ),
        recovery: Bytes(root.recovery.wrap_with_code(&root.kit, org, &mut System)),
        backup_recipient: Bytes(root.kit.backup_recipient()),
    };
    let session: SessionInfo = device.server.post("/api/set-up/finish", &finish).await?;
    sign_in::unlock(&device, &session.challenge)
        .await
        .context("unlocking after set-up")?;
    device.organisation = organisation;
    credentials.kit = Some(root.kit.code_a.to_string());
    device.credentials = Some(credentials.clone());
    Ok((device, credentials))
}

/// What the root key signs before any device is known.
fn first_statements(
    log: &mut Log,
    root: &Root,
    founder: Founder<'_>,
    user: UserId,
    device: (DeviceId, &DeviceKeys),
) -> Result<()> {
    let (id, keys) = device;
    let (signing, agreement) = keys.public();
    let mut roles = vec![Role::Administrator, Role::PrivacyOfficer];
    roles.extend(founder.sells.then_some(Role::Rep));
    let first = [
        StatementBody::Root {
            key: root.key.public(),
            name: founder.organisation.to_owned(),
        },
        StatementBody::Admins {
            administrators: vec![user],
            privacy_officers: vec![user],
        },
        StatementBody::Recovery {
            key: root.recovery.public(),
            holders: Vec::new(),
        },
        StatementBody::User {
            user,
            name: founder.name.to_owned(),
            roles,
            invite: None,
        },
        StatementBody::Device {
            device: id,
            user,
            signing,
            agreement,
            name: "Fleet".to_owned(),
            code: receipt::device_code(bytes()),
        },
    ];
    for content in first {
        log.add(Signer::OrgRoot, content, |hash| {
            root.key.sign(CONTEXT, hash.as_slice())
        })?;
    }
    Ok(())
}

/// What the first device signs: keys of the server, fields, purposes and texts.
fn daily_statements(
    log: &mut Log,
    device: &Device,
    founder: Founder<'_>,
    enrolment: &Enrolment,
) -> Result<()> {
    let [witness, lease, tree_head, intake] = enrolment.server_keys;
    let mut daily = vec![
        StatementBody::ServerKeys {
            witness,
            lease,
            tree_head,
            intake,
        },
        StatementBody::Catalogue(catalogue(founder.basic)),
        StatementBody::Purposes(starter::purposes()),
    ];
    let texts = starter::texts(founder.organisation, founder.contact_email, clock::now());
    daily.extend(texts.into_iter().map(StatementBody::Text));
    for content in daily {
        log.add(Signer::Device(device.id), content, |hash| {
            device.keyring.sign(CONTEXT, hash.as_slice())
        })?;
    }
    Ok(())
}

fn catalogue(basic: Option<&str>) -> Catalogue {
    let mut catalogue = starter::catalogue();
    for entry in &mut catalogue.fields {
        if basic.is_some_and(|ids| ids.split(',').any(|id| id == entry.id.as_str())) {
            entry.class = Class::Basic;
        }
    }
    catalogue
}
