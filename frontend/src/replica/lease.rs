//! The lease of this device: at its end the vault closes until the server was heard again.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Timestamp;
use domain::access::{Lease, LeaseWatch, SignedLease};
use indexeddb_store::IndexedDb;
use serde::{Deserialize, Serialize};
use sync::message::account::ApiErrorCode;
use sync::proof;

use super::open::Open;
use crate::desk::Desk;
use crate::sync_driver::session;
use crate::{clock, profile, transport};

/// Where it is kept; it holds ids and times only.
const NAME: &str = "lease";

/// A lease and what was seen of time since it came.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Held {
    signed: SignedLease,
    watch: LeaseWatch,
}

impl Held {
    /// Until when the data opens without contact, by the server's clock.
    pub(crate) const fn until(&self) -> Timestamp {
        self.signed.lease.until
    }

    fn allows(&self) -> bool {
        let lease: &Lease = &self.signed.lease;
        self.watch.allows(lease, clock::now())
    }
}

/// Reads the lease that came with an earlier contact; a new device has none yet.
pub(super) async fn kept(store: &IndexedDb) -> Result<Option<Held>, Refusal> {
    let Some(kept) = profile::meta(store, NAME).await? else {
        return Ok(None);
    };
    let held = postcard::from_bytes(kept.as_slice());
    held.map(Some).map_err(|_| Refusal::StorageFailed)
}

/// Lets the data open while the lease lasts, and after its end with a new one.
pub(super) async fn admit(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let over = desk.with(|open| open.lease.is_some_and(|held| !held.allows()))?;
    if over { renew(desk).await } else { Ok(()) }
}

/// Counts a minute of use and asks for a new lease where that is worth it; without one at the end
/// the vault closes.
pub(crate) async fn minute(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let used = desk.change(|open| {
        let held = open.lease.as_mut()?;
        held.watch = held.watch.used(clock::now());
        Some(*held)
    })?;
    if let Some(held) = used {
        // A full store stops no work; the minute is counted again with the next one.
        drop(keep(desk, held).await);
    }
    let worth = desk.with(worth_asking)?;
    let renewed = if worth { renew(desk).await } else { Ok(()) };
    if used.is_some_and(|held| !held.allows()) {
        renewed
    } else {
        // What failed is tried again in a minute; the lease still lasts.
        Ok(())
    }
}

fn worth_asking(open: &Open) -> bool {
    let old = |held: Held| held.watch.is_old(clock::now()) || !held.allows();
    open.signed_in && open.lease.is_none_or(old)
}

async fn renew(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let asked = session::unlocked(desk, || transport::post("/api/lease", &())).await;
    let signed: SignedLease = asked.map_err(|refusal| {
        let over = Refusal::Api(ApiErrorCode::SessionOver, None);
        if refusal == Refusal::Offline || refusal == over {
            Refusal::LeaseOver
        } else {
            refusal
        }
    })?;
    let fits = desk.with(|open| {
        let device = open.identity.device.device;
        let organisation = open.held.organisation();
        organisation.is_some_and(|organisation| proof::lease_fits(organisation, device, &signed))
    })?;
    if !fits {
        return Err(Refusal::NotProven);
    }
    let held = Held {
        signed,
        watch: LeaseWatch::begun(clock::now()),
    };
    desk.change(|open| open.lease = Some(held))?;
    keep(desk, held).await
}

async fn keep(desk: &Rc<Desk>, held: Held) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let bytes = postcard::to_allocvec(&held).map_err(|_| Refusal::StorageFailed)?;
    profile::put_meta(&store, NAME, bytes).await
}
