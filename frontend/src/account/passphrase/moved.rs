//! A device that still opens with the passphrase from before a change elsewhere.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use sync::message::account::{ApiErrorCode, KdfParams};

use super::promote;
use crate::account::{Flow, sign_in};
use crate::desk::Desk;
use crate::profile::Identity;
use crate::vault::message::Rewrap;

/// Signed in, while this device still opens with the passphrase from before.
pub(crate) struct Moved {
    identity: Identity,
    account: KdfParams,
    auth: Bytes,
}

/// Remembers that the server took a passphrase which does not open this device.
pub(crate) fn moved(desk: &Rc<Desk>, identity: Identity, account: KdfParams, auth: Bytes) {
    *desk.flow.borrow_mut() = Flow::Moved(Box::new(Moved {
        identity,
        account,
        auth,
    }));
}

/// Opens this device with its old passphrase once more and gives it the new one.
pub(crate) async fn adopt(desk: &Rc<Desk>, old: String, new: String) -> Result<(), Refusal> {
    let (identity, account, auth) = match &*desk.flow.borrow() {
        Flow::Moved(moved) => (
            moved.identity.clone(),
            moved.account.clone(),
            moved.auth.clone(),
        ),
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Help(_)
        | Flow::Enrolling(_) => {
            return Err(Refusal::Locked);
        }
    };
    let rewrap = Rewrap {
        device: identity.device.clone(),
        account,
        old,
        new: new.clone(),
    };
    let wrapped = desk.vault.adopt(rewrap).await?;
    // What was typed since must still be what the server took.
    if wrapped.auth != auth {
        return Err(Refusal::Api(ApiErrorCode::PassphraseWrong, None));
    }
    let device = wrapped.device;
    let identity = promote(desk, Identity { device, ..identity }).await?;
    *desk.flow.borrow_mut() = Flow::None;
    sign_in::open(desk, identity, new, true).await
}
