use domain::organisation::DatabaseEpoch;
use domain::{OrgId, Signature, Timestamp};
use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;

use super::*;

fn entry(n: u64) -> Hash {
    Hash::of(&n.to_be_bytes())
}

fn tree(size: u64) -> AuditTree {
    let mut tree = AuditTree::default();
    for n in 1..=size {
        tree.push(entry(n));
    }
    tree
}

fn head(tree: &AuditTree) -> TreeHead {
    TreeHead {
        v: TREE_HEAD_FORMAT,
        org: OrgId::v4([0x5a; 16]),
        epoch: DatabaseEpoch(0x0123_4567_89ab_cdef),
        size: tree.size(),
        root: tree.root(),
        at: Timestamp::from_millis(1_777_881_600_000),
    }
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn signed(head: TreeHead) -> SignedTreeHead {
    SignedTreeHead {
        head,
        signature: Signature(key().sign(&head.signed_bytes()).to_bytes()),
    }
}

fn public() -> PublicKey {
    PublicKey(key().verifying_key().to_bytes())
}

/// Whatever changes here breaks every head that somebody kept.
#[test]
fn the_vector_of_a_signed_tree_head_never_changes() {
    let head = signed(head(&tree(3)));
    let text = head.to_text();
    assert_eq!(text, include_str!("vector.json").trim_end());
    assert_eq!(SignedTreeHead::parse(&text), Ok(head));
    assert!(tree_head_signed_by(&public(), &head));
}

#[test]
fn a_head_changed_in_any_member_is_signed_by_nobody() {
    let good = signed(head(&tree(3)));
    let mut others = vec![good; 7];
    others[0].head.v = 2;
    others[1].head.org = OrgId::v4([1; 16]);
    others[2].head.epoch = DatabaseEpoch(1);
    others[3].head.size = 4;
    others[4].head.root = entry(1);
    others[5].head.at = Timestamp::from_millis(1);
    others[6].signature.0[5] ^= 1;
    for other in others {
        assert!(!tree_head_signed_by(&public(), &other), "{other:?}");
    }
    let empty = TreeHead {
        size: 0,
        ..good.head
    };
    assert!(!tree_head_signed_by(&public(), &signed(empty)));
    let weak = SigningKey::from_bytes(&[8; 32]);
    assert!(!tree_head_signed_by(
        &PublicKey(weak.verifying_key().to_bytes()),
        &good
    ));
}

#[test]
fn a_head_in_another_spelling_is_refused() {
    let text = signed(head(&tree(3))).to_text();
    for other in [
        text.replace("\"size\":3", "\"size\": 3"),
        text.replace("\"size\":3", "\"size\":3,\"size\":3"),
        text.replace("\"v\":1", "\"v\":1,\"w\":1"),
        text.replacen('{', "", 1),
        String::new(),
    ] {
        assert!(SignedTreeHead::parse(&other).is_err(), "{other}");
    }
}

#[test]
fn a_tree_without_the_asked_entries_proves_nothing() {
    let tree = tree(5);
    assert_eq!((tree.consistency(0), tree.consistency(6)), (None, None));
    assert_eq!((tree.inclusion(0), tree.inclusion(6)), (None, None));
    assert_eq!(tree.consistency(5), Some(Bytes(Vec::new())));
    assert_eq!(tree.newest(), Some(entry(5)));
    assert_eq!(AuditTree::default().newest(), None);
}

proptest! {
    #[test]
    fn the_root_of_entries_that_pass_once_is_that_of_the_tree(size in 0_u64..300) {
        let mut roots = Roots::default();
        (1..=size).for_each(|n| roots.push(&entry(n)));
        prop_assert_eq!((roots.size(), roots.root()), (size, tree(size).root()));
    }

    #[test]
    fn a_tree_proves_every_one_it_grew_from_and_no_other(
        old in 1_u64..200, more in 0_u64..200, wrong in any::<prop::sample::Index>(),
    ) {
        let (before, after) = (tree(old), tree(old + more));
        let proof = after.consistency(old).expect("there are as many");
        prop_assert!(grew_from(&head(&before), &head(&after), &proof));
        let mut fork = AuditTree::default();
        let at = wrong.index(usize::try_from(old).expect("small")) as u64 + 1;
        (1..=old).for_each(|n| fork.push(if n == at { entry(0) } else { entry(n) }));
        prop_assert!(!grew_from(&head(&fork), &head(&after), &proof));
        prop_assert_eq!(grew_from(&head(&after), &head(&before), &proof), more == 0);
        if let Some(first) = proof.0.len().checked_sub(1) {
            let mut changed = proof.clone();
            changed.0[wrong.index(first + 1)] ^= 1;
            prop_assert!(!grew_from(&head(&before), &head(&after), &changed));
            changed = proof.clone();
            changed.0.truncate(first);
            prop_assert!(!grew_from(&head(&before), &head(&after), &changed));
        }
    }

    #[test]
    fn a_tree_proves_each_of_its_entries_at_its_place(
        size in 1_u64..200, one in any::<prop::sample::Index>(),
    ) {
        let tree = tree(size);
        let n = one.index(usize::try_from(size).expect("small")) as u64 + 1;
        let proof = tree.inclusion(n).expect("it is there");
        prop_assert!(holds_entry(&head(&tree), n, &entry(n), &proof));
        prop_assert!(!holds_entry(&head(&tree), n, &entry(n + 1), &proof));
        prop_assert!(!holds_entry(&head(&tree), n + 1, &entry(n), &proof));
        prop_assert!(!holds_entry(&head(&tree), 0, &entry(n), &proof));
    }

    #[test]
    fn any_sizes_and_proofs_give_an_answer_and_no_panic(
        old in any::<u64>(), new in any::<u64>(), proof in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let (old, new) = (
            TreeHead { size: old, ..head(&tree(1)) },
            TreeHead { size: new, ..head(&tree(1)) },
        );
        let proof = Bytes(proof);
        prop_assert!(!grew_from(&old, &new, &proof) || old.size == new.size);
        let _answer = holds_entry(&new, old.size, &entry(1), &proof);
    }
}
