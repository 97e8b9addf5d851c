//! Another database: standing still before it, and following it once a restore was signed
//! (sync design, section 2).

use domain::RecordId;

use super::{ClientEngine, Doubt, Wire};
use crate::client::port::{OtherDatabase, StoreBatch};
use crate::message::v1::{PullAnswer, Verb};

/// The snapshot of a database that is followed, gathered beside what is stored.
#[derive(Clone, Debug)]
pub(super) struct Following {
    epoch: u64,
    cursor: u64,
    held: Vec<RecordId>,
    verbs: Vec<Verb>,
}

impl Following {
    /// Begins the snapshot again.
    pub(super) fn again(&mut self) {
        self.cursor = 0;
        self.verbs.clear();
    }
}

impl ClientEngine {
    /// Keeps data, cursor and outbox as they are, and what the other database says of itself.
    pub(super) fn stand_still(&mut self, answer: PullAnswer) {
        self.wire = Wire::Idle;
        self.stopped = true;
        self.following = None;
        self.doubt = Doubt::None;
        self.other_database = Some(OtherDatabase {
            epoch: answer.epoch,
            statements: answer.statements,
        });
    }

    /// Follows the database that was shown; nothing of it is stored before all of it is here.
    pub(super) fn follow(&mut self, epoch: u64, held: Vec<RecordId>) {
        let shown = |other: &OtherDatabase| other.epoch == epoch;
        if !self.other_database.as_ref().is_some_and(shown) {
            return;
        }
        self.other_database = None;
        self.outdated = self.wire == Wire::Pulling;
        self.stopped = false;
        self.pull_wanted = true;
        self.first = true;
        self.head = 0;
        self.following = Some(Following {
            epoch,
            cursor: 0,
            held,
            verbs: Vec::new(),
        });
        self.calm();
    }

    /// Adds a page; the last one makes the batch that puts the new snapshot in the place of the
    /// old one.
    pub(super) fn gather(&mut self, mut following: Following, answer: PullAnswer) {
        following.cursor = answer.cursor;
        following.verbs.extend(answer.verbs);
        if answer.cursor < answer.head {
            self.following = Some(following);
            return;
        }
        let count = u64::try_from(answer.statements.len()).expect("a length fits");
        let old = following.held.into_iter();
        let old = old.map(|record| Verb::Remove { record });
        let batch = StoreBatch {
            verbs: old.chain(following.verbs).collect(),
            statements: answer.statements,
            secrets: answer.secrets,
            cursor: answer.cursor,
            epoch: answer.epoch,
            server_time: Some(answer.server_time),
            ..self.empty_batch()
        };
        self.store(batch, self.log + count);
    }

    /// Takes the epoch of what is stored now. What another database acknowledged and this one may
    /// not have is sent again.
    pub(super) fn arrive(&mut self, epoch: u64) {
        if self.epoch != 0 && epoch != self.epoch {
            self.outbox.rewind();
        }
        self.epoch = epoch;
    }

    /// Says whether an answer is of a database that is neither the known nor the followed one.
    pub(super) fn is_foreign(&self, epoch: u64) -> bool {
        let followed = self.following.as_ref();
        let expected = followed.map_or(self.epoch, |following| following.epoch);
        expected != 0 && epoch != expected
    }

    /// Gives the number of the newest change that is stored, or gathered of a followed database.
    pub(super) fn reached(&self) -> u64 {
        let followed = self.following.as_ref();
        followed.map_or(self.cursor, |following| following.cursor)
    }

    /// Says whether operations can go to the server: not while it shows another database, nor
    /// while that is possible.
    pub(super) fn is_at_home(&self) -> bool {
        let known = self.other_database.is_none() && self.following.is_none();
        known && self.doubt != Doubt::Asking
    }
}
