//! The tree heads of the audit as one device sees them: it keeps its last one and demands a proof
//! for each newer one (security design, section 6).
//!
//! Without a network nothing is said. A server that answers pulls and gives no head, or one that
//! lacks what it acknowledged, is reported after a while: answers on their way may cross.

use domain::organisation::{DatabaseEpoch, DatabaseHead, Organisation};
use domain::{DeviceId, Timestamp};

use crate::message::tree_head::{HeadAnswer, HeadRequest, SignedTreeHead, TreeHead};
use crate::message::v1::{Outcome, PushAnswer};
use crate::proof::{Alert, grew_from, holds_entry, tree_head_fits};

/// So long an acknowledged write may be missing in the head.
const LATE_MS: i64 = 60 * 1000;
/// So long, and so often, there may be pulls without a head.
const SILENT_MS: i64 = 10 * 60 * 1000;
const SILENT: u32 = 3;
/// Clocks of several servers of one database may differ by this.
const CLOCK_MS: i64 = 5 * 60 * 1000;

/// What a device knows of the audit.
#[derive(Clone, Debug, Default)]
pub struct HeadWatch {
    kept: Option<SignedTreeHead>,
    /// The entries there were at least when the push under way was sent.
    sent: u64,
    /// The entries there are at least, and since when.
    owed: Option<(u64, Timestamp)>,
    /// Pulls without a head in a row, and since when.
    silent: Option<(u32, Timestamp)>,
}

impl HeadWatch {
    /// Goes on from the head that was kept, if there was one.
    #[must_use]
    pub fn from_kept(kept: Option<SignedTreeHead>) -> Self {
        Self {
            kept,
            ..Self::default()
        }
    }

    /// Gives the last head that was verified.
    #[must_use]
    pub const fn kept(&self) -> Option<&SignedTreeHead> {
        self.kept.as_ref()
    }

    /// Gives what to ask for beside a pull from this database.
    #[must_use]
    pub fn request(&self, device: DeviceId, log: &Organisation, epoch: u64) -> HeadRequest {
        let kept = self.kept.map(|kept| kept.head);
        let same = kept.filter(|kept| kept.epoch == DatabaseEpoch(epoch));
        let restored = kept.and_then(|kept| restored(&kept, log, DatabaseEpoch(epoch)));
        HeadRequest {
            device,
            since: same.map_or(0, |kept| kept.size),
            entry: restored.map_or(0, |backup| backup.audit_n),
        }
    }

    /// Notes that a push leaves now.
    pub fn push_sent(&mut self) {
        let kept = self.kept.map_or(0, |kept| kept.head.size);
        self.sent = self.owed.map_or(kept, |(owed, _)| owed.max(kept));
    }

    /// Notes what was acknowledged: each applied write of a record adds an entry to the audit.
    /// Events may have been known before and are not counted.
    pub fn push_taken(&mut self, answer: &PushAnswer, now: Timestamp) {
        let applied = |outcome: &&Outcome| matches!(outcome, Outcome::Applied { version, .. } if *version > 0);
        let count = answer.outcomes.iter().filter(applied).count();
        if self.kept.is_some() && count > 0 {
            let owed = self.sent.saturating_add(count as u64);
            let since = self.owed.map_or(now, |(_, since)| since);
            self.owed = Some((owed, since));
        }
    }

    /// Notes that a pull was answered and the head that belongs to it was not.
    pub fn missed(&mut self, now: Timestamp) -> Option<Alert> {
        let (count, since) = self.silent.unwrap_or((0, now));
        let count = count.saturating_add(1);
        self.silent = Some((count, since));
        let seen = self.kept.map_or(0, |kept| kept.head.size);
        let silent = count >= SILENT && since.plus_millis(SILENT_MS) <= now;
        silent.then_some(Alert::WithheldHead { seen })
    }

    /// Takes the head that belongs to a pull from this database; says whether it is newer than
    /// the kept one, and then has to be kept.
    ///
    /// # Errors
    /// With what is wrong; the head kept before stays.
    pub fn take(
        &mut self,
        answer: &HeadAnswer,
        log: &Organisation,
        epoch: u64,
        now: Timestamp,
    ) -> Result<bool, Alert> {
        self.silent = None;
        self.check(answer, log, DatabaseEpoch(epoch))?;
        let (old, new) = (self.kept.map(|kept| kept.head), answer.head.head);
        if old.is_some_and(|old| old.epoch != new.epoch) {
            self.owed = None;
        }
        let newer = old.is_none_or(|old| (old.epoch, old.size) != (new.epoch, new.size));
        if newer {
            self.kept = Some(answer.head);
        }
        match self.owed {
            Some((owed, _)) if owed <= new.size => self.owed = None,
            Some((_, since)) if since.plus_millis(LATE_MS) <= now => {
                return Err(Alert::WithheldHead { seen: new.size });
            }
            Some(_) | None => {}
        }
        Ok(newer)
    }

    fn check(
        &self,
        answer: &HeadAnswer,
        log: &Organisation,
        epoch: DatabaseEpoch,
    ) -> Result<(), Alert> {
        let new = &answer.head.head;
        if !tree_head_fits(log, &answer.head) {
            return Err(Alert::WrongHead { n: new.size });
        }
        if new.epoch != epoch {
            let (known, served) = (epoch, new.epoch);
            return Err(Alert::OtherDatabase { known, served });
        }
        match &self.kept {
            None => Ok(()),
            Some(kept) if kept.head.epoch == epoch => grown(&kept.head, answer),
            Some(kept) => replaced(&kept.head, answer, log),
        }
    }
}

/// A head of the same database: it begins with all of the kept one.
fn grown(old: &TreeHead, answer: &HeadAnswer) -> Result<(), Alert> {
    let new = &answer.head.head;
    let (served, seen) = (new.size, old.size);
    if served < seen {
        return Err(Alert::ShorterAudit { served, seen });
    }
    if served == seen && new.root != old.root {
        return Err(Alert::OtherAudit { n: seen });
    }
    if new.at.plus_millis(CLOCK_MS) < old.at {
        return Err(Alert::EarlierHead { n: served });
    }
    if served > seen && !grew_from(old, new, &answer.consistency) {
        return Err(Alert::UnprovenHead { served, seen });
    }
    Ok(())
}

/// A head of another database: signed restores lead there, and it begins with the backup that the
/// last of them names.
fn replaced(old: &TreeHead, answer: &HeadAnswer, log: &Organisation) -> Result<(), Alert> {
    let new = &answer.head.head;
    let Some(backup) = restored(old, log, new.epoch) else {
        let (known, served) = (old.epoch, new.epoch);
        return Err(Alert::OtherDatabase { known, served });
    };
    let (n, entry) = (backup.audit_n, &backup.audit_hash);
    if n == 0 || holds_entry(new, n, entry, &answer.inclusion) {
        Ok(())
    } else {
        Err(Alert::OtherAudit { n })
    }
}

fn restored(old: &TreeHead, log: &Organisation, to: DatabaseEpoch) -> Option<DatabaseHead> {
    let steps = log.restores_between(old.epoch, to)?;
    steps.last().map(|step| step.current)
}
