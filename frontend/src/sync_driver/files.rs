//! Bringing files to the server, behind the operations that made their documents.

use std::rc::Rc;

use app::replica::Refusal;
use domain::RecordId;
use sync::blob::Cut;
use sync::message::account::{ApiErrorCode, BlobState};
use sync::store::device::{Request, Shelf};
use wasm_bindgen_futures::spawn_local;

use super::session;
use crate::desk::Desk;
use crate::replica::files::{self, Gone};
use crate::replica::open::Open;
use crate::replica::publish;
use crate::{clock, environment, profile, random, transport};

/// Between two looks for something to bring.
const PAUSE_MS: u32 = 3_000;
/// The longest pause after a failure.
const LONGEST_MS: u32 = 5 * 60 * 1000;

/// Brings what waits while the replica is open; what was cut off goes on where it stood.
pub(super) fn start(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let mut pause = PAUSE_MS;
        while desk.is_current(session) {
            if environment::is_online() {
                pause = match bring_all(&desk).await {
                    Ok(()) => PAUSE_MS,
                    Err(_) => (pause * 2).min(LONGEST_MS),
                };
            }
            clock::wait(pause + random::below(pause)).await;
        }
    });
}

async fn bring_all(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let due = desk.with(|open| open.signed_in.then(|| open.files.due(open)))?;
    for record in due.unwrap_or_default() {
        match bring(desk, record).await {
            Ok(()) => dropped(desk, record).await?,
            Err(Refusal::Api(ApiErrorCode::NotFound, _)) => not_known(desk, record).await?,
            Err(Refusal::Api(
                code @ (ApiErrorCode::FileDiffers
                | ApiErrorCode::TooLarge
                | ApiErrorCode::Malformed),
                _,
            )) => desk.change(|open| open.files.refuse(record, code))?,
            Err(later) => return Err(later),
        }
        publish::status(desk);
    }
    Ok(())
}

/// Asks what is there and sends the rest.
async fn bring(desk: &Rc<Desk>, record: RecordId) -> Result<(), Refusal> {
    let known = desk.with(|open| {
        let mark = open.files.mark(record)?;
        Some((Rc::clone(&open.store), mark.length))
    })?;
    let Some((store, length)) = known else {
        return Ok(());
    };
    let cut = Cut::of(length).ok_or(Refusal::Api(ApiErrorCode::TooLarge, None))?;
    let path = format!("/sync/blob/{record}");
    let state: BlobState = session::unlocked(desk, || transport::get(&path)).await?;
    for n in cut.missing(&state.held) {
        let chunk = files::chunk(&store, (Shelf::Outgoing, record, n)).await?;
        let chunk = chunk.ok_or(Refusal::StorageFailed)?;
        let path = format!("{path}/{n}?length={length}");
        session::unlocked(desk, || transport::blob::put(&path, &chunk)).await?;
    }
    Ok(())
}

/// The server knows no such document of this user: it was put aside, or erased. While it is held here
/// the server may only be behind, as after a restore.
async fn not_known(desk: &Rc<Desk>, record: RecordId) -> Result<(), Refusal> {
    let held = |open: &Open| open.held.rows().contains_key(&record);
    if desk.with(held)? {
        return Err(Refusal::Api(ApiErrorCode::NotFound, None));
    }
    dropped(desk, record).await
}

async fn dropped(desk: &Rc<Desk>, record: RecordId) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let done = store.execute(Request::DropFile(record)).await;
    done.map_err(|error| profile::refusal(&error))?;
    desk.change(|open| {
        open.files.forget(&Gone {
            whole: vec![record],
            fetched: Vec::new(),
        });
    })
}
