//! The local store's pages go through WebCrypto, many at once; every other question is answered
//! on the spot.

use std::cell::RefCell;

use domain::Bytes;
use web_crypto::LocalStore;

use super::cabinet::{Cabinet, why};
use crate::random::Browser;
use crate::vault::message::{Answer, Ask, Why};

/// Bytes, each with the name of its place.
type Part = (String, Bytes);

/// Answers one question.
pub(crate) async fn answer(cabinet: &RefCell<Cabinet>, ask: Ask) -> Result<Answer, Why> {
    let store = cabinet.borrow_mut().local_store(&ask);
    match (store, ask) {
        (Some(store), Ask::SealLocal(parts)) => seal(&store, &parts).await,
        (Some(store), Ask::OpenLocal(parts)) => {
            let opened = open(&store, &parts).await?;
            // The tablet may have been handed over meanwhile.
            let still = cabinet.borrow_mut().local_store(&Ask::OpenLocal(parts));
            still.map(|_| opened).ok_or(Why::Locked)
        }
        (_, ask) => cabinet.borrow_mut().answer(ask),
    }
}

async fn seal(store: &LocalStore, parts: &[Part]) -> Result<Answer, Why> {
    let sealed = store.seal_all(named(parts), &mut Browser).await;
    let sealed = sealed.map_err(why)?;
    Ok(Answer::Local(sealed.into_iter().map(Bytes).collect()))
}

async fn open(store: &LocalStore, parts: &[Part]) -> Result<Answer, Why> {
    let opened = store.open_all(named(parts)).await.map_err(why)?;
    // The answer takes the bytes over; a copy of a page would only be one more to wipe.
    let taken = opened
        .into_iter()
        .map(|mut bytes| Bytes(core::mem::take(&mut *bytes)));
    Ok(Answer::Local(taken.collect()))
}

fn named(parts: &[Part]) -> impl Iterator<Item = (&str, &[u8])> {
    parts
        .iter()
        .map(|(label, bytes)| (label.as_str(), bytes.as_slice()))
}
