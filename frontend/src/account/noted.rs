//! What the person at this device has taken note of; kept beside the data, in JSON.

use std::rc::Rc;

use app::replica::{Noted, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::desk::Desk;
use crate::profile;

/// Where a mark lies.
pub(crate) const fn name(what: Noted) -> &'static str {
    match what {
        Noted::Statements => "noted-statements",
        Noted::OwnStatements => "noted-own-statements",
        Noted::Readers => "noted-readers",
    }
}

/// Gives what is kept; a device that asks for the first time keeps what is there.
pub(crate) async fn first<T>(desk: &Rc<Desk>, name: &str, there: T) -> Result<T, Refusal>
where
    T: Serialize + DeserializeOwned,
{
    match kept(desk, name).await? {
        Some(kept) => Ok(kept),
        None => keep(desk, name, there).await,
    }
}

/// Gives what is kept; what cannot be read counts as nothing.
pub(crate) async fn kept<T: DeserializeOwned>(
    desk: &Rc<Desk>,
    name: &str,
) -> Result<Option<T>, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let kept = profile::meta(&store, name).await?;
    Ok(kept.and_then(|kept| serde_json::from_slice(kept.as_slice()).ok()))
}

/// Keeps it, and gives it back.
pub(crate) async fn keep<T: Serialize>(
    desk: &Rc<Desk>,
    name: &str,
    value: T,
) -> Result<T, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let bytes = serde_json::to_vec(&value).map_err(|_| Refusal::StorageFailed)?;
    profile::put_meta(&store, name, bytes).await?;
    Ok(value)
}
