use domain::access::{Action, Role};
use domain::organisation::statement::{genesis, signing_bytes};
use domain::organisation::{
    LogError, Organisation, SignedStatement, Signer, Statement, StatementBody,
};
use domain::record::{Class, Table};
use domain::violation::Code;
use domain::{
    Bytes, DeviceId, FieldId, Hash, OrgId, PublicKey, Signature, Timestamp, UserId, starter,
};

mod admission;
mod door;
mod exposure;
mod formats;
mod grants;
mod holders;
mod lockbox;
mod next;
mod own_reading;
mod pair;
mod recovery;
mod restore;
mod rights;
mod rolls;
mod rules;
mod second;
mod services;
mod signers;
mod tenures;
mod trained;

use pair::{SECOND, SECOND_DEVICE};

pub(crate) const ADMIN: UserId = UserId::new(uuid::Uuid::from_u128(1));
pub(crate) const REP: UserId = UserId::new(uuid::Uuid::from_u128(2));
const ADMIN_DEVICE: DeviceId = DeviceId::new(uuid::Uuid::from_u128(11));
const REP_DEVICE: DeviceId = DeviceId::new(uuid::Uuid::from_u128(12));
const ORG: OrgId = OrgId::new(uuid::Uuid::from_u128(100));

/// A log under construction.
pub(crate) struct Log {
    pub(crate) organisation: Organisation,
}

fn statement(n: u64, prev: Hash, signer: Signer, content: StatementBody) -> (Statement, Hash) {
    let statement = Statement {
        v: 1,
        org: ORG,
        n,
        prev,
        signer,
        at: Timestamp::from_millis(0),
        content,
    };
    let signed = SignedStatement {
        statement: Bytes(statement.to_bytes().unwrap()),
        signature: Signature([0; 64]),
    };
    assert_eq!(signed.read().unwrap(), statement);
    (statement, signed.hash())
}

fn root() -> StatementBody {
    StatementBody::Root {
        key: PublicKey([1; 32]),
        name: "Sady Novák".to_owned(),
    }
}

fn user(user: UserId, roles: &[Role]) -> StatementBody {
    StatementBody::User {
        user,
        name: "Jana".to_owned(),
        roles: roles.to_vec(),
        invite: None,
    }
}

fn device(device: DeviceId, user: UserId) -> StatementBody {
    StatementBody::Device {
        device,
        user,
        signing: PublicKey([2; 32]),
        agreement: PublicKey([3; 32]),
        name: "Chromium".to_owned(),
        code: "7F3K".to_owned(),
    }
}

fn epoch(epoch: u32, intake: u8, readers: &[UserId]) -> StatementBody {
    StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch,
        intake: PublicKey([intake; 32]),
        readers: readers.to_vec(),
    }
}

impl Log {
    fn started() -> Self {
        let (statement, hash) = statement(1, genesis(ORG), Signer::OrgRoot, root());
        Self {
            organisation: Organisation::start(&statement, hash).unwrap(),
        }
    }

    /// With an administrator who is privacy officer too, a representative, fields and purposes.
    pub(crate) fn set_up() -> Self {
        let mut log = Self::with_people();
        for content in [
            StatementBody::Catalogue(starter::catalogue()),
            StatementBody::Purposes(starter::purposes()),
            user(REP, &[Role::Rep]),
            device(REP_DEVICE, REP),
        ] {
            log.by(ADMIN_DEVICE, content).unwrap();
        }
        for text in starter::texts("Sady Novák", "osobni@example.cz", Timestamp::from_millis(0)) {
            log.by(ADMIN_DEVICE, StatementBody::Text(text)).unwrap();
        }
        log
    }

    /// With an administrator who is privacy officer too, and nothing else.
    pub(crate) fn with_people() -> Self {
        let mut log = Self::started();
        let own = [Role::Administrator, Role::PrivacyOfficer];
        let admins = StatementBody::Admins {
            administrators: vec![ADMIN],
            privacy_officers: vec![ADMIN],
        };
        log.by_root(admins).unwrap();
        log.by_root(StatementBody::Recovery {
            key: PublicKey([4; 32]),
            holders: Vec::new(),
        })
        .unwrap();
        log.by_root(user(ADMIN, &own)).unwrap();
        log.by_root(device(ADMIN_DEVICE, ADMIN)).unwrap();
        log
    }

    fn add(&mut self, signer: Signer, content: StatementBody) -> Result<(), LogError> {
        let (n, prev) = (self.organisation.n + 1, self.organisation.head);
        let (statement, hash) = statement(n, prev, signer, content);
        self.organisation.apply(&statement, hash)
    }

    fn by_root(&mut self, content: StatementBody) -> Result<(), LogError> {
        self.add(Signer::OrgRoot, content)
    }

    fn by(&mut self, device: DeviceId, content: StatementBody) -> Result<(), LogError> {
        self.add(Signer::Device(device), content)
    }
}

fn is_without_right(result: &Result<(), LogError>) -> bool {
    matches!(result, Err(LogError::WithoutRight { .. }))
}

fn is_malformed(result: &Result<(), LogError>) -> bool {
    matches!(result, Err(LogError::Malformed { .. }))
}

#[test]
fn a_set_up_log_says_who_is_here() {
    let organisation = Log::set_up().organisation;
    assert_eq!(organisation.roles(REP), [Role::Rep]);
    assert_eq!(organisation.live_device(REP_DEVICE).unwrap().user, REP);
    assert_eq!(organisation.texts.len(), 2);
    assert_eq!(organisation.n, 11);
    assert_eq!(
        organisation.signer_key(Signer::OrgRoot),
        Some(PublicKey([1; 32]))
    );
    assert_eq!(
        organisation.signer_key(Signer::Device(REP_DEVICE)),
        Some(PublicKey([2; 32]))
    );
}

#[test]
fn the_signed_message_is_context_zero_and_hash() {
    let bytes = signing_bytes(&Hash([5; 32]));
    assert_eq!(
        bytes,
        [b"souhlas/v1/statement-sig\0".as_slice(), &[5; 32]].concat()
    );
}

#[test]
fn a_log_starts_with_its_root_only() {
    let (first, hash) = statement(1, genesis(ORG), Signer::OrgRoot, user(ADMIN, &[Role::Rep]));
    assert!(Organisation::start(&first, hash).is_err());
    let (elsewhere, hash) = statement(1, Hash([0; 32]), Signer::OrgRoot, root());
    assert!(Organisation::start(&elsewhere, hash).is_err());
    let (by_device, hash) = statement(1, genesis(ORG), Signer::Device(ADMIN_DEVICE), root());
    assert!(Organisation::start(&by_device, hash).is_err());
    assert!(
        is_malformed(&Log::started().by_root(root()))
            || is_without_right(&Log::started().by_root(root()))
    );
}

#[test]
fn a_statement_out_of_place_is_refused_and_changes_nothing() {
    let mut log = Log::set_up();
    let before = log.organisation.clone();
    let content = user(REP, &[Role::Rep]);
    for (n, prev) in [
        (before.n, before.head),
        (before.n + 2, before.head),
        (before.n + 1, Hash([0; 32])),
    ] {
        let (statement, hash) = statement(n, prev, Signer::OrgRoot, content.clone());
        assert_eq!(
            log.organisation.apply(&statement, hash),
            Err(LogError::Broken { n })
        );
        assert_eq!(log.organisation, before);
    }
}
