//! What goes when the server orders it, and what stays.

use domain::UserId;
use domain::access::Role;
use domain::record::ClassSecretWrap;
use sync::message::v1::{DropReason, Order, Scope};
use sync::scope::scopes_of;

use super::*;

fn dropping(left: &[Role]) -> Order {
    let left: Vec<Scope> = scopes_of(left).into_iter().collect();
    Order::DropScope {
        scopes: Vec::new(),
        left,
        reason: DropReason::RolesChanged,
    }
}

fn owned(owner: UserId) -> Row {
    let mut row = row(random::record(now()), random::subject(), 1);
    row.owner = owner;
    row
}

pub(super) fn secret(class: Class) -> ClassSecretWrap {
    ClassSecretWrap {
        class,
        epoch: 1,
        device: None,
        statement: Hash([0; 32]),
        wrap: Bytes(vec![1]),
    }
}

#[wasm_bindgen_test]
fn what_no_role_shows_any_more_goes_with_its_secrets_and_the_own_territory_stays() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let user = random::user(now());
    let (own, other) = (owned(user), owned(random::user(now())));
    let (kept, gone) = (own.id, other.id);
    put(&mut held, own);
    put(&mut held, other);
    held.take_secret(secret(Class::Notes));
    held.take_secret(secret(Class::Financial));
    let keys = held.obey(&dropping(&[Role::Rep]), user);
    assert_eq!(keys, [Key::Row(gone), Key::Secret(Class::Financial, 1)]);
    assert!(held.rows().contains_key(&kept) && !held.rows().contains_key(&gone));
    assert!(held.item(Key::Secret(Class::Financial, 1)).is_none());
    assert!(held.item(Key::Secret(Class::Notes, 1)).is_some());
    let again = held.obey(&dropping(&[Role::Rep]), user);
    assert!(again.is_empty(), "doing it again changes nothing");
}

#[wasm_bindgen_test]
fn a_value_of_a_class_that_ended_leaves_a_row_that_stays() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let user = random::user(now());
    let mut row = owned(user);
    let (id, subject) = (row.id, row.subject);
    let value = SealedValue {
        class: Class::Financial,
        ..sealed(random::op(now()), subject)
    };
    row.sealed.insert(FieldId::new("bank_account"), value);
    put(&mut held, row);
    assert_eq!(held.obey(&dropping(&[Role::Rep]), user), [Key::Row(id)]);
    assert!(held.rows()[&id].row.sealed.is_empty());
}

#[wasm_bindgen_test]
fn an_erased_person_leaves_nothing() {
    let mut held = with_log(&found(&mut Cabinet::default()));
    let user = random::user(now());
    let (one, other) = (owned(user), owned(user));
    let order = Order::Erase {
        subject: one.subject,
        records: vec![one.id],
    };
    let (gone, stays) = (one.id, other.id);
    put(&mut held, one);
    put(&mut held, other);
    assert_eq!(held.obey(&order, user), [Key::Row(gone)]);
    assert!(held.obey(&order, user).is_empty());
    assert!(held.rows().contains_key(&stays) && held.item(Key::Row(gone)).is_none());
}
