use std::sync::Arc;

use domain::access::Role;
use domain::organisation::{Organisation, User};
use domain::{Hash, UserId};
use sync::message::account::AuditRow;
use sync::server::audit::hash;

use super::{Chain, FieldName, Who, check, rows};
use crate::fixture::{NOW, contact, organisation};
use crate::replica::Data;

const EVA: [u8; 16] = [7; 16];

fn data() -> Data {
    let eva = User {
        id: UserId::v4(EVA),
        name: "Eva Malá".to_owned(),
        roles: vec![Role::Rep],
    };
    let organisation = Organisation {
        users: [(eva.id, eva)].into(),
        ..organisation()
    };
    Data {
        organisation: Some(Arc::new(organisation)),
        ..crate::fixture::data(vec![contact(1, &[])])
    }
}

fn entry(n: u64, prev: Hash, act: &str) -> AuditRow {
    let mut entry = AuditRow {
        n,
        at: NOW,
        actor: None,
        device: None,
        act: act.to_owned(),
        record: None,
        subject: None,
        fields: Vec::new(),
        prev,
        hash: prev,
    };
    entry.hash = hash(&prev, &entry);
    entry
}

/// Three entries, newest first.
fn chain() -> Vec<AuditRow> {
    let first = entry(1, Hash([0; 32]), "log_root");
    let second = entry(2, first.hash, "sign_in_refused");
    let third = entry(3, second.hash, "consent_withdraw");
    vec![third, second, first]
}

#[test]
fn an_act_without_a_user_is_of_the_person_of_nobody_or_of_the_system() {
    let who: Vec<_> = rows(&data(), &chain())
        .into_iter()
        .map(|row| row.who)
        .collect();
    assert_eq!(who, [Who::Person, Who::Nobody, Who::System]);
}

#[test]
fn users_are_called_by_the_name_of_the_log() {
    let by = |bytes| AuditRow {
        actor: Some(UserId::v4(bytes)),
        ..entry(1, Hash([0; 32]), "record_put")
    };
    let who: Vec<_> = rows(&data(), &[by(EVA), by([8; 16])])
        .into_iter()
        .map(|row| row.who)
        .collect();
    assert_eq!(who, [Who::User("Eva Malá".to_owned()), Who::Unknown]);
}

#[test]
fn fields_are_called_as_the_catalogue_calls_them() {
    let put = AuditRow {
        fields: vec!["family_name".to_owned(), "shoe_size".to_owned()],
        record: Some(contact(1, &[]).id),
        ..entry(1, Hash([0; 32]), "record_put")
    };
    let rows = rows(&data(), &[put]);
    let [FieldName::Known(label), FieldName::Code(code)] = &rows[0].fields[..] else {
        panic!("{:?}", rows[0].fields);
    };
    assert_eq!(
        (label.cs.as_str(), code.as_str()),
        ("Příjmení", "shoe_size")
    );
}

#[test]
fn a_whole_chain_is_unbroken() {
    let entries = chain();
    let hash = entries[0].hash;
    assert_eq!(
        check(&entries),
        Some(Chain::Unbroken {
            first: 1,
            last: 3,
            hash
        })
    );
    assert_eq!(check(&[]), None);
}

#[test]
fn a_changed_entry_breaks_the_chain_where_it_stands() {
    let mut entries = chain();
    entries[1].act = "sign_in".to_owned();
    assert_eq!(check(&entries), Some(Chain::Broken { n: 2 }));
}

#[test]
fn a_missing_entry_breaks_the_chain_after_the_gap() {
    let mut entries = chain();
    entries.remove(1);
    assert_eq!(check(&entries), Some(Chain::Broken { n: 3 }));
}
