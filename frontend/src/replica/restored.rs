//! What a restored database lacks of this device's things: durable before the old data goes, offered
//! until the person decided (sync design, section 2).

mod before;
mod follow;
mod unsent;

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Refusal, RestoredNotice};
use domain::privacy::SignedEvent;
use domain::record::{DekWrap, Row};
use domain::{Bytes, FieldId, Timestamp};
use serde::{Deserialize, Serialize};

use super::item::label;
use super::open::Open;
use super::publish::{self, Changed};
use crate::desk::Desk;
use crate::profile;
pub(crate) use before::before;
pub(crate) use follow::{follow, marks_left};
pub(crate) use unsent::seal_again;

/// Where it is kept, sealed.
const RESTORED: &str = "restored";

/// One thing that a restored database has in an older state or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Offer {
    /// A record as it was, with what opens its values.
    Row {
        /// The record.
        row: Box<Row>,
        /// Wraps of the data keys of its values.
        wraps: Vec<DekWrap>,
    },
    /// Values of an operation that waits, to be sealed once more.
    Unsent {
        /// The record, with these values alone.
        row: Box<Row>,
        /// What opens them.
        wraps: Vec<DekWrap>,
    },
    /// Events of one act of this device.
    Events(Vec<SignedEvent>),
    /// A record with fields that this device wrote and its person does not see: what was written
    /// there is gone, and can only be written again.
    Unseen {
        /// The record as it was.
        row: Box<Row>,
        /// What opens its values.
        wraps: Vec<DekWrap>,
        /// The fields.
        fields: Vec<FieldId>,
    },
}

impl Offer {
    /// The fields whose written values nobody here has.
    pub(crate) fn unseen(&self) -> &[FieldId] {
        match self {
            Self::Unseen { fields, .. } => fields,
            Self::Row { .. } | Self::Unsent { .. } | Self::Events(_) => &[],
        }
    }
}

/// What is kept of a restore.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The database that was followed last, until the person has read of it.
    pub(crate) followed: Option<Followed>,
    /// What is offered for a new push, by number.
    pub(crate) offers: BTreeMap<u32, Offer>,
    /// Offers made for this database; a start after a crash makes them anew.
    newest: Option<(u64, Vec<u32>)>,
    next: u32,
}

/// A database that took the place of another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Followed {
    reason: String,
    signers: Vec<String>,
    signed_at: Timestamp,
    affected: usize,
    stops: usize,
}

/// Reads back what was kept.
pub(super) async fn take_back(desk: &Rc<Desk>, open: &mut Open) -> Result<(), Refusal> {
    let Some(sealed) = profile::meta(&open.store, RESTORED).await? else {
        return Ok(());
    };
    let parts = vec![(label::RESTORED.to_owned(), sealed)];
    let bytes = desk.vault.open_local(parts).await?.pop();
    let kept = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
    open.disputes.restored = kept.ok_or(Refusal::StorageFailed)?;
    Ok(())
}

/// Keeps it on the disk, then in memory.
pub(super) async fn keep(desk: &Rc<Desk>, kept: Kept) -> Result<(), Refusal> {
    let bytes = postcard::to_allocvec(&kept).map_err(|_| Refusal::StorageFailed)?;
    let parts = vec![(label::RESTORED.to_owned(), Bytes(bytes))];
    let sealed = desk.vault.seal_local(parts).await?.pop();
    let store = desk.with(|open| Rc::clone(&open.store))?;
    profile::put_meta(&store, RESTORED, sealed.ok_or(Refusal::StorageFailed)?).await?;
    desk.change(|open| open.disputes.restored = kept)
}

/// What the person is told, until they have read it.
pub(super) fn notice(open: &Open) -> Option<RestoredNotice> {
    let followed = open.disputes.restored.followed.clone()?;
    Some(RestoredNotice {
        reason: followed.reason,
        signers: followed.signers,
        signed_at: followed.signed_at,
        affected: followed.affected,
        stops: followed.stops,
    })
}

/// Puts the notice away; what is offered stays.
pub(crate) async fn put_away(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let _turn = desk.storing.lock().await;
    let mut kept = desk.with(|open| open.disputes.restored.clone())?;
    kept.followed = None;
    keep(desk, kept).await?;
    publish::publish(desk, Changed::NOTHING);
    Ok(())
}
