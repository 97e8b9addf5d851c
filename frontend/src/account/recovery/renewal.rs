//! What this device has dismissed of the uses of the kit.

use std::rc::Rc;

use app::replica::Refusal;

use crate::desk::Desk;
use crate::profile;

/// Name of the newest dismissed renewal beside the data; it is a number of the log.
const SEEN: &str = "renewal-seen";

/// Gives the newest statement that renewed recovery and was dismissed here.
pub(crate) async fn seen(desk: &Rc<Desk>) -> Result<u64, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let kept = profile::meta(&store, SEEN).await?;
    let bytes = kept.and_then(|kept| kept.as_slice().try_into().ok());
    Ok(bytes.map_or(0, u64::from_be_bytes))
}

/// Dismisses what is said up to this statement.
pub(crate) async fn see(desk: &Rc<Desk>, n: u64) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    profile::put_meta(&store, SEEN, n.to_be_bytes().to_vec()).await
}
