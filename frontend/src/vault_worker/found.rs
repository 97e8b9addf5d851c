//! The keys and the first log of a new organisation, in the order the log demands.

use crypto::{Kit, OrgRoot, RecoveryKey};
use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, OrgId, PublicKey, Timestamp, starter};

use super::cabinet::{Open, why};
use super::enrol::{Enrolled, enrol, new_ids};
use crate::random::{self, Browser};
use crate::statements::{self, Writer};
use crate::vault::message::{Found, Founded, Why};

/// The first epoch of every class.
const FIRST_EPOCH: u32 = 1;

/// Makes everything a new organisation begins with.
pub(crate) fn found(found: &Found) -> Result<(Open, Founded), Why> {
    let org = random::org();
    let (user, device) = new_ids(found.now);
    let enrolled = enrol((org, user, device), &found.passphrase)?;
    let root = OrgRoot::make(&mut Browser);
    let recovery = RecoveryKey::make(&mut Browser);
    let kit = Kit::make(&mut Browser);
    let mut log = Log {
        writer: Writer::start(org),
        at: found.now,
        statements: Vec::new(),
    };
    log.root(&root, root_statements(found, &root, &recovery, &enrolled))?;
    let Enrolled {
        keys,
        wrapped,
        auth,
        agreement,
        ..
    } = enrolled;
    let mut open = Open::with(&wrapped, keys);
    log.device(&open, policy_statements(found))?;
    let secrets = log.classes(&mut open, &agreement, &recovery.public())?;
    let founded = Founded {
        device: wrapped,
        auth,
        root: root.public(),
        statements: log.statements,
        secrets,
        org_root: sealed_root(&root, org, &recovery)?,
        recovery: Bytes(recovery.wrap_with_code(&kit, org, &mut Browser)),
        backup_recipient: Bytes(kit.backup_recipient()),
        code_a: kit.code_a.to_string(),
        code_b: kit.code_b.to_string(),
        check_word: kit.check_word.clone(),
    };
    Ok((open, founded))
}

fn sealed_root(root: &OrgRoot, org: OrgId, recovery: &RecoveryKey) -> Result<Bytes, Why> {
    root.seal_to_recovery(org, &recovery.public(), &mut Browser)
        .map(Bytes)
        .map_err(why)
}

/// What only OrgRoot may state, up to the first device.
fn root_statements(
    found: &Found,
    root: &OrgRoot,
    recovery: &RecoveryKey,
    enrolled: &Enrolled,
) -> [StatementBody; 5] {
    let (user, device) = (enrolled.wrapped.user, enrolled.wrapped.device);
    [
        StatementBody::Root {
            key: root.public(),
            name: found.organisation.clone(),
        },
        StatementBody::Admins {
            administrators: vec![user],
            privacy_officers: vec![user],
        },
        StatementBody::Recovery {
            key: recovery.public(),
            holders: Vec::new(),
        },
        StatementBody::User {
            user,
            name: found.name.clone(),
            roles: vec![Role::Administrator, Role::PrivacyOfficer],
            invite: None,
        },
        StatementBody::Device {
            device,
            user,
            signing: enrolled.signing,
            agreement: enrolled.agreement,
            name: found.device_name.clone(),
            code: random::device_code(),
        },
    ]
}

/// What the first device states as administrator and privacy officer.
fn policy_statements(found: &Found) -> Vec<StatementBody> {
    let [witness, lease, tree_head, intake] = found.server_keys;
    let mut bodies = vec![
        StatementBody::ServerKeys {
            witness,
            lease,
            tree_head,
            intake,
        },
        StatementBody::Catalogue(starter::catalogue()),
        StatementBody::Purposes(starter::purposes()),
    ];
    let texts = starter::texts(&found.organisation, &found.email, found.now);
    bodies.extend(texts.into_iter().map(StatementBody::Text));
    bodies
}

/// The log as it grows.
struct Log {
    writer: Writer,
    at: Timestamp,
    statements: Vec<SignedStatement>,
}

impl Log {
    fn root(
        &mut self,
        root: &OrgRoot,
        bodies: impl IntoIterator<Item = StatementBody>,
    ) -> Result<(), Why> {
        for body in bodies {
            let draft = self.draft(Signer::OrgRoot, body)?;
            let signature = root.sign(statements::CONTEXT, draft.hash.as_slice());
            self.statements.push(draft.signed(signature));
        }
        Ok(())
    }

    fn device(&mut self, open: &Open, bodies: Vec<StatementBody>) -> Result<(), Why> {
        for body in bodies {
            let draft = self.draft(Signer::Device(open.device), body)?;
            let signature = open
                .keyring
                .sign(statements::CONTEXT, draft.hash.as_slice());
            self.statements.push(draft.signed(signature));
        }
        Ok(())
    }

    /// Makes the first secret of each sealed class, for this device and for recovery.
    fn classes(
        &mut self,
        open: &mut Open,
        agreement: &PublicKey,
        recovery: &PublicKey,
    ) -> Result<Vec<ClassSecretWrap>, Why> {
        let mut secrets = Vec::new();
        for class in Class::SEALED {
            let intake = open
                .keyring
                .make_class_secret(class, FIRST_EPOCH, &mut Browser);
            let body = StatementBody::ClassEpoch {
                class,
                epoch: FIRST_EPOCH,
                intake,
                readers: vec![open.user],
            };
            let draft = self.draft(Signer::Device(open.device), body)?;
            let signature = open
                .keyring
                .sign(statements::CONTEXT, draft.hash.as_slice());
            for (device, key) in [(Some(open.device), agreement), (None, recovery)] {
                secrets.push(self.wrap(open, class, &draft, device, key)?);
            }
            self.statements.push(draft.signed(signature));
        }
        Ok(secrets)
    }

    fn wrap(
        &self,
        open: &mut Open,
        class: Class,
        draft: &statements::Draft,
        device: Option<DeviceId>,
        key: &PublicKey,
    ) -> Result<ClassSecretWrap, Why> {
        open.keyring
            .wrap_class_secret(class, FIRST_EPOCH, &draft.hash, device, key, &mut Browser)
            .map_err(why)
    }

    fn draft(&mut self, signer: Signer, body: StatementBody) -> Result<statements::Draft, Why> {
        self.writer
            .draft(signer, self.at, body)
            .map_err(|_| Why::NotProven)
    }
}
