//! What a device trusts: the pinned root, the highest statement seen, and only extensions of
//! that log (security design, section 4).

mod alert;

pub use alert::Alert;

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::organisation::{DatabaseEpoch, Organisation, Restore, SignedStatement};
use domain::record::SealedValue;
use domain::{Hash, PublicKey, RecordId};

use super::{read_log, saw_this_log, write_proof_fits};

/// The log as one device trusts it; nothing of a refused extension counts.
#[derive(Clone, Debug)]
pub struct Trust {
    root: PublicKey,
    seen: Option<(u64, Hash)>,
    organisation: Option<Arc<Organisation>>,
    stopped: Option<Alert>,
    alerts: BTreeSet<Alert>,
}

impl Trust {
    /// Trusts a root, before any statement is read.
    #[must_use]
    pub const fn in_root(root: PublicKey) -> Self {
        Self {
            root,
            seen: None,
            organisation: None,
            stopped: None,
            alerts: BTreeSet::new(),
        }
    }

    /// Pins the highest statement that was ever seen here; the log has to reach it.
    ///
    /// # Errors
    /// When the log that was read has another statement there.
    pub fn pin(&mut self, n: u64, hash: Hash) -> Result<(), Alert> {
        if self.seen.is_none_or(|(seen, _)| seen < n) {
            self.seen = Some((n, hash));
        }
        match &self.organisation {
            Some(organisation) if organisation.hash_at(n).is_some_and(|held| held != hash) => {
                Err(self.refuse(Alert::OtherStatement { n }))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Notes what was found elsewhere: in the audit, or in data that went back.
    pub fn tell(&mut self, alert: Alert) {
        self.refuse(alert);
    }

    /// Takes alerts of earlier days back, to be shown; what is served today decides anew.
    pub fn remember(&mut self, alerts: impl IntoIterator<Item = Alert>) {
        self.alerts.extend(alerts);
    }

    /// Forgets what somebody was told of; what still stops sealing stays.
    pub fn settle(&mut self) {
        let stopped = self.stopped;
        self.alerts.retain(|alert| Some(*alert) == stopped);
    }

    /// Gives what the log says, as far as it was verified; for reading.
    #[must_use]
    pub const fn organisation(&self) -> Option<&Arc<Organisation>> {
        self.organisation.as_ref()
    }

    /// Gives what the log says, for writing: none after an alert that stops sealing, and while
    /// the log ends before the highest statement seen.
    #[must_use]
    pub fn for_sealing(&self) -> Option<&Arc<Organisation>> {
        let reached = |organisation: &&Arc<Organisation>| {
            self.seen.is_none_or(|(seen, _)| organisation.n >= seen)
        };
        let trusted = self.organisation.as_ref().filter(reached);
        trusted.filter(|_| self.stopped.is_none())
    }

    /// Gives every alert there was, each once.
    pub fn alerts(&self) -> impl Iterator<Item = Alert> {
        self.alerts.iter().copied()
    }

    /// Reads statements that follow the log; those held already may come again, and must then be
    /// the same. Says how many of them were held.
    ///
    /// # Errors
    /// With what is wrong; nothing of them counts then, and nothing new is sealed.
    pub fn extend(&mut self, statements: &[SignedStatement]) -> Result<usize, Alert> {
        match self.extended(statements) {
            Ok((known, organisation)) => {
                if let Some(organisation) = organisation {
                    self.seen = self.seen.max(Some((organisation.n, organisation.head)));
                    self.organisation = Some(Arc::new(organisation));
                }
                Ok(known)
            }
            Err(alert) => Err(self.refuse(alert)),
        }
    }

    /// Reads a log that is served whole: it must not end before the highest statement seen.
    ///
    /// # Errors
    /// As [`Self::extend`].
    pub fn replace(&mut self, statements: &[SignedStatement]) -> Result<usize, Alert> {
        let served = u64::try_from(statements.len()).unwrap_or(u64::MAX);
        match self.seen {
            Some((seen, _)) if served < seen => {
                Err(self.refuse(Alert::ShorterLog { served, seen }))
            }
            Some(_) | None => self.extend(statements),
        }
    }

    /// Compares the log with the one a writer names in the proof of a value, and notes when the
    /// writer has seen more, or something else.
    pub fn meet(&mut self, record: RecordId, value: &SealedValue) -> Option<Alert> {
        let organisation = self.organisation.clone()?;
        let (served, named) = (organisation.n, value.proof.log_n);
        let alert = if named > served {
            Alert::WithheldStatements { served, named }
        } else if saw_this_log(&organisation, value)
            || !write_proof_fits(&organisation, record, value)
        {
            return None;
        } else {
            Alert::WriterSawOther { n: named }
        };
        Some(self.refuse(alert))
    }

    /// Gives the signed restores that lead from the known database to the one that is served; an
    /// alert about it is over with them.
    ///
    /// # Errors
    /// When there are none; data, cursor and outbox stay as they are then.
    pub fn follow(&mut self, known: u64, served: u64) -> Result<Vec<Restore>, Alert> {
        let (known, served) = (DatabaseEpoch(known), DatabaseEpoch(served));
        if known == served {
            return Ok(Vec::new());
        }
        let organisation = self.organisation.as_ref();
        let steps = organisation.and_then(|log| log.restores_between(known, served));
        match steps.map(<[Restore]>::to_vec) {
            Some(steps) => {
                self.alerts.remove(&Alert::OtherDatabase { known, served });
                Ok(steps)
            }
            None => Err(self.refuse(Alert::OtherDatabase { known, served })),
        }
    }

    fn extended(
        &self,
        statements: &[SignedStatement],
    ) -> Result<(usize, Option<Organisation>), Alert> {
        let known = self.known(statements)?;
        let fresh = &statements[known..];
        if fresh.is_empty() {
            return Ok((known, None));
        }
        self.follows(fresh)?;
        let base = self.organisation.as_deref().cloned();
        let organisation = read_log(Some(&self.root), base, fresh)?;
        match self.seen {
            Some((seen, hash)) => match organisation.hash_at(seen) {
                None => Err(Alert::ShorterLog {
                    served: organisation.n,
                    seen,
                }),
                Some(held) if held != hash => Err(Alert::OtherStatement { n: seen }),
                Some(_) => Ok((known, Some(organisation))),
            },
            None => Ok((known, Some(organisation))),
        }
    }

    /// Counts the statements that are held; another one at the same place is a fork.
    fn known(&self, statements: &[SignedStatement]) -> Result<usize, Alert> {
        let (Some(organisation), Some(first)) = (&self.organisation, statements.first()) else {
            return Ok(0);
        };
        let first = first
            .read()
            .map_err(|_| Alert::MalformedStatement {
                n: organisation.n + 1,
            })?
            .n;
        let mut known = 0;
        for (n, given) in (first..).zip(statements) {
            match organisation.hash_at(n) {
                Some(held) if held == given.hash() => known += 1,
                Some(_) => return Err(Alert::OtherStatement { n }),
                None => break,
            }
        }
        Ok(known)
    }

    /// The next statement names the one before it: another name is another log.
    fn follows(&self, fresh: &[SignedStatement]) -> Result<(), Alert> {
        let (Some(organisation), Some(first)) = (&self.organisation, fresh.first()) else {
            return Ok(());
        };
        match first.read() {
            Ok(next) if next.n == organisation.n + 1 && next.prev != organisation.head => {
                Err(Alert::OtherStatement { n: organisation.n })
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    fn refuse(&mut self, alert: Alert) -> Alert {
        self.alerts.insert(alert);
        if alert.stops_sealing() {
            self.stopped.get_or_insert(alert);
        }
        alert
    }
}
