//! Backups of the server, and what comes out of them.

use domain::organisation::{DatabaseEpoch, DatabaseHead, Organisation, Restore, StatementBody};
use domain::privacy::SignedEvent;
use sync::store::memory::MemoryOrganisation;
use sync::store::organisation::Head;

use super::World;
use sync::server::act::NotAppended;

/// A backup, with the log as it was then.
pub(super) type Backup = (MemoryOrganisation, Organisation);

impl World {
    /// Makes a backup, or goes on with the last one. Somebody may sign that late.
    pub(super) fn back_up(&mut self) {
        self.sign_restore();
        if self.ending.is_some() {
            return;
        }
        match self.backup.take() {
            None => {
                let log = self.server.fixture.organisation.clone();
                self.backup = Some((self.server.store.clone(), log));
            }
            Some(backup) if self.numbers.one_in(4) => self.restore(backup),
            kept @ Some(_) => self.backup = kept,
        }
    }

    /// Goes on with a backup. The log is whole all the same, since devices hold it.
    fn restore(&mut self, (store, log): Backup) {
        self.restores += 1;
        let previous = head(&self.server.head());
        let epoch = previous.epoch.0 + 1;
        self.server.store = store.restored_as(epoch);
        let current = head(&self.server.head());
        self.unsigned = Some(StatementBody::Restore(Restore {
            previous,
            current,
            reason: "the disk failed".into(),
        }));
        let known = usize::try_from(log.n).unwrap();
        if known < self.server.fixture.statements.len() {
            self.append(known, log);
        }
        self.private.clear();
        self.last.clear();
        if self.numbers.one_in(2) {
            self.sign_restore();
        }
    }

    /// Lets the officer sign the last restore, if nobody has.
    pub(super) fn sign_restore(&mut self) {
        if let Some(restore) = self.unsigned.take() {
            let known = self.server.fixture.statements.len();
            let before = self.server.fixture.organisation.clone();
            self.server.fixture.state(restore);
            self.append(known, before);
        }
    }

    /// The server's own ledger of stops outlives its database: each is there before the person
    /// can be served again.
    pub(super) fn replay_stops(&mut self) {
        if self.restores == 0 || self.replayed == Some(self.server.head()) {
            return;
        }
        let stops: Vec<SignedEvent> = self.stops.clone();
        for stop in &stops {
            if self.stands(stop) {
                continue;
            }
            match self.server.portal(stop, self.now) {
                Ok(()) | Err(NotAppended::Known | NotAppended::Refused(_)) => {}
            }
        }
        self.replayed = Some(self.server.head());
    }

    fn stands(&mut self, stop: &SignedEvent) -> bool {
        let (subject, hash) = (stop.body().unwrap().subject, stop.event_hash());
        let ledger = self.server.ledger(subject);
        ledger.iter().any(|entry| entry.event_hash == hash)
    }
}

const fn head(head: &Head) -> DatabaseHead {
    DatabaseHead {
        epoch: DatabaseEpoch(head.epoch),
        seq: head.seq,
        audit_n: head.audit_n,
        audit_hash: head.audit_hash,
    }
}
