//! Whether an acceptance was made with the secret of an invitation that this device made; the
//! server's copy of it is not trusted.

use std::rc::Rc;

use app::replica::{CheckedInvite, Refusal};
use domain::InviteId;
use domain::violation::Code;
use sync::message::account::{Invite, InviteClaim};
use sync::proof;

use crate::account::invite::{invites, kept};
use crate::desk::Desk;
use crate::replica::dispatch::refused;

/// An invitation as it was made here, and the claim that was made with its secret.
pub(super) struct Accepted {
    pub(super) invite: Invite,
    pub(super) claim: InviteClaim,
}

/// Lists invitations; says of each that waits whether its claim fits.
pub(crate) async fn checked(desk: &Rc<Desk>) -> Result<Vec<CheckedInvite>, Refusal> {
    let mut checked = Vec::new();
    for pending in invites(desk).await? {
        let proven = match &pending.claim {
            Some(claim) if !pending.certified => {
                match accepted(desk, pending.invite.id, claim).await {
                    Ok(_) => true,
                    Err(Refusal::NotProven) => false,
                    Err(refusal) => return Err(refusal),
                }
            }
            Some(_) | None => false,
        };
        checked.push(CheckedInvite { pending, proven });
    }
    Ok(checked)
}

/// The claims of these invitations, if all of them fit.
pub(super) async fn verified(desk: &Rc<Desk>, ids: &[InviteId]) -> Result<Vec<Accepted>, Refusal> {
    let pending = invites(desk).await?;
    let mut verified = Vec::new();
    for id in ids {
        let found = pending.iter().find(|pending| pending.invite.id == *id);
        let claim = found.and_then(|pending| pending.claim.as_ref());
        let claim = claim.ok_or(refused(Code::NotFound))?;
        verified.push(accepted(desk, *id, claim).await?);
    }
    Ok(verified)
}

async fn accepted(desk: &Rc<Desk>, id: InviteId, claim: &InviteClaim) -> Result<Accepted, Refusal> {
    let invite = kept(desk, id).await?.ok_or(Refusal::NotProven)?;
    if claim.id == id && proof::claim_fits(&invite, claim) {
        let claim = claim.clone();
        Ok(Accepted { invite, claim })
    } else {
        Err(Refusal::NotProven)
    }
}
