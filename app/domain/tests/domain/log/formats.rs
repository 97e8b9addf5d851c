//! Formats that count, and what users have to know.

use domain::access::TrainingPolicy;
use domain::organisation::{DatabaseEpoch, DatabaseHead, Formats, Restore};

use super::*;

fn policy(policy_version: u32, training_version: u32) -> StatementBody {
    StatementBody::Policy(TrainingPolicy {
        policy_version,
        training_version,
        published_at: Timestamp::from_millis(0),
        notice_days: 14,
    })
}

/// Signed bytes are for good: a statement that was ever written keeps its form.
#[test]
fn every_kind_keeps_its_bytes() {
    let text = |content: StatementBody| {
        let written = statement(7, Hash([0; 32]), Signer::OrgRoot, content);
        let text = String::from_utf8(written.0.to_bytes().unwrap()).unwrap();
        text.split_once(",\"n\":7").unwrap().0.to_owned()
    };
    let zero = Hash([0; 32]).to_string();
    let head =
        |epoch: &str| format!(r#"{{"audit_hash":"{zero}","audit_n":3,"epoch":"{epoch}","seq":4}}"#);
    let place = |epoch| DatabaseHead {
        epoch: DatabaseEpoch(epoch),
        seq: 4,
        audit_n: 3,
        audit_hash: Hash([0; 32]),
    };
    let restore = StatementBody::Restore(Restore {
        previous: place(10),
        current: place(u64::MAX),
        reason: "disk".to_owned(),
    });
    let second = StatementBody::Countersigned {
        statement: Hash([0; 32]),
    };
    let (from, to) = (head("000000000000000a"), head("ffffffffffffffff"));
    let cases = [
        (
            StatementBody::MinFormat(Formats::KNOWN),
            r#"{"body":{"envelope":1,"statement":1},"kind":"min_format""#.to_owned(),
        ),
        (
            policy(1, 2),
            r#"{"body":{"notice_days":14,"policy_version":1,"published_at":"1970-01-01T00:00:00.000Z","training_version":2},"kind":"policy""#.to_owned(),
        ),
        (
            restore,
            format!(r#"{{"body":{{"current":{to},"previous":{from},"reason":"disk"}},"kind":"restore""#),
        ),
        (
            second,
            format!(r#"{{"body":{{"statement":"{zero}"}},"kind":"countersigned""#),
        ),
        (
            epoch(1, 1, &[]),
            format!(
                r#"{{"body":{{"class":"notes","epoch":1,"intake":"{}","readers":[]}},"kind":"class_epoch""#,
                PublicKey([1; 32])
            ),
        ),
    ];
    for (content, expected) in cases {
        let written = text(content);
        assert!(
            written.contains(expected.trim_start_matches('{')),
            "{written}"
        );
    }
}

#[test]
fn t3_a_statement_of_an_older_format_is_refused() {
    let mut log = Log::set_up();
    log.organisation.formats.statement = 2;
    let before = log.organisation.clone();
    let n = before.n + 1;
    let refused = log.by(ADMIN_DEVICE, user(REP, &[]));
    assert_eq!(refused, Err(LogError::OldFormat { n }));
    assert_eq!(log.organisation, before);
}

#[test]
fn t3_a_format_this_build_does_not_know_stops_it() {
    let mut log = Log::set_up();
    let n = log.organisation.n + 1;
    let newer = Formats {
        envelope: Formats::KNOWN.envelope + 1,
        ..Formats::KNOWN
    };
    let demanded = log.by_root(StatementBody::MinFormat(newer));
    assert_eq!(demanded, Err(LogError::NewerFormat { n }));
    let prev = log.organisation.head;
    let (mut later, _) = statement(n, prev, Signer::OrgRoot, root());
    later.v = Formats::KNOWN.statement + 1;
    let written = log.organisation.apply(&later, Hash([1; 32]));
    assert_eq!(written, Err(LogError::NewerFormat { n }));
    later.v = 0;
    let ancient = log.organisation.apply(&later, Hash([1; 32]));
    assert_eq!(ancient, Err(LogError::OldFormat { n }));
}

#[test]
fn t3_only_the_root_states_formats_and_they_never_fall() {
    let mut log = Log::set_up();
    let known = StatementBody::MinFormat(Formats::KNOWN);
    assert!(is_without_right(&log.by(ADMIN_DEVICE, known.clone())));
    log.by_root(known).unwrap();
    assert_eq!(log.organisation.formats, Formats::KNOWN);
    let older = Formats {
        envelope: 0,
        ..Formats::KNOWN
    };
    assert!(is_malformed(&log.by_root(StatementBody::MinFormat(older))));
}

#[test]
fn a_privacy_officer_states_what_users_have_to_know_and_it_only_rises() {
    let mut log = Log::set_up();
    assert!(is_without_right(&log.by(REP_DEVICE, policy(1, 1))));
    assert!(is_without_right(&log.by_root(policy(1, 1))));
    assert!(is_malformed(&log.by(ADMIN_DEVICE, policy(0, 1))));
    log.by(ADMIN_DEVICE, policy(1, 2)).unwrap();
    for (policy_version, training_version) in [(1, 2), (2, 1), (0, 3)] {
        let refused = log.by(ADMIN_DEVICE, policy(policy_version, training_version));
        assert!(
            is_malformed(&refused),
            "{policy_version} {training_version}"
        );
    }
    log.by(ADMIN_DEVICE, policy(2, 2)).unwrap();
    assert_eq!(log.organisation.policy.unwrap().policy_version, 2);
}

#[test]
fn an_unknown_member_of_a_statement_is_refused() {
    let (known, _) = statement(1, genesis(ORG), Signer::OrgRoot, root());
    let bytes = String::from_utf8(known.to_bytes().unwrap()).unwrap();
    for other in [
        bytes.replace("\"v\":1", "\"v\":1,\"wish\":1"),
        bytes.replace("\"name\":", "\"motto\":\"x\",\"name\":"),
        bytes.replace("\"root\"", "\"rooot\""),
    ] {
        assert_ne!(other, bytes);
        let signed = SignedStatement {
            statement: Bytes(other.into_bytes()),
            signature: Signature([0; 64]),
        };
        assert!(signed.read().is_err());
    }
}
