//! The organisation log and the audit chain.

use domain::access::Role;
use domain::organisation::{LogError, SignedStatement, Signer};
use domain::{Hash, PublicKey, Timestamp};
use sync::proof::read_log;
use sync::server::act::{Act, Appender, append_statements, audit_only};
use sync::server::audit::hash;
use sync::server::verify_audit;

use crate::fixture::{Fixture, Log, START, key, public, user};
use crate::server::Server;

mod door;

const NOW: Timestamp = START.plus_millis(1_000);

fn root() -> PublicKey {
    public(&key(1))
}

#[test]
fn a_whole_log_reads_to_the_same_state_in_pieces() {
    let fixture = Fixture::new();
    let statements = &fixture.statements;
    for cut in 1..statements.len() {
        let base = read_log(Some(&root()), None, &statements[..cut]).unwrap();
        let whole = read_log(Some(&root()), Some(base), &statements[cut..]).unwrap();
        assert_eq!(whole, fixture.organisation);
    }
}

#[test]
fn another_root_an_empty_log_and_a_log_without_its_beginning_are_refused() {
    let fixture = Fixture::new();
    let foreign = public(&key(77));
    assert_eq!(
        read_log(Some(&foreign), None, &fixture.statements),
        Err(LogError::Pinned)
    );
    assert_eq!(read_log(None, None, &[]), Err(LogError::Pinned));
    assert!(read_log(None, None, &fixture.statements[1..]).is_err());
}

#[test]
fn a_changed_left_out_or_moved_statement_is_found() {
    let fixture = Fixture::new();
    for place in 1..fixture.statements.len() {
        let mut changed = fixture.statements.clone();
        changed[place].signature.0[3] ^= 4;
        assert!(
            matches!(
                read_log(None, None, &changed),
                Err(LogError::Signature { .. })
            ),
            "{place}"
        );
        let mut shorter = fixture.statements.clone();
        shorter.remove(place);
        if place + 1 < fixture.statements.len() {
            assert!(read_log(None, None, &shorter).is_err(), "{place}");
        }
        let mut spaced = fixture.statements.clone();
        spaced[place].statement.0.push(b' ');
        assert!(
            matches!(
                read_log(None, None, &spaced),
                Err(LogError::Malformed { .. })
            ),
            "{place}"
        );
    }
}

#[test]
fn a_rep_or_a_stranger_states_nothing() {
    let fixture = Fixture::new();
    let content = || user(&fixture.rep, vec![Role::Manager]);
    let base = || Some(fixture.organisation.clone());
    let next = |signer, key: &ed25519_dalek::SigningKey| {
        let mut log = Log::after(&fixture.organisation, &fixture.statements);
        log.state(signer, key, content()).clone()
    };
    let by_rep = next(Signer::Device(fixture.rep.device), &fixture.rep.key);
    assert!(matches!(
        read_log(None, base(), &[by_rep]),
        Err(LogError::WithoutRight { .. })
    ));
    let unknown = next(
        Signer::Device(crate::fixture::device_id(99)),
        &fixture.rep.key,
    );
    assert!(matches!(
        read_log(None, base(), &[unknown]),
        Err(LogError::WithoutRight { .. })
    ));
    let forged = next(Signer::Device(fixture.officer.device), &fixture.rep.key);
    assert!(matches!(
        read_log(None, base(), &[forged]),
        Err(LogError::Signature { .. })
    ));
}

#[test]
fn statements_are_appended_whole_or_not_at_all() {
    let fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let head = server.head();
    assert_eq!(head.log_n, u64::try_from(fixture.statements.len()).unwrap());
    assert_eq!(head.org, Some(fixture.organisation.id));
    let by = Appender {
        user: fixture.officer.user,
        device: fixture.officer.device,
    };
    let mut log = Log::after(&fixture.organisation, &fixture.statements);
    let signer = Signer::Device(fixture.officer.device);
    log.state(
        signer,
        &fixture.officer.key,
        user(&fixture.rep, vec![Role::Manager]),
    );
    log.state(
        signer,
        &fixture.rep.key,
        user(&fixture.rep, vec![Role::Auditor]),
    );
    let new: &[SignedStatement] = &log.statements[fixture.statements.len()..];
    let base = || Some(fixture.organisation.clone());
    assert!(append_statements(head, base(), new, by, NOW).is_err());
    let (commit, after) = append_statements(head, base(), &new[..1], by, NOW).unwrap();
    assert_eq!(after.roles(fixture.rep.user), [Role::Manager]);
    assert_eq!(commit.head.log_n, head.log_n + 1);
    assert!(server.commit(commit));
    assert_eq!(server.audit()[0].act, "log_user");
}

#[test]
fn the_audit_chain_holds_and_shows_every_change() {
    let fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    for act in ["sign_in", "sign_out", "sign_in_refused"] {
        let act = Act {
            actor: Some(fixture.rep.user),
            act: act.into(),
            ..Act::default()
        };
        let commit = audit_only(server.head(), fixture.organisation.id, act, NOW);
        assert!(server.commit(commit));
    }
    let rows = server.audit();
    verify_audit(&rows).unwrap();
    let oldest_first: Vec<_> = rows.iter().rev().cloned().collect();
    verify_audit(&oldest_first).unwrap();
    verify_audit(&rows[1..4]).unwrap();
    let head = server.head();
    assert_eq!((rows[0].n, rows[0].hash), (head.audit_n, head.audit_hash));
    for place in 0..rows.len() {
        let mut changed = rows.clone();
        changed[place].act = "nothing".into();
        assert_eq!(verify_audit(&changed).unwrap_err().0, rows[place].n);
        let mut shorter = rows.clone();
        shorter.remove(place);
        if place > 0 && place + 1 < rows.len() {
            assert!(verify_audit(&shorter).is_err());
        }
    }
    for place in 1..oldest_first.len() {
        let mut rewritten = oldest_first.clone();
        rewritten[place - 1].act = "nothing".into();
        let forged = hash(&rewritten[place - 1].prev, &rewritten[place - 1]);
        rewritten[place - 1].hash = forged;
        rewritten[place].prev = forged;
        let broken = verify_audit(&rewritten).unwrap_err();
        assert_eq!(
            broken.0, rewritten[place].n,
            "the next entry covers the one before"
        );
    }
    let mut cut = oldest_first;
    cut[0].prev = Hash([1; 32]);
    assert_eq!(verify_audit(&cut).unwrap_err().0, 1);
}
