//! Saved acts that no key opened after a forgotten passphrase: they stay sealed in this browser
//! until the user has saved them to a file or discarded them.

use std::rc::Rc;

use app::replica::Refusal;
use domain::violation::Code;

use crate::account::outbox_file::form;
use crate::desk::Desk;
use crate::profile;
use crate::profile::recovery::SealedOutbox;
use crate::replica::dispatch::refused;
use crate::transport::file;

/// Counts them; those of a recovery that was not finished do not count.
pub(crate) async fn count(desk: &Rc<Desk>) -> Result<usize, Refusal> {
    let lost = lost(desk).await?;
    Ok(lost.iter().map(|lost| lost.ops.len()).sum())
}

/// Has the browser save them as they are: sealed, with the wrapped keys of their device.
pub(crate) async fn save(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let outboxes = lost(desk).await?;
    let [first, ..] = &outboxes[..] else {
        return Err(refused(Code::NotFound));
    };
    let name = form::name(first.keys.device);
    let offered = file::offer_bytes(&form::write(&outboxes), &name);
    offered.map_err(|_| Refusal::StorageFailed)
}

/// Forgets them; nothing brings them back.
pub(crate) async fn discard(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let gone = lost(desk).await?;
    let profiles = desk.profiles()?;
    let kept = profiles.lost().await;
    let mut kept = kept.map_err(|error| profile::refusal(&error))?;
    kept.retain(|lost| gone.iter().all(|gone| gone.keys.device != lost.keys.device));
    let written = profiles.set_lost(&kept).await;
    written.map_err(|error| profile::refusal(&error))
}

/// Those of the user who is here, from devices that ended: a recovery that was begun and left
/// ends no device, and its outbox still opens with the passphrase.
async fn lost(desk: &Rc<Desk>) -> Result<Vec<SealedOutbox>, Refusal> {
    let profiles = desk.profiles()?;
    let lost = profiles.lost().await;
    let mut lost = lost.map_err(|error| profile::refusal(&error))?;
    desk.with(|open| {
        let user = open.identity.device.user;
        let organisation = open.held.organisation();
        lost.retain(|lost| {
            let device = lost.keys.device;
            let ended = organisation.and_then(|organisation| organisation.revoked_at(device));
            lost.keys.user == user && ended.is_some()
        });
    })?;
    Ok(lost)
}
