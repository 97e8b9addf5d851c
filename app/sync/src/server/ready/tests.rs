use std::collections::{BTreeMap, BTreeSet};

use domain::access::Role;
use domain::{SubjectId, UserId};

use super::{Ready, ReadyPages, SPAN, ViewKey, up_to_a_page};

fn person(n: u8) -> SubjectId {
    SubjectId::v4([n; 16])
}

fn persons(numbers: &[u8]) -> BTreeSet<SubjectId> {
    numbers.iter().map(|n| person(*n)).collect()
}

fn view(role: Role, owner: Option<u8>) -> ViewKey {
    ViewKey {
        roles: BTreeSet::from([role]),
        owner: owner.map(|n| UserId::v4([n; 16])),
        catalogue: 1,
    }
}

fn manager() -> ViewKey {
    view(Role::Manager, None)
}

fn stored(number: u64) -> Ready {
    Ready::Stored { number, verbs: 3 }
}

fn made(pages: &mut ReadyPages, since: u64, about: &[u8], number: u64) -> Vec<u64> {
    let views = BTreeMap::from([(manager(), stored(number))]);
    pages.take(since, persons(about), views)
}

#[test]
fn a_page_is_found_at_its_beginning_in_its_own_view_only() {
    let mut pages = ReadyPages::default();
    assert_eq!(made(&mut pages, 0, &[1], 7), [] as [u64; 0]);
    assert_eq!(pages.find(&manager(), 0), Some((stored(7), SPAN)));
    assert_eq!(pages.find(&manager(), 1), None);
    for other in [view(Role::Rep, Some(1)), view(Role::Administrator, None)] {
        assert_eq!(pages.find(&other, 0), None);
    }
    let newer = ViewKey {
        catalogue: 2,
        ..manager()
    };
    assert_eq!(pages.find(&newer, 0), None);
}

#[test]
fn two_reps_never_share_a_page() {
    assert_ne!(view(Role::Rep, Some(1)), view(Role::Rep, Some(2)));
}

#[test]
fn what_changes_takes_every_page_about_the_person_along_and_no_other() {
    let mut pages = ReadyPages::default();
    made(&mut pages, 0, &[1, 2], 7);
    made(&mut pages, SPAN, &[2, 3], 8);
    made(&mut pages, 2 * SPAN, &[3], 9);
    assert_eq!(pages.drop_about(&persons(&[2])), [7, 8]);
    assert_eq!(pages.find(&manager(), 0), None);
    assert_eq!(pages.find(&manager(), SPAN), None);
    assert!(pages.find(&manager(), 2 * SPAN).is_some());
    assert_eq!(pages.drop_about(&persons(&[2])), [] as [u64; 0]);
}

#[test]
fn a_page_about_somebody_who_changed_while_it_was_made_is_not_taken() {
    let mut pages = ReadyPages::default();
    pages.begin();
    pages.drop_about(&persons(&[2]));
    assert_eq!(made(&mut pages, 0, &[1, 2], 7), [7]);
    assert_eq!(pages.find(&manager(), 0), None);
    pages.begin();
    assert_eq!(made(&mut pages, 0, &[1, 2], 8), [] as [u64; 0]);
    assert_eq!(made(&mut pages, 0, &[1, 2], 9), [8]);
}

#[test]
fn whole_pages_are_made_from_the_first_one_on_and_again_for_a_new_view() {
    let mut pages = ReadyPages::default();
    let views = BTreeSet::from([manager()]);
    assert_eq!(pages.due(&views, SPAN - 1), None);
    assert_eq!(pages.due(&views, 2 * SPAN), Some(0));
    made(&mut pages, 0, &[1], 7);
    assert_eq!(pages.due(&views, 2 * SPAN), Some(SPAN));
    made(&mut pages, SPAN, &[2], 8);
    assert_eq!(pages.due(&views, 2 * SPAN), None);
    let both = BTreeSet::from([manager(), view(Role::Auditor, None)]);
    assert_eq!(pages.due(&both, 2 * SPAN), Some(0));
}

#[test]
fn an_answer_in_between_ends_where_a_page_begins() {
    assert_eq!(up_to_a_page(0), SPAN);
    assert_eq!(up_to_a_page(SPAN + 1), SPAN - 1);
    assert_eq!(up_to_a_page(2 * SPAN - 1), 1);
}
