//! What must hold, at every step and at the end, told by a model that knows nothing of the
//! protocol but the order of the changes.

mod fates;
mod given_up;
mod keys;
mod model;
mod restored;
mod stops;
mod tally;

pub(crate) use tally::{Tally, tally};

use fates::each_operation_has_one_fate;
use keys::{every_granted_client_opens_what_it_holds, every_sealed_value_has_its_wrap};
use model::{replayed, values_of};
use restored::nothing_went_with_a_restore;
use std::collections::BTreeMap;
use stops::no_withdrawn_consent_is_revived;

use domain::SubjectId;
use domain::privacy::ledger::verify;
use domain::record::Table;
use sync::message::v1::{Change, Scope, Target};
use sync::scope::justified;
use sync::server::{Viewer, shown, verify_audit, visible};
use sync::store::organisation::Load;

use crate::client::Client;
use crate::copy::Copy;
use crate::simulation::World;

/// What holds after every step.
pub(crate) fn always(world: &World) {
    for client in &world.clients {
        nothing_lies_outside_the_scopes(world, client);
    }
    for (record, maker) in &world.private {
        let seen = world.clients[*maker].seen(*record);
        // A crash before the engine heard of it does not matter: what is saved is seen.
        assert_eq!(
            seen.get("company"),
            world.last.get(record),
            "a saved value is not shown"
        );
    }
}

/// Invariant (c) of the sync design: what the device has not acknowledged as dropped is all that
/// it may hold.
fn nothing_lies_outside_the_scopes(world: &World, client: &Client) {
    if world.has_said_so(client.staff.device) {
        let holds = !client.copy.rows.is_empty() || !client.copy.ledgers.is_empty();
        assert!(!holds, "a wiped device still holds data");
    }
    let Some(owed) = world.server.obligations.get(&client.staff.device) else {
        assert!(client.copy.rows.is_empty(), "a record came from nowhere");
        return;
    };
    let scopes: Vec<Scope> = owed.held().iter().copied().collect();
    let catalogue = &world.server.fixture.organisation.catalogue;
    for row in client.copy.rows.values() {
        let justified = justified(&scopes, catalogue, client.staff.user, row);
        assert!(
            justified.as_ref() == Some(row),
            "a record or field outside the scopes is here"
        );
    }
}

/// What holds once faults have ended and every device has synced.
pub(crate) fn at_the_end(world: &mut World) {
    for client in &world.clients {
        nothing_lies_outside_the_scopes(world, client);
    }
    every_queue_is_empty(world);
    let (head, changes) = world.server.changes(0, usize::MAX);
    let numbers: Vec<u64> = changes.iter().map(|change| change.seq).collect();
    assert_eq!(
        numbers,
        (1..=head.seq).collect::<Vec<_>>(),
        "a number is missing or twice"
    );
    let truth = everything(world, &changes);
    assert_eq!(
        replayed(world, &changes),
        values_of(&truth),
        "the rows are not what the operations say"
    );
    if world.restores == 0 {
        each_operation_has_one_fate(world, &changes);
    } else {
        nothing_went_with_a_restore(world, &changes, &truth);
    }
    verify_audit(&world.server.audit()).unwrap();
    for (subject, ledger) in &truth.ledgers {
        let entries: Vec<_> = ledger.values().cloned().collect();
        verify(world.server.fixture.organisation.id, *subject, &entries).unwrap();
    }
    no_withdrawn_consent_is_revived(world, &truth);
    every_sealed_value_has_its_wrap(world, &truth);
    every_granted_client_opens_what_it_holds(world);
    a_revoked_device_came_to_its_end(world);
    for place in 0..world.clients.len() {
        if world.is_revoked(place) {
            continue;
        }
        let expected = view_of(world, place, &truth);
        let client = &mut world.clients[place];
        assert_eq!(client.engine.cursor(), head.seq);
        assert_eq!(client.copy.rows, expected.rows, "the rows differ");
        assert_eq!(client.copy.ledgers, expected.ledgers, "the ledgers differ");
        assert_eq!(
            client.organisation.as_deref(),
            Some(&world.server.fixture.organisation)
        );
    }
}

/// It handed over, deleted, and said so.
fn a_revoked_device_came_to_its_end(world: &mut World) {
    let revoked = (0..world.clients.len()).find(|place| world.is_revoked(*place));
    let Some(place) = revoked else { return };
    let device = world.clients[place].staff.device;
    assert!(world.has_said_so(device), "a wipe was not acknowledged");
    let stripped = world.clients[place].is_stripped();
    assert!(stripped, "a wiped device still holds data");
}

fn every_queue_is_empty(world: &mut World) {
    for client in &mut world.clients {
        assert_eq!(
            client.outbox(),
            Vec::<u64>::new(),
            "the queue did not drain"
        );
        assert_eq!(
            (client.status.waiting, client.engine.pending().count()),
            (0, 0)
        );
    }
}

fn everything(world: &mut World, changes: &[Change]) -> Copy {
    let records = changes.iter().filter_map(|change| match change.target {
        Target::Record(record) => Some(record),
        Target::Ledger { .. } => None,
    });
    let loaded = world.server.load(Load {
        records: records.collect(),
        subjects: world.subjects.iter().copied().collect(),
        ops: Vec::new(),
    });
    let ledgers = loaded.ledgers.into_iter().map(|(subject, entries)| {
        let numbered = entries
            .into_iter()
            .map(|entry| (entry.stamp.subject_seq, entry));
        (subject, numbered.collect())
    });
    Copy {
        rows: loaded.rows,
        wraps: BTreeMap::new(),
        ledgers: ledgers.collect(),
    }
}

/// Gives what a device must hold: the user's view of the truth.
fn view_of(world: &World, place: usize, truth: &Copy) -> Copy {
    let viewer = Viewer {
        organisation: &world.server.fixture.organisation,
        user: world.clients[place].staff.user,
    };
    let rows = truth.rows.values().filter(|row| visible(viewer, row));
    let sees = |subject: &SubjectId| {
        let mut contacts = truth
            .rows
            .values()
            .filter(|row| row.table == Table::Contact);
        contacts.any(|row| row.subject == *subject && visible(viewer, row))
    };
    let ledgers = truth.ledgers.iter().filter(|(subject, _)| sees(subject));
    Copy {
        rows: rows.map(|row| (row.id, shown(viewer, row))).collect(),
        wraps: BTreeMap::new(),
        ledgers: ledgers
            .map(|(subject, ledger)| (*subject, ledger.clone()))
            .collect(),
    }
}
