//! A small organisation with a real signed log, and staff who sign what they do.

mod body;
mod catalogue;
mod draft;
mod envelope;
mod log;
mod staff;

pub(crate) use body::{bare, sign_event};
pub(crate) use draft::Draft;
pub(crate) use envelope::{envelope, key_of, under};
pub(crate) use log::Log;
pub(crate) use staff::{RELEASE, Staff};

use domain::access::Role;
use domain::organisation::{Organisation, SignedStatement, Signer, StatementBody};
use domain::privacy::TextVersion;
use domain::record::Class;
use domain::{DeviceId, OrgId, PublicKey, RecordId, Signature, SubjectId, Timestamp, UserId};
use ed25519_dalek::{Signer as _, SigningKey};

pub(crate) const START: Timestamp = Timestamp::from_millis(1_777_881_600_000);

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub(crate) fn public(key: &SigningKey) -> PublicKey {
    PublicKey(key.verifying_key().to_bytes())
}

pub(crate) fn sign(key: &SigningKey, bytes: &[u8]) -> Signature {
    Signature(key.sign(bytes).to_bytes())
}

pub(crate) fn org() -> OrgId {
    OrgId::v4([0x5a; 16])
}

pub(crate) fn record(n: u8) -> RecordId {
    RecordId::v4([n; 16])
}

pub(crate) fn subject(n: u8) -> SubjectId {
    SubjectId::v4([n; 16])
}

/// The organisation and its people.
#[derive(Clone)]
pub(crate) struct Fixture {
    pub(crate) statements: Vec<SignedStatement>,
    pub(crate) organisation: Organisation,
    pub(crate) text: TextVersion,
    pub(crate) rep: Staff,
    pub(crate) other_rep: Staff,
    pub(crate) manager: Staff,
    pub(crate) officer: Staff,
    pub(crate) witness: SigningKey,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let rep = Staff::new(11, Role::Rep);
        let other_rep = Staff::new(12, Role::Rep);
        let manager = Staff::new(13, Role::Manager);
        let officer = Staff::new(14, Role::PrivacyOfficer);
        let witness = key(2);
        let texts = catalogue::texts();
        let mut log = Log::new();
        first_statements(&mut log, &officer);
        daily_statements(&mut log, &officer, &witness, &texts);
        for staff in [&rep, &other_rep, &manager] {
            enrol(&mut log, &officer, staff);
        }
        let root = public(&key(1));
        let organisation = sync::proof::read_log(Some(&root), None, &log.statements).unwrap();
        Self {
            statements: log.statements,
            organisation,
            text: texts[0].clone(),
            rep,
            other_rep,
            manager,
            officer,
            witness,
        }
    }

    /// Rolls the keys of a class: a new epoch for the officer and these readers.
    pub(crate) fn roll(&mut self, class: Class, readers: &[&Staff]) {
        let epoch = self.organisation.classes[&class].epoch + 1;
        let mut users = vec![self.officer.user];
        users.extend(readers.iter().map(|staff| staff.user));
        self.state(StatementBody::ClassEpoch {
            class,
            epoch,
            intake: PublicKey([u8::try_from(epoch).unwrap_or(u8::MAX) ^ 0x55; 32]),
            readers: users,
        });
    }

    /// Takes one more statement of the officer into the log.
    pub(crate) fn state(&mut self, content: StatementBody) {
        let officer = self.officer.clone();
        self.state_by(&officer, content);
    }

    /// Takes one more statement of somebody into the log.
    pub(crate) fn state_by(&mut self, staff: &Staff, content: StatementBody) {
        let mut log = Log::after(&self.organisation, &self.statements);
        log.state(Signer::Device(staff.device), &staff.key, content);
        let before = self.statements.len();
        // Whoever takes it checks the signature; here it was just made.
        for signed in &log.statements[before..] {
            let statement = signed.read().unwrap();
            self.organisation.apply(&statement, signed.hash()).unwrap();
        }
        self.statements = log.statements;
    }
}

fn first_statements(log: &mut Log, officer: &Staff) {
    let root = key(1);
    let sole = vec![officer.user];
    let first = [
        StatementBody::Root {
            key: public(&root),
            name: "Zahrada Novák".into(),
        },
        StatementBody::Admins {
            administrators: sole.clone(),
            privacy_officers: sole,
        },
        StatementBody::Recovery {
            key: PublicKey([9; 32]),
            holders: Vec::new(),
        },
        user(officer, vec![Role::Administrator, Role::PrivacyOfficer]),
        device(officer),
    ];
    for content in first {
        log.state(Signer::OrgRoot, &root, content);
    }
}

fn daily_statements(log: &mut Log, officer: &Staff, witness: &SigningKey, texts: &[TextVersion]) {
    let signer = Signer::Device(officer.device);
    let keys = StatementBody::ServerKeys {
        witness: public(witness),
        lease: PublicKey([21; 32]),
        tree_head: public(&key(22)),
        intake: PublicKey([23; 32]),
    };
    log.state(signer, &officer.key, keys);
    log.state(
        signer,
        &officer.key,
        StatementBody::Catalogue(catalogue::catalogue()),
    );
    log.state(
        signer,
        &officer.key,
        StatementBody::Purposes(catalogue::purposes()),
    );
    for text in texts {
        log.state(signer, &officer.key, StatementBody::Text(text.clone()));
    }
    for class in Class::SEALED {
        let epoch = StatementBody::ClassEpoch {
            class,
            epoch: 1,
            intake: PublicKey([30; 32]),
            readers: vec![officer.user],
        };
        log.state(signer, &officer.key, epoch);
    }
}

fn enrol(log: &mut Log, officer: &Staff, staff: &Staff) {
    let signer = Signer::Device(officer.device);
    log.state(signer, &officer.key, user(staff, vec![staff.role]));
    log.state(signer, &officer.key, device(staff));
}

pub(crate) fn user(staff: &Staff, roles: Vec<Role>) -> StatementBody {
    StatementBody::User {
        user: staff.user,
        name: format!("{:?}", staff.role),
        roles,
        invite: None,
    }
}

pub(crate) fn device(staff: &Staff) -> StatementBody {
    StatementBody::Device {
        device: staff.device,
        user: staff.user,
        signing: public(&staff.key),
        agreement: PublicKey([40; 32]),
        name: "Tablet".into(),
        code: staff.code.clone(),
    }
}

pub(crate) fn user_id(seed: u8) -> UserId {
    UserId::v4([seed; 16])
}

pub(crate) fn device_id(seed: u8) -> DeviceId {
    DeviceId::v4([seed ^ 0x80; 16])
}
