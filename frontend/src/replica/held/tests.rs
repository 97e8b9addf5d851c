//! What is taken in, and what is not.

mod marks;
mod orders;

use domain::record::{Class, FieldMap, Row, SealedValue, Table, WriteProof};
use domain::{Bytes, FieldId, Hash, OpId, RecordId, Signature, SubjectId, Timestamp};
use sync::client::Item;
use sync::message::v1::Verb;
use sync::proof::Alert;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Held;
use crate::random;
use crate::replica::item::Key;
use crate::vault::message::Founded;
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::tests::fixture::{self, found};

fn now() -> Timestamp {
    fixture::now()
}

fn row(id: RecordId, subject: SubjectId, version: u64) -> Row {
    Row {
        table: Table::Contact,
        id,
        subject,
        parent: None,
        owner: random::user(now()),
        version,
        op: OpId::v4([9; 16]),
        created_at: now(),
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

fn sealed(op: OpId, subject: SubjectId) -> SealedValue {
    SealedValue {
        class: Class::Notes,
        subject,
        envelope: Bytes(vec![1]),
        proof: Box::new(WriteProof {
            device: random::device(now()),
            op,
            base_version: 0,
            catalogue_version: 1,
            log_n: 1,
            log_hash: Hash([0; 32]),
            release: None,
            envelopes: Vec::new(),
            wraps: Vec::new(),
            signature: Signature([0; 64]),
        }),
    }
}

fn put(held: &mut Held, row: Row) -> Vec<Key> {
    held.follow(Verb::Put {
        row: Box::new(row),
        wraps: Vec::new(),
    })
}

fn with_log(founded: &Founded) -> Held {
    let mut held = Held::default();
    held.extend_log(&founded.root, founded.statements.clone())
        .expect("an accepted log");
    held
}

#[wasm_bindgen_test]
fn t2_a_row_never_goes_back_to_an_older_version_and_that_is_told() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let (id, subject) = (random::record(now()), random::subject());
    assert_eq!(put(&mut held, row(id, subject, 2)), [Key::Row(id)]);
    assert!(held.alerts().is_empty());
    assert!(put(&mut held, row(id, subject, 1)).is_empty());
    assert_eq!(held.rows()[&id].row.version, 2);
    assert_eq!(held.alerts(), [Alert::OlderRecord { served: 1, held: 2 }]);
}

#[wasm_bindgen_test]
fn t2_an_old_sealed_value_in_a_newer_row_is_refused_and_told() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let (id, subject, field) = (
        random::record(now()),
        random::subject(),
        FieldId::new("text"),
    );
    let with = |version: u64, base_version: u64| {
        let (mut row, mut value) = (
            row(id, subject, version),
            sealed(random::op(now()), subject),
        );
        value.proof.base_version = base_version;
        row.sealed.insert(field.clone(), value);
        row
    };
    put(&mut held, with(4, 3));
    let kept = held.rows()[&id].row.clone();
    assert!(put(&mut held, with(5, 1)).is_empty());
    assert_eq!(held.rows()[&id].row, kept);
    assert_eq!(held.alerts(), [Alert::OlderRecord { served: 2, held: 4 }]);
}

#[wasm_bindgen_test]
fn a_sealed_value_of_the_same_version_from_another_operation_is_refused() {
    let (mut held, id, subject) = (Held::default(), random::record(now()), random::subject());
    let with = |op: OpId| {
        let mut row = row(id, subject, 1);
        row.sealed.insert(FieldId::new("text"), sealed(op, subject));
        row
    };
    let first = random::op(now());
    put(&mut held, with(first));
    assert!(put(&mut held, with(random::op(now()))).is_empty());
    assert_eq!(
        held.rows()[&id].row.sealed[&FieldId::new("text")].proof.op,
        first
    );
}

#[wasm_bindgen_test]
fn a_record_that_left_is_gone_and_its_person_has_no_contact() {
    let (mut held, id, subject) = (Held::default(), random::record(now()), random::subject());
    put(&mut held, row(id, subject, 1));
    assert_eq!(held.contact_of(subject), Some(id));
    assert_eq!(held.follow(Verb::Remove { record: id }), [Key::Row(id)]);
    assert!(held.rows().is_empty() && held.contact_of(subject).is_none());
    assert!(held.item(Key::Row(id)).is_none());
}

#[wasm_bindgen_test]
fn statements_that_come_again_change_nothing() {
    let founded = found(&mut Cabinet::default());
    let mut held = with_log(&founded);
    let head = held.log_head();
    let again = founded.statements[3..].to_vec();
    assert_eq!(held.extend_log(&founded.root, again), Ok(Vec::new()));
    assert_eq!(held.log_head(), head);
    assert_eq!(head.map(|(n, _)| n), Some(founded.statements.len() as u64));
}

#[wasm_bindgen_test]
fn another_log_of_the_same_numbers_is_refused() {
    let founded = found(&mut Cabinet::default());
    let other = found(&mut Cabinet::default());
    let mut held = with_log(&founded);
    let fork = held.extend_log(&founded.root, other.statements.clone());
    assert_eq!(fork, Err(Alert::OtherStatement { n: 1 }));
    assert!(held.for_sealing().is_none() && held.organisation().is_some());
    let foreign = Held::default().extend_log(&founded.root, other.statements);
    assert_eq!(foreign, Err(Alert::ForeignRoot));
}

/// What a page gives back of a thing.
fn kept(held: &Held, key: Key) -> Item {
    let written = postcard::to_allocvec(&held.item(key).expect("it is held"));
    postcard::from_bytes(&written.expect("it has a length")).expect("it is read")
}

#[wasm_bindgen_test]
fn a_secret_that_comes_again_is_not_written_again() {
    let mut held = Held::default();
    let secret = orders::secret(Class::Notes);
    let key = Key::Secret(Class::Notes, 1);
    assert_eq!(held.take_secret(secret.clone()), Some(key));
    assert_eq!(held.take_secret(secret.clone()), None);
    assert_eq!(kept(&held, key), Item::Secret(secret.clone()));
    assert_eq!(held.restore(Item::Secret(secret)), Some(key));
}

#[wasm_bindgen_test]
fn kept_things_give_the_same_state_back() {
    let founded = found(&mut Cabinet::default());
    let mut held = with_log(&founded);
    let (id, subject) = (random::record(now()), random::subject());
    put(&mut held, row(id, subject, 1));
    let keys = (1..=founded.statements.len() as u64).map(Key::Statement);
    let mut back = Held::default();
    for key in keys.chain([Key::Row(id)]) {
        assert_eq!(back.restore(kept(&held, key)), Some(key));
    }
    assert_eq!(back.restored(&founded.root), Ok(()));
    assert_eq!(back.log_head(), held.log_head());
    assert_eq!(back.rows()[&id].row, held.rows()[&id].row);
}
