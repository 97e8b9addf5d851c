//! A database that goes on from a backup: it gets an epoch of its own, and says from where it goes
//! on (sync design, section 2).

use domain::organisation::{DatabaseEpoch, DatabaseHead};
use domain::{OrgId, Timestamp};

use super::act::{Act, audit_only};
use crate::message::account::AuditRow;
use crate::store::organisation::{Commit, Head};

/// The code of the audit entry.
const RESTORED: &str = "database_restored";

/// Gives a database that came out of a backup its own epoch. The audit entry keeps how far the
/// backup went, for the `restore` statement that administrators sign.
#[must_use]
pub fn new_epoch(head: Head, org: OrgId, epoch: u64, now: Timestamp) -> Commit {
    let act = Act {
        act: RESTORED.to_owned(),
        fields: vec![format!("{}/{}", DatabaseEpoch(epoch), head.seq)],
        ..Act::default()
    };
    let mut commit = audit_only(head, org, act, now);
    commit.head.epoch = epoch;
    commit
}

/// Reads from an audit entry where a restored database goes on; none of any other entry.
#[must_use]
pub fn goes_on_from(entry: &AuditRow) -> Option<DatabaseHead> {
    if entry.act != RESTORED {
        return None;
    }
    let (epoch, seq) = entry.fields.first()?.split_once('/')?;
    Some(DatabaseHead {
        epoch: DatabaseEpoch(u64::from_str_radix(epoch, 16).ok()?),
        seq: seq.parse().ok()?,
        audit_n: entry.n.checked_sub(1)?,
        audit_hash: entry.prev,
    })
}

#[cfg(test)]
mod tests {
    use domain::organisation::{DatabaseEpoch, DatabaseHead};
    use domain::{Hash, OrgId, Timestamp};

    use super::{goes_on_from, new_epoch};
    use crate::server::act::{Act, audit_only};
    use crate::store::organisation::Head;

    const NOW: Timestamp = Timestamp::from_millis(1_773_481_320_000);

    fn head() -> Head {
        Head {
            org: Some(OrgId::v4([1; 16])),
            epoch: 7,
            commit: 40,
            seq: 31,
            audit_n: 52,
            audit_hash: Hash([3; 32]),
            log_n: 9,
        }
    }

    #[test]
    fn the_entry_says_how_far_the_backup_went_and_the_head_has_the_new_epoch() {
        let commit = new_epoch(head(), OrgId::v4([1; 16]), u64::MAX, NOW);
        assert_eq!(commit.head.epoch, u64::MAX);
        assert_eq!((commit.head.seq, commit.head.audit_n), (31, 53));
        let from = goes_on_from(&commit.audit[0]);
        assert_eq!(
            from,
            Some(DatabaseHead {
                epoch: DatabaseEpoch(u64::MAX),
                seq: 31,
                audit_n: 52,
                audit_hash: Hash([3; 32]),
            })
        );
    }

    #[test]
    fn another_entry_is_no_restore() {
        let act = Act {
            act: "sign_in".to_owned(),
            fields: vec!["0000000000000001/4".to_owned()],
            ..Act::default()
        };
        let commit = audit_only(head(), OrgId::v4([1; 16]), act, NOW);
        assert_eq!(goes_on_from(&commit.audit[0]), None);
    }
}
