//! From sealed bytes to the open replica.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use indexeddb_store::IndexedDb;
use serde::de::DeserializeOwned;
use sync::client::{ClientEngine, Status};
use sync::message::v1::Op;
use sync::store::device::{Answer, Opened, Request};

use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::held::Held;
use crate::replica::item::{Decision, Item, SavedOp, label};
use crate::replica::lease;
use crate::replica::numbers::Numbers;
use crate::replica::open::{Cursor, Open};
use crate::replica::pages::Pages;
use crate::replica::save;
use crate::replica::tree_heads;
use crate::replica::view::Shown;

/// Reads the store of a device whose vault is open.
pub(super) async fn read_back(
    desk: &Rc<Desk>,
    identity: Identity,
    store: Rc<IndexedDb>,
) -> Result<Open, Refusal> {
    let opened = match store.execute(Request::Open).await {
        Ok(Answer::Opened(opened)) => *opened,
        Ok(Answer::Meta(_) | Answer::Done | Answer::Taken) => return Err(Refusal::StorageFailed),
        Err(error) => return Err(profile::refusal(&error)),
    };
    let kept = unseal(desk, opened).await?;
    let numbers = numbers(&store, &kept).await?;
    let lease = lease::kept(&store).await?;
    let heads = tree_heads::kept(&store).await?;
    let (held, pages) = rebuild(&identity, kept.pages, kept.overlay)?;
    let ops: BTreeMap<u64, Op> = kept
        .outbox
        .into_iter()
        .map(|(n, saved)| (n, saved.op))
        .collect();
    let log = held.log_head().map_or(0, |(n, _)| n);
    let engine = ClientEngine::new(
        identity.device.device,
        kept.cursor.change,
        log,
        ops.values().cloned().collect(),
    )
    .under_epoch(kept.cursor.epoch);
    Ok(Open {
        identity,
        store,
        held,
        pages,
        ops,
        decisions: kept.decisions.into_iter().collect(),
        numbers,
        engine,
        cursor: kept.cursor,
        shown: Shown::default(),
        status: Status::default(),
        signed_in: false,
        reachable: true,
        clock_offset_ms: None,
        last_contact: kept.cursor.as_of,
        lease,
        heads,
        distrust: false,
        storage_failed: false,
    })
}

/// What the store holds, opened.
struct Kept {
    pages: Vec<(u32, Vec<Item>)>,
    overlay: Vec<(u64, Vec<Item>)>,
    outbox: Vec<(u64, SavedOp)>,
    decisions: Vec<(u64, Decision)>,
    cursor: Cursor,
}

async fn unseal(desk: &Rc<Desk>, opened: Opened) -> Result<Kept, Refusal> {
    let cursor = cursor(desk, opened.cursor).await?;
    Ok(Kept {
        pages: opened_as(desk, opened.pages, |number| label::page(*number)).await?,
        overlay: opened_as(desk, opened.overlay, |number| label::overlay(*number)).await?,
        outbox: opened_as(desk, opened.outbox, |number| label::outbox(*number)).await?,
        decisions: opened_as(desk, opened.decisions, |number| label::decision(*number)).await?,
        cursor,
    })
}

/// Reads the cursor; one that was kept before wider views existed ends one number earlier.
async fn cursor(desk: &Rc<Desk>, sealed: Option<Vec<u8>>) -> Result<Cursor, Refusal> {
    let Some(sealed) = sealed else {
        return Ok(Cursor::default());
    };
    let part = vec![(label::CURSOR.to_owned(), Bytes(sealed))];
    let opened = desk.vault.open_local(part).await?.pop();
    let mut bytes = opened.ok_or(Refusal::StorageFailed)?.to_vec();
    if let Ok(cursor) = postcard::from_bytes(&bytes) {
        return Ok(cursor);
    }
    bytes.push(0);
    postcard::from_bytes(&bytes).map_err(|_| Refusal::StorageFailed)
}

async fn opened_as<N, T: DeserializeOwned>(
    desk: &Rc<Desk>,
    sealed: Vec<(N, Vec<u8>)>,
    label: impl Fn(&N) -> String,
) -> Result<Vec<(N, T)>, Refusal> {
    if sealed.is_empty() {
        return Ok(Vec::new());
    }
    let (numbers, parts): (Vec<N>, Vec<(String, Bytes)>) = sealed
        .into_iter()
        .map(|(number, bytes)| {
            let label = label(&number);
            (number, (label, Bytes(bytes)))
        })
        .unzip();
    let opened = desk.vault.open_local(parts).await?;
    numbers
        .into_iter()
        .zip(opened)
        .map(|(number, bytes)| {
            let value = postcard::from_bytes(&bytes).map_err(|_| Refusal::StorageFailed)?;
            Ok((number, value))
        })
        .collect()
}

async fn numbers(store: &IndexedDb, kept: &Kept) -> Result<Numbers, Refusal> {
    let beside = profile::meta(store, save::NUMBERS)
        .await?
        .map(|bytes| postcard::from_bytes(bytes.as_slice()))
        .transpose()
        .map_err(|_| Refusal::StorageFailed)?
        .unwrap_or_default();
    Ok(kept
        .outbox
        .iter()
        .fold(beside, |numbers: Numbers, (_, saved)| {
            numbers.furthest(saved.numbers)
        }))
}

fn rebuild(
    identity: &Identity,
    pages: Vec<(u32, Vec<Item>)>,
    overlay: Vec<(u64, Vec<Item>)>,
) -> Result<(Held, Pages), Refusal> {
    let (mut held, mut places) = (Held::default(), Pages::default());
    for (number, items) in pages {
        let keys: Vec<_> = items
            .into_iter()
            .filter_map(|item| held.restore(item))
            .collect();
        places.found_page(number, keys);
    }
    for (number, items) in overlay {
        let keys: Vec<_> = items
            .into_iter()
            .filter_map(|item| held.restore(item))
            .collect();
        places.found_overlay(number, keys);
    }
    held.restored(&identity.root)
        .map_err(|_| Refusal::LogNotTrusted)?;
    Ok((held, places))
}
