//! An edit counts only on the state that its maker saw or foresaw; that another one has the same
//! number does not make it that state.

use domain::FieldId;
use sync::message::v1::{Op, Outcome};

use super::{NOW, edit, with_contact};
use crate::fixture::{Draft, Fixture, record, subject};
use crate::server::Server;

/// The manager's edit of the contact as the server has it.
fn of_the_manager(server: &mut Server, fixture: &mut Fixture, company: &str) -> Op {
    let contact = server.row(record(1)).map(|row| row.base());
    let draft = Draft::contact(record(1), subject(1), 0).on(contact);
    let draft = draft.with("company", company);
    fixture.manager.put(&fixture.organisation, NOW, draft)
}

fn company(server: &mut Server) -> String {
    let row = server.row(record(1)).unwrap();
    row.fields[&FieldId::new("company")].to_string()
}

fn is_conflict(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Conflict { .. })
}

#[test]
fn an_edit_on_top_of_a_refused_one_overwrites_nothing_of_somebody_else() {
    let (mut server, mut fixture) = with_contact();
    let edits = [
        edit(&mut fixture, 1, "company", "first"),
        edit(&mut fixture, 2, "company", "second"),
    ];
    let other = of_the_manager(&mut server, &mut fixture, "Tulipán");
    server.push(&fixture.manager, &[other], NOW);
    let outcomes = server.push(&fixture.rep, &edits, NOW);
    assert!(outcomes.iter().all(is_conflict), "{outcomes:?}");
    assert_eq!(company(&mut server), "Tulipán");
}

#[test]
fn an_edit_of_what_a_restore_took_overwrites_nothing_that_came_after_it() {
    let (mut server, mut fixture) = with_contact();
    let backup = server.store.clone();
    let taken = edit(&mut fixture, 1, "company", "taken by the restore");
    server.push(&fixture.rep, &[taken], NOW);
    let late = edit(&mut fixture, 2, "company", "late");
    server.store = backup.restored_as(78);
    let after = of_the_manager(&mut server, &mut fixture, "Tulipán");
    server.push(&fixture.manager, &[after], NOW);
    let outcome = server.push_one(&fixture.rep, &late, NOW);
    assert!(is_conflict(&outcome), "{outcome:?}");
    assert_eq!(company(&mut server), "Tulipán");
}
