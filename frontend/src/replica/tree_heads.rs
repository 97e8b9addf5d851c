//! The last verified head of the audit, kept beside the data; it holds ids, hashes and times.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Timestamp;
use indexeddb_store::IndexedDb;
use sync::client::HeadWatch;
use sync::message::tree_head::SignedTreeHead;

use crate::desk::Desk;
use crate::profile;

const NAME: &str = "tree-head";

/// What an open replica knows of the audit.
#[derive(Default)]
pub(crate) struct Heads {
    /// The heads as they come.
    pub(crate) watch: HeadWatch,
    /// Whether one is asked for right now.
    pub(crate) asking: bool,
    /// When one was asked for last.
    pub(crate) asked: Option<Timestamp>,
}

impl Heads {
    /// Says whether one was asked for after that moment.
    pub(crate) fn asked_after(&self, moment: Timestamp) -> bool {
        self.asked.is_some_and(|asked| asked > moment)
    }
}

/// Reads back what was kept; a new device has seen none yet.
pub(super) async fn kept(store: &IndexedDb) -> Result<Heads, Refusal> {
    let kept = profile::meta(store, NAME).await?;
    let head = kept.map(|bytes| postcard::from_bytes::<SignedTreeHead>(bytes.as_slice()));
    let head = head.transpose().map_err(|_| Refusal::StorageFailed)?;
    Ok(Heads {
        watch: HeadWatch::from_kept(head),
        asking: false,
        asked: None,
    })
}

/// Keeps the newest verified head.
pub(crate) async fn keep(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let (store, head) = desk.with(|open| {
        let head = open.heads.watch.kept().copied();
        (Rc::clone(&open.store), head)
    })?;
    let Some(head) = head else { return Ok(()) };
    let bytes = postcard::to_allocvec(&head).map_err(|_| Refusal::StorageFailed)?;
    profile::put_meta(&store, NAME, bytes).await
}
