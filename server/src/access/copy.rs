//! What a member of staff may do with sealed copies and lockboxes; each act asks for its own
//! right, so that who reads nothing leaves nothing.

use domain::DeviceId;
use domain::access::Role;
use domain::record::CopyRecipient;
use sync::message::account::{
    ApiErrorCode, CopyDelete, CopyHanded, CopyName, CopyRow, CopyUpload, LockboxApprove,
    LockboxName, LockboxRow,
};

use super::caller::Caller;
use crate::copies::{self, Maker};
use crate::error::Problem;
use crate::lockbox;

/// An unlocked session of a trusted device.
#[derive(Clone)]
pub(crate) struct CopyHandle {
    caller: Caller,
    device: DeviceId,
}

impl CopyHandle {
    pub(super) const fn new(caller: Caller, device: DeviceId) -> Self {
        Self { caller, device }
    }

    /// Leaves a copy of fields that the user reads.
    pub(crate) async fn keep(&self, upload: CopyUpload) -> Result<(), Problem> {
        let maker = Maker {
            user: self.caller.user(),
            device: self.device,
            organisation: &self.caller.organisation,
        };
        copies::keep(&self.caller.state, maker, upload).await
    }

    /// The user's own copies.
    pub(crate) async fn own(&self) -> Result<Vec<CopyRow>, Problem> {
        let user = self.caller.user();
        copies::list(&self.caller.state, |copy| copy.maker == user).await
    }

    /// Takes an own copy for another controller back out, to hand it on.
    pub(crate) async fn take(&self, wanted: CopyName) -> Result<CopyHanded, Problem> {
        let user = self.caller.user();
        copies::take(&self.caller.state, user, wanted.copy, |copy| {
            copy.recipient == CopyRecipient::Controller && copy.maker == user
        })
        .await
    }

    /// Deletes one copy, or those about a person.
    pub(crate) async fn delete(&self, what: CopyDelete) -> Result<(), Problem> {
        let (state, user) = (&self.caller.state, self.caller.user());
        let answers = self.caller.has_one_of(&[Role::PrivacyOfficer]);
        match what {
            CopyDelete::Copy(copy) => copies::delete(state, (user, answers), copy).await,
            CopyDelete::Subject(subject) if answers => {
                copies::delete_of(state, subject, Some(user)).await
            }
            CopyDelete::Subject(_) => Err(Problem::of(ApiErrorCode::NotFound)),
        }
    }

    /// The lockboxes that the user asked for or could approve.
    pub(crate) async fn lockboxes(&self) -> Result<Vec<LockboxRow>, Problem> {
        let caller = &self.caller;
        lockbox::list(&caller.state, &caller.organisation, caller.user()).await
    }

    /// Allows a lockbox.
    pub(crate) async fn approve(&self, wanted: LockboxApprove) -> Result<(), Problem> {
        let caller = &self.caller;
        let by = (caller.user(), wanted.lockbox, wanted.yes);
        if wanted.yes.approval.device != self.device {
            return Err(Problem::of(ApiErrorCode::Malformed));
        }
        lockbox::approve(&caller.state, &caller.organisation, by).await
    }

    /// Refuses, withdraws or closes a lockbox.
    pub(crate) async fn end_lockbox(&self, wanted: LockboxName) -> Result<(), Problem> {
        let caller = &self.caller;
        let by = (caller.user(), wanted.lockbox);
        lockbox::end(&caller.state, &caller.organisation, by).await
    }
}
