//! The tree over the audit and its signed heads (security design, section 6).
//!
//! The tree lives in memory, 96 bytes an entry, and is caught up from the stored entries whenever
//! a head is signed; the tree is always that of the newest signed head, so every proof fits it.

use std::time::Duration;

use domain::organisation::DatabaseEpoch;
use domain::{Hash, OrgId, Timestamp};
use sync::message::account::{ApiErrorCode, AuditRow};
use sync::message::tree_head::{
    HeadAnswer, HeadRequest, SignedTreeHead, TREE_HEAD_FORMAT, TreeHead,
};
use sync::proof::AuditTree;
use sync::store::organisation::{Head, Load};
use tokio::sync::Mutex;

use crate::error::Problem;
use crate::state::AppState;

/// Within this time after a signature nothing newer is signed, unless somebody needs it.
const PAUSE_MS: i64 = 2_000;
/// Who waits longer for the tree asks again: after a start it may be read for a while.
const PATIENCE: Duration = Duration::from_secs(2);

/// The tree of this process.
#[derive(Default)]
pub(crate) struct TreeHeads(Mutex<Held>);

#[derive(Default)]
struct Held {
    epoch: u64,
    tree: AuditTree,
    signed: Option<SignedTreeHead>,
}

/// Gives the newest head with the proofs that a device asks for.
pub(crate) async fn answer(
    state: &AppState,
    org: OrgId,
    asked: HeadRequest,
) -> Result<HeadAnswer, Problem> {
    let mut held = patiently(state).await?;
    let needed = asked.since.max(asked.entry);
    let head = held.newest(state, org, needed).await?;
    Ok(HeadAnswer {
        head,
        consistency: held.tree.consistency(asked.since).unwrap_or_default(),
        inclusion: held.tree.inclusion(asked.entry).unwrap_or_default(),
    })
}

/// Signs the head of all that is in the audit by now.
pub(crate) async fn of_all(state: &AppState, org: OrgId) -> Result<SignedTreeHead, Problem> {
    let size = state.driver.load(Load::default()).await?.head.audit_n;
    patiently(state).await?.newest(state, org, size).await
}

/// Reads the tree, so that the first head needs not wait for it.
pub(crate) async fn warm_up(state: &AppState) -> Result<(), Problem> {
    let mut held = state.tree_heads.0.lock().await;
    let head = state.driver.load(Load::default()).await?.head;
    held.catch_up(state, &head).await
}

async fn patiently(state: &AppState) -> Result<tokio::sync::MutexGuard<'_, Held>, Problem> {
    let turn = tokio::time::timeout(PATIENCE, state.tree_heads.0.lock()).await;
    turn.map_err(|_still_read| Problem::later(ApiErrorCode::Busy, 5))
}

impl Held {
    /// The newest head; a new one is signed where the audit grew and the last one is not young,
    /// or is too short for who asks.
    async fn newest(
        &mut self,
        state: &AppState,
        org: OrgId,
        needed: u64,
    ) -> Result<SignedTreeHead, Problem> {
        let now = state.clock.now();
        // A request that was given up while it read left a larger tree than was signed.
        let fits = |signed: &SignedTreeHead| signed.head.size == self.tree.size();
        if let Some(signed) = self.signed.filter(fits)
            && needed <= signed.head.size
            && is_young(&signed, now)
        {
            return Ok(signed);
        }
        let head = state.driver.load(Load::default()).await?.head;
        self.catch_up(state, &head).await?;
        let size = self.tree.size();
        if let Some(signed) = self.signed.filter(|signed| signed.head.size == size) {
            return Ok(signed);
        }
        let at = self.signed.map_or(now, |last| last.head.at.max(now));
        let signed = self.sign(state, org, at);
        self.signed = Some(signed);
        Ok(signed)
    }

    fn sign(&self, state: &AppState, org: OrgId, at: Timestamp) -> SignedTreeHead {
        let head = TreeHead {
            v: TREE_HEAD_FORMAT,
            org,
            epoch: DatabaseEpoch(self.epoch),
            size: self.tree.size(),
            root: self.tree.root(),
            at,
        };
        let signature = state.secrets.sign_tree_head(&head.signed_bytes());
        SignedTreeHead { head, signature }
    }

    /// Takes what the audit has beyond the tree, up to this head of the database.
    async fn catch_up(&mut self, state: &AppState, head: &Head) -> Result<(), Problem> {
        if self.epoch != head.epoch || head.audit_n < self.tree.size() {
            *self = Self {
                epoch: head.epoch,
                ..Self::default()
            };
        }
        while self.tree.size() < head.audit_n {
            let rows = state
                .driver
                .audit_after(self.tree.size(), head.audit_n)
                .await?;
            for row in &rows {
                self.push(row)?;
            }
            if rows.is_empty() {
                return Err(broken());
            }
        }
        let newest = self.tree.newest().unwrap_or(Hash([0; 32]));
        (newest == head.audit_hash).then_some(()).ok_or_else(broken)
    }

    fn push(&mut self, row: &AuditRow) -> Result<(), Problem> {
        let before = self.tree.newest().unwrap_or(Hash([0; 32]));
        if row.n != self.tree.size() + 1 || row.prev != before {
            return Err(broken());
        }
        self.tree.push(row.hash);
        Ok(())
    }
}

fn is_young(signed: &SignedTreeHead, now: Timestamp) -> bool {
    let at = signed.head.at;
    at <= now && now < at.plus_millis(PAUSE_MS)
}

fn broken() -> Problem {
    Problem::broken("the stored audit is no unbroken chain, so no head of it is signed")
}
