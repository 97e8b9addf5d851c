//! Tests of the test: a bug of each kind that peers have had, planted on purpose, is noticed.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::run;
use super::seeds::granted;
use crate::server::Server;

/// Seeds within which each bug must show.
const SEEDS: u64 = 2_000;

/// A mistake of a client or a server that the world must notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bug {
    /// The cursor is durable before the data it stands for.
    CursorBeforeData,
    /// An operation counts as saved before it is durable.
    LostOperation,
    /// A withdrawal is answered as done and then missing among the events.
    RevivedConsent,
    /// A page shows what lies outside the reader's view.
    LeakedScope,
    /// An operation that is refused stops those behind it.
    StuckQueue,
    /// The snapshot of a restored database takes stops away that only a device still knew.
    StopsLeftBehind,
    /// The snapshot of a restored database takes newer records away without a word.
    OldStateForgotten,
    /// A full store that took nothing counts as one that took it.
    FullStore,
    /// An order counts as carried out before anything was deleted.
    EarlyAcknowledgement,
    /// A revoked device says that it deleted its data, and did not.
    EarlyWipe,
}

/// Gives the first seed under which the world notices, and what it says then.
fn noticed(bug: Bug) -> (u64, String) {
    let server = Server::new(&granted());
    let caught = (1..=SEEDS).find_map(|seed| {
        let world = AssertUnwindSafe(|| run(seed, server.clone(), Some(bug)));
        catch_unwind(world).err().map(|said| (seed, said))
    });
    let (seed, said) = caught.unwrap();
    let said = said.downcast::<String>().map_or_else(
        |other| other.downcast::<&str>().unwrap().to_string(),
        |said| *said,
    );
    (seed, said)
}

fn is_noticed_as(bug: Bug, expected: &[&str]) {
    let (seed, said) = noticed(bug);
    assert!(
        expected.iter().any(|words| said.contains(words)),
        "seed {seed}: {said}"
    );
}

#[test]
fn a_cursor_before_its_data_is_noticed() {
    is_noticed_as(Bug::CursorBeforeData, &["differ"]);
}

#[test]
fn a_lost_operation_is_noticed() {
    is_noticed_as(
        Bug::LostOperation,
        &[
            "a saved value is not shown",
            "operation ",
            "went with the restore without a word",
            "a stop went with the restore",
        ],
    );
}

#[test]
fn a_revived_consent_is_noticed() {
    is_noticed_as(Bug::RevivedConsent, &["a withdrawn consent is given again"]);
}

#[test]
fn a_leaked_scope_is_noticed() {
    is_noticed_as(Bug::LeakedScope, &["outside the "]);
}

#[test]
fn an_acknowledgement_before_the_deletion_is_noticed() {
    is_noticed_as(Bug::EarlyAcknowledgement, &["outside the scopes", "differ"]);
}

#[test]
fn a_wipe_that_deletes_nothing_is_noticed() {
    is_noticed_as(Bug::EarlyWipe, &["a wiped device still holds data"]);
}

#[test]
fn a_stuck_queue_is_noticed() {
    is_noticed_as(Bug::StuckQueue, &["the queue did not drain"]);
}

#[test]
fn stops_that_go_with_a_restore_are_noticed() {
    is_noticed_as(Bug::StopsLeftBehind, &["a stop went with the restore"]);
}

#[test]
fn newer_records_that_go_with_a_restore_are_noticed() {
    is_noticed_as(
        Bug::OldStateForgotten,
        &["went with the restore without a word"],
    );
}

#[test]
fn a_full_store_that_counts_as_written_is_noticed() {
    is_noticed_as(
        Bug::FullStore,
        &[
            "differ",
            "a saved value is not shown",
            "an edit was applied to another version",
        ],
    );
}
