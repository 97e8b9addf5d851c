//! What an older device of this profile left unsent: sealed for the new device, handed over in
//! its name, and what is not taken stays as a decision (security design, section 3).

use std::rc::Rc;

use app::replica::Refusal;
use domain::{Bytes, DeviceId};
use indexeddb_store::IndexedDb;
use sync::client::Input;
use sync::message::v1::{Op, Outcome, PushAnswer, PushRequest};
use sync::store::device::{Answer, Batch, Request};

use crate::account::end::batches;
use crate::desk::Desk;
use crate::profile::recovery::{Left, SealedOutbox};
use crate::profile::{self, Identity};
use crate::replica::item::{Decision, SavedOp, label};
use crate::replica::open::Open;
use crate::replica::opening::{LOCAL_KEY, sealed_to};
use crate::replica::publish::{self, Changed};
use crate::sync_driver::{self, session};
use crate::transport;

/// Decisions about what the older device left stand behind all of the new one's.
const BEHIND: u64 = 1 << 40;

/// The store of the older device.
#[derive(Clone)]
pub(super) struct Store {
    of: Identity,
    store: Rc<IndexedDb>,
    key: Option<Bytes>,
}

impl Store {
    /// Opens the store of a device of this profile.
    pub(super) async fn of(of: Identity) -> Option<Self> {
        let store = IndexedDb::open(&of.database()).await.ok()?;
        let kept = profile::meta(&store, LOCAL_KEY).await.ok().flatten();
        let key = kept.as_ref().and_then(sealed_to).map(|(_, key)| key);
        Some(Self {
            of,
            store: Rc::new(store),
            key,
        })
    }

    /// The device and the key of its store, sealed to recovery.
    pub(super) fn key(&self) -> Option<(DeviceId, Bytes)> {
        let key = self.key.clone()?;
        Some((self.of.device.device, key))
    }

    /// Keeps what is unsent, sealed for the new device.
    pub(super) async fn adopt(&self, desk: &Rc<Desk>, to: DeviceId) -> Result<(), Refusal> {
        let outbox = match self.store.execute(Request::Open).await {
            Ok(Answer::Opened(opened)) => opened.outbox,
            Ok(Answer::Pages(_) | Answer::Meta(_) | Answer::Done | Answer::Taken) => Vec::new(),
            Err(error) => return Err(profile::refusal(&error)),
        };
        if outbox.is_empty() {
            return Ok(());
        }
        let (mut ops, mut unopened) = (Vec::new(), Vec::new());
        for (n, sealed) in outbox {
            // What no key opens must not keep the kit from working; the user decides about it.
            let part = vec![(label::outbox(n), Bytes(sealed.clone()))];
            match desk.vault.adopt_local(part).await {
                Ok(adopted) => ops.extend(adopted.into_iter().map(|sealed| (n, Bytes(sealed)))),
                Err(_) => unopened.push((n, Bytes(sealed))),
            }
        }
        self.keep_unopened(desk, unopened).await?;
        let left = Left {
            from: self.of.device.device,
            to,
            ops,
        };
        let kept = desk.profiles()?.set_left(Some(&left)).await;
        kept.map_err(|error| profile::refusal(&error))
    }

    /// Keeps what no key opened, sealed as it is, in the place of what was kept of this device.
    async fn keep_unopened(&self, desk: &Desk, ops: Vec<(u64, Bytes)>) -> Result<(), Refusal> {
        let profiles = desk.profiles()?;
        let kept = profiles.lost().await;
        let mut kept = kept.map_err(|error| profile::refusal(&error))?;
        kept.retain(|lost| lost.keys.device != self.of.device.device);
        if !ops.is_empty() {
            kept.push(SealedOutbox {
                keys: self.of.device.clone(),
                store_key: self.key.clone(),
                ops,
            });
        }
        let written = profiles.set_lost(&kept).await;
        written.map_err(|error| profile::refusal(&error))
    }

    /// Empties the store: nothing in it opens any more, and the server gives the data again.
    pub(super) async fn wipe(&self) -> Result<(), Refusal> {
        let wiped = self.store.execute(Request::Wipe).await;
        wiped.map(drop).map_err(|error| profile::refusal(&error))
    }
}

/// Hands over what an older device left, if there is anything; what fails is tried again when the
/// vault is opened next.
pub(crate) async fn hand_over(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let left = profiles.left().await;
    let left = left.map_err(|error| profile::refusal(&error))?;
    let own = desk.with(|open| open.identity.device.device)?;
    let Some(left) = left.filter(|left| left.to == own) else {
        return Ok(());
    };
    for ops in batches(opened(desk, &left).await?) {
        let request = PushRequest {
            epoch: 0,
            device: left.from,
            ops,
        };
        let answer: PushAnswer =
            session::unlocked(desk, || transport::sync("/sync/adopt", &request)).await?;
        decide(desk, request.ops, answer).await?;
    }
    let kept = profiles.set_left(None).await;
    kept.map_err(|error| profile::refusal(&error))?;
    // What was taken comes back as the server's own.
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

async fn opened(desk: &Rc<Desk>, left: &Left) -> Result<Vec<Op>, Refusal> {
    let parts = left.ops.iter();
    let parts = parts.map(|(n, sealed)| (label::outbox(*n), sealed.clone()));
    let opened = desk.vault.open_local(parts.collect()).await?;
    opened
        .iter()
        .map(|bytes| SavedOp::read(bytes).map(|saved| saved.op))
        .collect::<Option<_>>()
        .ok_or(Refusal::StorageFailed)
}

/// Keeps what was not taken of an older device, with the reason; gives how many changes that are.
pub(crate) async fn decide(
    desk: &Rc<Desk>,
    ops: Vec<Op>,
    answer: PushAnswer,
) -> Result<usize, Refusal> {
    let refused = ops.into_iter().zip(answer.outcomes);
    let refused = refused.filter(|(_, outcome)| {
        !matches!(outcome, Outcome::Applied { .. } | Outcome::Already { .. })
    });
    let mut decisions: Vec<(u64, Decision)> = Vec::new();
    for (op, outcome) in refused {
        let taken = |n: &u64| decisions.iter().any(|(taken, _)| taken == n);
        let n = desk.with(|open| place(open, &op, taken))?;
        let base = None;
        decisions.push((n, Decision { op, outcome, base }));
    }
    let count = decisions.len();
    if count == 0 {
        return Ok(0);
    }
    let parts = decisions.iter().map(|(n, decision)| {
        let bytes = postcard::to_allocvec(decision).expect("decisions have known lengths");
        (label::decision(*n), Bytes(bytes))
    });
    let sealed = desk.vault.seal_local(parts.collect()).await?;
    let numbers = decisions.iter().map(|(n, _)| *n);
    let batch = Batch {
        decisions: numbers.zip(sealed).collect(),
        ..Batch::default()
    };
    let _turn = desk.storing.lock().await;
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let stored = store.execute(Request::Commit(batch)).await;
    stored.map_err(|error| profile::refusal(&error))?;
    desk.change(|open| open.decisions.extend(decisions))?;
    publish::publish(desk, Changed::ALL);
    Ok(count)
}

/// Where a decision about an older device's operation stands: where it stands already, else on a
/// number that no other one has, for several devices may have left something.
fn place(open: &Open, op: &Op, taken: impl Fn(&u64) -> bool) -> u64 {
    let mut n = BEHIND.saturating_add(op.n);
    while taken(&n) || (open.decisions.get(&n)).is_some_and(|held| held.op.id != op.id) {
        n = n.saturating_add(BEHIND);
    }
    n
}
