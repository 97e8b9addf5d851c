//! A hostile server and hostile colleagues against a device (security design, section 7).

mod t14_sealed_by_server;
mod t15_late_values;
mod t15_leaver;
mod t17_audit_heads;
mod t17_other_databases;
mod t19_invented;
mod t1_swapped_keys;
mod t2_rolled_back;
mod t3_old_logs;
mod t5_forged_actor;
mod t6_clocks;

use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::{Class, SealedValue};
use domain::{FieldId, RecordId, Timestamp};
use ed25519_dalek::SigningKey;
use sync::message::v1::{Op, OpKind, Outcome};
use sync::proof::{Alert, Trust};

use crate::fixture::{Draft, Fixture, Log, START, envelope, key, public, record, subject};
use crate::server::Server;

const NOW: Timestamp = START.plus_millis(60_000);

/// A device that has read the whole log.
fn trust(fixture: &Fixture) -> Trust {
    let mut trust = Trust::in_root(public(&key(1)));
    trust.extend(&fixture.statements).unwrap();
    trust
}

fn applied(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Applied { .. })
}

fn newest_act(server: &mut Server) -> String {
    server.audit()[0].act.clone()
}

/// The next statement, by whoever claims to sign it, with any key.
fn next(
    fixture: &Fixture,
    signer: Signer,
    key: &SigningKey,
    content: StatementBody,
) -> SignedStatement {
    let mut log = Log::after(&fixture.organisation, &fixture.statements);
    log.state(signer, key, content).clone()
}

/// What is served is refused with the alert, nothing of it counts, and nothing new is sealed.
fn refused(trust: &mut Trust, served: &[SignedStatement], alert: Alert) {
    let before = trust.organisation().cloned();
    assert_eq!(trust.extend(served), Err(alert));
    assert_eq!(trust.organisation().cloned(), before);
    assert!(trust.for_sealing().is_none());
    assert!(trust.alerts().any(|kept| kept == alert));
}

/// A write of the bank account of contact 1, as the representative makes it.
fn bank_account(fixture: &mut Fixture, base_version: u64, epoch: u32) -> Op {
    let organisation = fixture.organisation.clone();
    let draft = Draft::contact(record(1), subject(1), base_version).sealing(
        "bank_account",
        Class::Financial,
        &envelope(epoch, b"account"),
    );
    fixture.rep.put(&organisation, NOW, draft)
}

fn value(op: &Op) -> (RecordId, SealedValue) {
    let OpKind::Put(put) = &op.kind else {
        panic!("no write");
    };
    (
        put.record,
        put.sealed[&FieldId::new("bank_account")].clone(),
    )
}
