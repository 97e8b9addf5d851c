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

/// Tries each file; one that has to wait holds no other up.
async fn bring_all(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let due = desk.with(|open| open.signed_in.then(|| open.files.due(open)))?;
    let mut all = Ok(());
    for record in due.unwrap_or_default() {
        match settle(desk, record).await {
            Err(none @ (Refusal::Offline | Refusal::Locked)) => return Err(none),
            settled => all = all.and(settled),
        }
        publish::status(desk);
    }
    all
}

async fn settle(desk: &Rc<Desk>, record: RecordId) -> Result<(), Refusal> {
    match after(bring(desk, record).await) {
        After::Brought => dropped(desk, record).await,
        After::NotKnown => not_known(desk, record).await,
        After::Refused(code) => desk.change(|open| open.files.refuse(record, code)),
        After::Later(why) => Err(why),
    }
}

/// What becomes of a file after a try.
#[derive(Debug, PartialEq, Eq)]
enum After {
    /// All of it is at the server.
    Brought,
    /// The server knows no such document of this user.
    NotKnown,
    /// The server does not take it as it is, however often it is sent.
    Refused(ApiErrorCode),
    /// What is in the way passes.
    Later(Refusal),
}

fn after(tried: Result<(), Refusal>) -> After {
    match tried {
        Ok(()) => After::Brought,
        Err(Refusal::Api(ApiErrorCode::NotFound, _)) => After::NotKnown,
        Err(Refusal::Api(
            code @ (ApiErrorCode::FileDiffers | ApiErrorCode::TooLarge | ApiErrorCode::Malformed),
            _,
        )) => After::Refused(code),
        Err(later) => After::Later(later),
    }
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn told(code: ApiErrorCode) -> After {
        after(Err(Refusal::Api(code, None)))
    }

    #[wasm_bindgen_test]
    fn a_file_waits_for_what_passes_and_only_a_lasting_no_is_one() {
        for passing in [
            Refusal::Offline,
            Refusal::Locked,
            Refusal::StorageFailed,
            Refusal::Api(ApiErrorCode::Busy, None),
            Refusal::Api(ApiErrorCode::TooManyTries, None),
            Refusal::Api(ApiErrorCode::SessionOver, None),
            Refusal::Api(ApiErrorCode::DeviceRevoked, None),
            Refusal::Api(ApiErrorCode::Internal, None),
        ] {
            assert_eq!(after(Err(passing.clone())), After::Later(passing));
        }
        let differs = ApiErrorCode::FileDiffers;
        assert_eq!(told(differs), After::Refused(differs));
        assert_eq!(told(ApiErrorCode::NotFound), After::NotKnown);
        assert_eq!(after(Ok(())), After::Brought);
    }
}
