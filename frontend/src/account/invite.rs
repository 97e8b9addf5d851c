//! Invitations made on this device: the secret travels in the link's fragment, never by us.

use std::rc::Rc;

use app::replica::Refusal;
use crypto::InviteSecret;
use domain::access::Role;
use domain::{Bytes, Hash, InviteId, bytes};
use sync::message::account::{Invite, PendingInvite};

use super::name;
use crate::desk::Desk;
use crate::random::{self, Browser};
use crate::{clock, environment, profile, sync_driver, transport};

/// Seven days.
const LIFE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Makes an invitation and gives its link.
pub(crate) async fn invite(
    desk: &Rc<Desk>,
    user: String,
    email: String,
    role: Role,
) -> Result<String, Refusal> {
    let root = desk.with(|open| open.organisation().map(|organisation| organisation.root))??;
    let secret = InviteSecret::make(&mut Browser);
    let invite = Invite {
        id: random::invite(),
        key: secret.public(),
        name: name(&user),
        email: email.trim().to_owned(),
        role,
        expires_at: clock::now().plus_millis(LIFE_MS),
    };
    keep(desk, &invite).await?;
    sync_driver::session::unlocked(desk, || transport::tell("/api/invite", &invite)).await?;
    Ok(format!(
        "{}/invite#{}.{}.{}",
        environment::origin(),
        bytes::to_base64url(&secret.to_bytes()),
        fingerprint(&root.0),
        invite.id,
    ))
}

/// Reads open invitations.
pub(crate) async fn invites(desk: &Rc<Desk>) -> Result<Vec<PendingInvite>, Refusal> {
    sync_driver::session::unlocked(desk, || transport::get("/api/invites")).await
}

/// The fingerprint of OrgRoot in a link.
pub(crate) fn fingerprint(root: &[u8]) -> Hash {
    Hash::of(root)
}

/// The invitation as it was made on this device; the server's copy is not trusted.
pub(super) async fn kept(desk: &Rc<Desk>, id: InviteId) -> Result<Option<Invite>, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let Some(sealed) = profile::meta(&store, &label(id)).await? else {
        return Ok(None);
    };
    let opened = desk.vault.open_local(vec![(label(id), sealed)]).await?;
    opened
        .first()
        .map(|bytes| postcard::from_bytes(bytes).map_err(|_| Refusal::StorageFailed))
        .transpose()
}

async fn keep(desk: &Rc<Desk>, invite: &Invite) -> Result<(), Refusal> {
    let bytes = postcard::to_allocvec(invite).expect("invitations have known lengths");
    let label = label(invite.id);
    let sealed = desk
        .vault
        .seal_local(vec![(label.clone(), Bytes(bytes))])
        .await?
        .pop()
        .ok_or(Refusal::NotProven)?;
    let store = desk.with(|open| Rc::clone(&open.store))?;
    profile::put_meta(&store, &label, sealed).await
}

fn label(id: InviteId) -> String {
    format!("invite/{id}")
}
