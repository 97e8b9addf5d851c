//! What is due for a device, and what its word changes.

use std::collections::BTreeSet;

use domain::access::Role;
use sync::message::v1::{DropReason, Order, Scope};
use sync::scope::scopes_of;
use sync::server::Obligations;

use crate::fixture::{START, record, subject};

fn scopes(roles: &[Role]) -> BTreeSet<Scope> {
    scopes_of(roles)
}

fn listed(scopes: &BTreeSet<Scope>) -> Vec<Scope> {
    scopes.iter().copied().collect()
}

#[test]
fn nothing_is_due_while_the_view_stands() {
    let mut owed = Obligations::holding(scopes(&[Role::Rep]));
    assert_eq!(owed.due(&scopes(&[Role::Rep]), START), None);
    assert_eq!(owed.orders(), []);
}

#[test]
fn a_lost_role_is_due_until_it_is_acknowledged() {
    let both = scopes(&[Role::Rep, Role::Manager]);
    let rep = scopes(&[Role::Rep]);
    let mut owed = Obligations::holding(both);
    let first = owed.due(&rep, START).unwrap();
    let expected = Order::DropScope {
        scopes: listed(&scopes(&[Role::Manager])),
        left: listed(&rep),
        reason: DropReason::RolesChanged,
    };
    assert_eq!(first.order, expected);
    assert_eq!(owed.due(&rep, START), Some(first.clone()), "the same again");
    assert!(owed.acknowledge(first.n, START));
    assert!(!owed.acknowledge(first.n, START), "a word counts once");
    assert_eq!((owed.due(&rep, START), owed.held()), (None, &rep));
}

#[test]
fn what_ends_goes_before_what_is_new() {
    let (rep, manager) = (scopes(&[Role::Rep]), scopes(&[Role::Manager]));
    let mut owed = Obligations::holding(rep.clone());
    let drop = owed.due(&manager, START).unwrap();
    assert!(matches!(&drop.order, Order::DropScope { scopes, .. } if *scopes == listed(&rep)));
    assert!(owed.acknowledge(drop.n, START));
    let reset = owed.due(&manager, START).unwrap();
    assert!(matches!(&reset.order, Order::Reset { scopes } if *scopes == listed(&manager)));
    assert_eq!(owed.held(), &manager, "what it justifies has stayed");
    assert!(owed.acknowledge(reset.n, START));
    assert_eq!((owed.due(&manager, START), owed.held()), (None, &manager));
}

#[test]
fn a_role_that_comes_back_is_pulled_again_for_the_order_may_have_been_carried_out() {
    let both = scopes(&[Role::Rep, Role::Manager]);
    let mut owed = Obligations::holding(both.clone());
    let order = owed.due(&scopes(&[Role::Rep]), START).unwrap();
    let reset = owed.due(&both, START).unwrap();
    let manager = listed(&scopes(&[Role::Manager]));
    assert_eq!(reset.order, Order::Reset { scopes: manager });
    let late = owed.acknowledge(order.n, START);
    assert!(!late, "a late word drops nothing");
    assert!(owed.acknowledge(reset.n, START));
    assert_eq!((owed.due(&both, START), owed.held()), (None, &both));
}

#[test]
fn an_order_that_does_not_fit_any_more_is_replaced_under_a_new_number() {
    let mut owed = Obligations::holding(scopes(&[Role::Rep, Role::Manager]));
    let first = owed.due(&scopes(&[Role::Rep]), START).unwrap();
    let second = owed.due(&scopes(&[Role::Manager]), START).unwrap();
    assert_ne!(first.n, second.n);
    assert!(!owed.acknowledge(first.n, START));
    assert!(owed.acknowledge(second.n, START));
    assert_eq!(owed.held(), &scopes(&[Role::Manager]));
}

#[test]
fn an_erasure_is_due_first_and_ordered_once() {
    let mut owed = Obligations::holding(scopes(&[Role::Manager]));
    owed.erase(subject(1), &[record(1)], START);
    owed.erase(subject(1), &[record(1)], START);
    let rep = scopes(&[Role::Rep]);
    let erase = owed.due(&rep, START).unwrap();
    assert!(matches!(erase.order, Order::Erase { .. }));
    assert!(owed.acknowledge(erase.n, START));
    let next = owed.due(&rep, START).unwrap();
    assert!(matches!(next.order, Order::DropScope { .. }));
}
