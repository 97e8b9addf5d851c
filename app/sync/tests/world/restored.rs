//! What a device tells of when a restored database takes the place of the known one.

use std::collections::{BTreeMap, BTreeSet};

use domain::organisation::{DatabaseEpoch, DatabaseHead, Restore};
use domain::privacy::SignedEvent;
use domain::privacy::event::EventType;
use domain::{FieldId, Hash};
use sync::client::{Held, Marked, Marks, Unrestored, unrestored};
use sync::message::v1::{Op, PullRequest, Verb};

use crate::consents::{NOW, body, consent, desk};
use crate::copy::Copy;
use crate::fixture::{Draft, Fixture, Staff, record, subject};
use crate::server::Server;

/// A device's copy at change 4, and the snapshot of the restored database, which ends at change 1.
struct Scene {
    copy: Copy,
    snapshot: Vec<Verb>,
    op: Op,
    fixture: Fixture,
    marks: Marks,
}

fn scene() -> Scene {
    let (mut server, mut fixture) = desk();
    let backup = server.store.clone();
    let draft = Draft::contact(record(1), subject(1), 1).with("company", "Růže");
    let edit = fixture.rep.put(&fixture.organisation, NOW, draft);
    let grant = body(&mut fixture, EventType::Grant);
    let refuse = body(&mut fixture, EventType::Refuse);
    let events = vec![
        fixture.rep.sign_event(&grant),
        fixture.rep.sign_event(&refuse),
    ];
    let op = consent(&server, &mut fixture.rep, events);
    server.push(&fixture.rep, &[edit, op.clone()], NOW);
    let mut copy = Copy::default();
    let (verbs, cursor) = pulled(&mut server, &fixture.rep);
    assert_eq!(cursor, 4);
    verbs.into_iter().for_each(|verb| copy.take(verb));
    server.store = backup.restored_as(78);
    let (snapshot, cursor) = pulled(&mut server, &fixture.rep);
    assert_eq!(cursor, 1);
    Scene {
        copy,
        snapshot,
        op,
        fixture,
        marks: Marks::default(),
    }
}

fn pulled(server: &mut Server, staff: &Staff) -> (Vec<Verb>, u64) {
    let request = PullRequest {
        device: staff.device,
        cursor: 0,
        log: 0,
    };
    let answer = server.pull(staff, &request, NOW);
    (answer.verbs, answer.cursor)
}

impl Scene {
    fn held(&self, staff: &Staff, cursor: u64) -> Held<'_> {
        Held {
            device: staff.device,
            cursor,
            rows: self.copy.rows.values().collect(),
            entries: self
                .copy
                .ledgers
                .values()
                .flat_map(|held| held.values())
                .collect(),
            pending: Vec::new(),
            decided: Vec::new(),
            marks: &self.marks,
        }
    }

    fn lost(&self, held: &Held<'_>) -> Unrestored {
        unrestored(held, &[restore(1)], &self.snapshot)
    }
}

fn restore(seq: u64) -> Restore {
    let head = |epoch, seq| DatabaseHead {
        epoch: DatabaseEpoch(epoch),
        seq,
        audit_n: 9,
        audit_hash: Hash([8; 32]),
    };
    Restore {
        previous: head(77, 4),
        current: head(78, seq),
        reason: "disk failed".into(),
    }
}

fn kinds(events: &[SignedEvent]) -> Vec<EventType> {
    events
        .iter()
        .map(|event| event.body().unwrap().kind)
        .collect()
}

#[test]
fn own_stops_go_at_once_and_the_rest_is_offered() {
    let scene = scene();
    let lost = scene.lost(&scene.held(&scene.fixture.rep, 4));
    assert_eq!(kinds(&lost.stops), [EventType::Refuse]);
    assert_eq!(kinds(&lost.events), [EventType::Grant]);
    assert_eq!(lost.rows, [scene.copy.rows[&record(1)].clone()]);
    assert_eq!(lost.rows[0].version, 2);
}

#[test]
fn events_of_colleagues_are_theirs_to_bring() {
    let scene = scene();
    let lost = scene.lost(&scene.held(&scene.fixture.manager, 4));
    assert_eq!((lost.stops, lost.events), (vec![], vec![]));
    assert_eq!(lost.rows.len(), 1, "what is held is offered by everybody");
}

#[test]
fn what_is_on_its_way_is_not_made_again() {
    let scene = scene();
    let mut held = scene.held(&scene.fixture.rep, 4);
    held.pending = vec![&scene.op];
    let lost = scene.lost(&held);
    assert_eq!((lost.stops, lost.events), (vec![], vec![]));
}

#[test]
fn who_saw_nothing_beyond_the_backup_has_nothing_to_tell() {
    let scene = scene();
    let lost = scene.lost(&scene.held(&scene.fixture.rep, 1));
    assert_eq!(lost, Unrestored::default());
}

#[test]
fn stops_of_a_refused_act_go_at_once_before_they_came_back() {
    let scene = scene();
    let mut held = scene.held(&scene.fixture.rep, 1);
    held.decided = vec![&scene.op];
    let lost = scene.lost(&held);
    assert_eq!(kinds(&lost.stops), [EventType::Refuse]);
    assert_eq!((lost.events, lost.rows), (vec![], vec![]));
}

#[test]
fn what_the_backup_has_is_neither_offered_nor_brought_again() {
    let mut scene = scene();
    scene.snapshot = scene.copy.verbs();
    let lost = scene.lost(&scene.held(&scene.fixture.rep, 4));
    assert_eq!(lost, Unrestored::default());
}

#[test]
fn an_own_value_that_no_row_shows_is_told_when_the_new_database_lacks_it() {
    let mut scene = scene();
    scene.snapshot = scene.copy.verbs();
    let account = FieldId::new("bank_account");
    let marked = |seq| Marked::from([(account.clone(), seq)]);
    scene.marks.put(record(1), marked(2));
    let lost = scene.lost(&scene.held(&scene.fixture.rep, 4));
    let unseen = BTreeMap::from([(record(1), BTreeSet::from([account.clone()]))]);
    let told = Unrestored {
        unseen,
        ..Unrestored::default()
    };
    assert_eq!(lost, told, "the row is the same, and says nothing of it");
    scene.marks.put(record(1), marked(1));
    let lost = scene.lost(&scene.held(&scene.fixture.rep, 4));
    assert_eq!(lost, Unrestored::default(), "the backup has that write");
}

#[test]
fn a_mark_outlives_a_restore_that_has_its_write() {
    let fields = [("a", 2), ("b", 3)].map(|(field, seq)| (FieldId::new(field), seq));
    let mut marks = Marks::default();
    marks.put(record(1), fields.into());
    let left = marks.restored(2);
    assert_eq!(
        left.of(record(1)),
        Some(&Marked::from([(FieldId::new("a"), 2)]))
    );
    assert_eq!(left.restored(1), Marks::default());
}
