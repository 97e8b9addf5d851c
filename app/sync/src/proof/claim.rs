//! Whether an invitee's keys come from who holds the invitation.

use super::verify_bytes;
use crate::message::account::{Invite, InviteClaim};

/// Says whether the claim was signed with the secret of the invitation as its maker kept it; what
/// the server says about the invitation does not count.
#[must_use]
pub fn claim_fits(kept: &Invite, claim: &InviteClaim) -> bool {
    claim.id == kept.id && verify_bytes(&kept.key, &claim.signed_bytes(), &claim.signature)
}
