//! From sealed bytes to the open replica.

mod pages;

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use indexeddb_store::IndexedDb;
use serde::de::DeserializeOwned;
use sync::client::{ClientEngine, Item, Status, read_page};
use sync::message::v1::Op;
use sync::store::device::{Answer, Opened, Request};

use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::decisions::Disputes;
use crate::replica::files::{Files, Mark};
use crate::replica::item::{Decision, SavedOp, label};
use crate::replica::lease;
use crate::replica::numbers::Numbers;
use crate::replica::open::{Cursor, Open};
use crate::replica::room::Room;
use crate::replica::save;
use crate::replica::tree_heads;
use crate::replica::view::Shown;

/// Reads the store of a device whose vault is open.
pub(super) async fn read_back(
    desk: &Rc<Desk>,
    identity: Identity,
    store: Rc<IndexedDb>,
) -> Result<Open, Refusal> {
    // What was sealed for an operation that was never saved is garbage; it does no harm where it stays.
    drop(store.execute(Request::Tidy).await);
    let opened = match store.execute(Request::Open).await {
        Ok(Answer::Opened(opened)) => *opened,
        Ok(Answer::Pages(_) | Answer::Meta(_) | Answer::Done | Answer::Taken) => {
            return Err(Refusal::StorageFailed);
        }
        Err(error) => return Err(profile::refusal(&error)),
    };
    let files = Files::of(marks(desk, &opened).await?, opened.fetched.clone());
    let (mut held, mut pages) = pages::read(desk, &store, &opened.pages).await?;
    let kept = unseal(desk, opened).await?;
    let numbers = numbers(&store, &kept).await?;
    let lease = lease::kept(&store).await?;
    let heads = tree_heads::kept(&store).await?;
    for (number, items) in kept.overlay {
        let keys: Vec<_> = items
            .into_iter()
            .filter_map(|item| held.restore(item))
            .collect();
        pages.found_overlay(number, keys);
    }
    held.restored(&identity.root)
        .map_err(|_| Refusal::LogNotTrusted)?;
    let disputes = Disputes::of(&kept.outbox);
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
        disputes,
        files,
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
        room: Room::default(),
    })
}

/// What the store holds, opened.
struct Kept {
    overlay: Vec<(u64, Vec<Item>)>,
    outbox: Vec<(u64, SavedOp)>,
    decisions: Vec<(u64, Decision)>,
    cursor: Cursor,
}

async fn unseal(desk: &Rc<Desk>, opened: Opened) -> Result<Kept, Refusal> {
    let cursor = match opened.cursor {
        Some(sealed) => vec![((), sealed)],
        None => Vec::new(),
    };
    let (outbox, decisions) = (opened.outbox, opened.decisions);
    let cursor = opened_as(desk, cursor, |()| label::CURSOR.to_owned(), plain).await?;
    Ok(Kept {
        overlay: opened_as(
            desk,
            opened.overlay,
            |number| label::overlay(*number),
            read_page,
        )
        .await?,
        outbox: opened_as(desk, outbox, |number| label::outbox(*number), SavedOp::read).await?,
        decisions: opened_as(
            desk,
            decisions,
            |number| label::decision(*number),
            Decision::read,
        )
        .await?,
        cursor: cursor
            .into_iter()
            .next()
            .map_or_else(Cursor::default, |((), cursor)| cursor),
    })
}

async fn marks(desk: &Rc<Desk>, opened: &Opened) -> Result<Vec<(domain::RecordId, Mark)>, Refusal> {
    let marks = opened.files.clone();
    opened_as(desk, marks, |record| label::file(*record), plain).await
}

fn plain<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

async fn opened_as<N, T>(
    desk: &Rc<Desk>,
    sealed: Vec<(N, Vec<u8>)>,
    label: impl Fn(&N) -> String,
    read: fn(&[u8]) -> Option<T>,
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
            let value = read(&bytes).ok_or(Refusal::StorageFailed)?;
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
