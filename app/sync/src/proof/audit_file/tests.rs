use domain::organisation::DatabaseEpoch;
use domain::{DeviceId, OrgId, PublicKey, Signature, Timestamp, UserId};
use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;

use super::*;
use crate::message::account::AuditRow;
use crate::message::tree_head::{TREE_HEAD_FORMAT, TreeHead};
use crate::proof::AuditTree;
use crate::server::audit::hash;

const ENTRIES: u64 = 40;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A chain of entries; from `changed` on they are others.
fn rows(changed: u64) -> Vec<AuditRow> {
    let mut before = Hash([0; 32]);
    let row = |n: u64| {
        let mut row = AuditRow {
            n,
            at: Timestamp::from_millis(1_777_881_600_000 + i64::try_from(n).expect("small")),
            actor: n.is_multiple_of(3).then(|| UserId::v4([3; 16])),
            device: n.is_multiple_of(2).then(|| DeviceId::v4([4; 16])),
            act: if n < changed { "record_put" } else { "sign_in" }.to_owned(),
            record: None,
            subject: None,
            fields: vec!["phone".to_owned(); usize::try_from(n % 3).expect("small")],
            prev: before,
            hash: before,
        };
        row.hash = hash(&before, &row);
        before = row.hash;
        row
    };
    (1..=ENTRIES).map(row).collect()
}

fn head(rows: &[AuditRow], seed: u8) -> SignedTreeHead {
    let mut tree = AuditTree::default();
    rows.iter().for_each(|row| tree.push(row.hash));
    let head = TreeHead {
        v: TREE_HEAD_FORMAT,
        org: OrgId::v4([0x5a; 16]),
        epoch: DatabaseEpoch(7),
        size: tree.size(),
        root: tree.root(),
        at: Timestamp::from_millis(1_777_881_700_000),
    };
    let signature = Signature(key(seed).sign(&head.signed_bytes()).to_bytes());
    SignedTreeHead { head, signature }
}

fn file(rows: &[AuditRow]) -> Vec<u8> {
    let public = PublicKey(key(7).verifying_key().to_bytes());
    let head = head(rows, 7);
    let header = AuditHeader::of(head.head.at, head, public);
    let mut bytes = header.to_line().expect("a sound header");
    rows.iter().for_each(|row| bytes.extend(audit_line(row)));
    bytes
}

fn with_kept(kept: &SignedTreeHead) -> Result<AuditReport, AuditFileError> {
    verify_audit_file(&file(&rows(99)), Some(kept))
}

#[test]
fn a_file_of_the_whole_audit_holds_and_says_how_far_it_goes() {
    let rows = rows(99);
    let report = verify_audit_file(&file(&rows), None).expect("it holds");
    let root = report.header.head.head.root;
    let at = "2026-05-04T08:01:40.000Z";
    assert_eq!(report.to_string(), format!("head 40 {root} {at}\n"));
    let kept = head(&rows[..13], 7);
    let report = with_kept(&kept).expect("it goes on from there");
    let root = kept.head.root;
    assert!(
        report
            .to_string()
            .ends_with(&format!("kept 13 {root} {at}\n"))
    );
}

#[test]
fn t17_a_shrunk_or_forked_audit_does_not_go_on_from_a_kept_head() {
    let rows = rows(99);
    let shorter = verify_audit_file(&file(&rows[..39]), Some(&head(&rows, 7)));
    assert_eq!(shorter, Err(AuditFileError::Shrunk { size: 39, kept: 40 }));
    for size in [5, 20, 40] {
        let fork = head(&self::rows(5)[..size], 7);
        let size = u64::try_from(size).expect("small");
        assert_eq!(with_kept(&fork), Err(AuditFileError::Forked { size }));
    }
    assert!(
        with_kept(&head(&self::rows(5)[..4], 7)).is_ok(),
        "the same so far"
    );
}

#[test]
fn t17_a_head_of_another_key_or_database_proves_nothing() {
    let rows = rows(99);
    assert_eq!(
        with_kept(&head(&rows, 8)),
        Err(AuditFileError::KeptSignature)
    );
    let mut other = head(&rows, 7);
    other.head.epoch = DatabaseEpoch(8);
    other.signature = Signature(key(7).sign(&other.head.signed_bytes()).to_bytes());
    assert_eq!(with_kept(&other), Err(AuditFileError::KeptOfOther));
    let text = String::from_utf8(file(&rows)).expect("text");
    let foreign = text.replacen("\"size\":40", "\"size\":39", 1);
    let verified = verify_audit_file(foreign.as_bytes(), None);
    assert_eq!(verified, Err(AuditFileError::HeadSignature));
}

#[test]
fn entries_changed_with_all_hashes_after_them_are_found_by_the_root() {
    let (good, other) = (file(&rows(99)), file(&rows(17)));
    let end = |file: &[u8]| file.iter().position(|byte| *byte == b'\n').expect("a line");
    let mixed = [&good[..=end(&good)], &other[end(&other) + 1..]].concat();
    assert_eq!(verify_audit_file(&mixed, None), Err(AuditFileError::Root));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_changed_bytes_go_unseen(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4),
    ) {
        let good = file(&rows(99));
        let mut changed = good.clone();
        for (place, change) in changes {
            changed[place.index(good.len())] ^= change;
        }
        prop_assert_eq!(verify_audit_file(&changed, None).is_ok(), changed == good);
    }

    #[test]
    fn no_entry_is_left_out_doubled_or_moved_unseen(
        one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), how in 0..4_u8,
    ) {
        let good = file(&rows(99));
        let mut lines: Vec<&[u8]> = good.split_inclusive(|byte| *byte == b'\n').collect();
        let (one, other) = (1 + one.index(40), 1 + other.index(40));
        match how {
            0 => drop(lines.remove(one)),
            1 => lines.insert(other, lines[one]),
            2 => lines.swap(one, other),
            _ => lines.truncate(one),
        }
        let changed = lines.concat();
        prop_assert_eq!(verify_audit_file(&changed, None).is_ok(), changed == good);
    }

    #[test]
    fn any_bytes_give_an_answer_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(verify_audit_file(&bytes, None).is_err());
    }
}
