//! Stretching a passphrase in a worker of its own, which gives its memory back; where none can be
//! started, on the spot.

mod nested;
mod serve;

use std::cell::RefCell;

use crypto::passphrase::{Params, Stretched};
use sync::message::account::KdfParams;

use super::cabinet::Cabinet;
use crate::vault::message::{Answer, Why};
pub(crate) use nested::Nested;
pub(crate) use serve::stretch;

/// What the worker that stretches runs.
const SCRIPT: &str = "/stretch.js";

/// Stretches a passphrase, one after the other, and keeps the result for the next act.
pub(crate) async fn answer(
    cabinet: &RefCell<Cabinet>,
    passphrase: &str,
    kdf: &KdfParams,
    highest: Option<&KdfParams>,
) -> Result<Answer, Why> {
    let turn = cabinet.borrow().turn();
    let _mine = turn.lock().await;
    let params = cabinet.borrow().may_stretch(kdf, highest)?;
    match apart(cabinet, passphrase, &params).await? {
        Some(stretched) => Ok(cabinet.borrow_mut().keep(params, stretched)),
        None => cabinet.borrow_mut().stretch(passphrase, kdf, highest),
    }
}

/// Asks a worker that ends with its answer; a hand-over ends it before.
async fn apart(
    cabinet: &RefCell<Cabinet>,
    passphrase: &str,
    params: &Params,
) -> Result<Option<Stretched>, Why> {
    let Some((nested, answered)) = Nested::start(SCRIPT, passphrase, params) else {
        return Ok(None);
    };
    cabinet.borrow_mut().nested = Some(nested);
    let stretched = answered.await;
    let still = cabinet.borrow_mut().nested.take();
    still.ok_or(Why::Locked)?;
    Ok(stretched.ok().flatten())
}
