//! Taking a copy: signed by its maker's device, of fields the maker reads, for somebody lawful.

use domain::access::Role;
use domain::organisation::Organisation;
use domain::record::{Class, CopyFront, CopyManifest, CopyRecipient};
use domain::{DeviceId, UserId};
use sync::message::account::{ApiErrorCode, CopyUpload};
use sync::proof;
use sync::store::control::Table;

use super::{StoredCopy, code, place, point};
use crate::error::Problem;
use crate::lockbox;
use crate::mail::text;
use crate::state::AppState;

/// Who leaves a copy.
#[derive(Clone, Copy)]
pub(crate) struct Maker<'a> {
    /// The user.
    pub(crate) user: UserId,
    /// The device whose open vault is proven.
    pub(crate) device: DeviceId,
    /// The organisation.
    pub(crate) organisation: &'a Organisation,
}

/// Takes a copy; one for the person sends a code to the person's own address.
pub(crate) async fn keep(
    state: &AppState,
    maker: Maker<'_>,
    upload: CopyUpload,
) -> Result<(), Problem> {
    let front = front(state, maker, &upload)?;
    let classes = place::classes(state, maker, &upload).await?;
    let letter = match front.recipient {
        CopyRecipient::Person => Some(point::of(state, maker, &upload).await?),
        CopyRecipient::Support => {
            for_support(state, maker, (&upload, &front), &classes).await?;
            None
        }
        CopyRecipient::Controller => {
            for_controller(maker, &upload)?;
            None
        }
    };
    let code = letter.is_some().then(code::make);
    let stored = StoredCopy {
        copy: front.copy,
        subject: upload.subject,
        purpose: front.purpose,
        recipient: front.recipient,
        fields: upload.fields,
        maker: maker.user,
        lockbox: upload.lockbox,
        code: code
            .as_deref()
            .map(|code| code::hash(&state.secrets, front.copy, code)),
        made_at: state.clock.now(),
        expires: front.expires,
        handed_out: None,
        sealed: Some(upload.sealed),
    };
    store(state, &stored).await?;
    if let Some((point, code)) = letter.zip(code) {
        let letter = text::copy_code(
            point.locale,
            &point.address,
            &maker.organisation.name,
            &code,
        );
        state.mail.keep("copy_code", letter).await?;
    }
    let act = stored.act("copy_made", Some(maker.user));
    let device = Some(maker.device);
    state
        .driver
        .audit(sync::server::act::Act { device, ..act })
        .await
}

/// What stands in front of it, if that is what was signed and listed.
fn front(state: &AppState, maker: Maker<'_>, upload: &CopyUpload) -> Result<CopyFront, Problem> {
    let malformed = || Problem::of(ApiErrorCode::Malformed);
    let front = CopyFront::read(upload.sealed.as_slice()).ok_or_else(malformed)?;
    let manifest = CopyManifest::of(upload.fields.iter().cloned()).ok_or_else(malformed)?;
    let sound = front.lives(state.clock.now())
        && front.purpose.goes_to(front.recipient)
        && front.manifest == manifest.hash()
        && upload.device == maker.device
        && proof::copy_fits(maker.organisation, maker.user, upload);
    sound.then_some(front).ok_or_else(malformed)
}

/// A copy to support is one of an open lockbox that the maker approved, and ends with it.
async fn for_support(
    state: &AppState,
    maker: Maker<'_>,
    (upload, front): (&CopyUpload, &CopyFront),
    classes: &[Class],
) -> Result<(), Problem> {
    let over = || Problem::of(ApiErrorCode::LockboxOver);
    let id = upload.lockbox.ok_or_else(over)?;
    let case = lockbox::find(state, id).await?.ok_or_else(over)?;
    let until = case.approval.map(|signed| signed.approval.until);
    let now = state.clock.now();
    let fits = case.takes(maker.user, upload.subject, classes, now)
        && until.is_some_and(|until| front.expires <= until)
        && upload.contact.is_none();
    fits.then_some(()).ok_or_else(over)
}

/// Data leaves to another controller through who answers for privacy.
fn for_controller(maker: Maker<'_>, upload: &CopyUpload) -> Result<(), Problem> {
    let roles = maker.organisation.roles(maker.user);
    let plain = upload.contact.is_none() && upload.lockbox.is_none();
    (plain && roles.contains(&Role::PrivacyOfficer))
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::NotFound))
}

/// An id is used once; a second upload of it changes nothing.
async fn store(state: &AppState, stored: &StoredCopy) -> Result<(), Problem> {
    let id = stored.copy.to_string();
    let first = state.control.put(Table::SealedCopy, &id, 0, stored).await?;
    first
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::Malformed))
}

/// Where the code goes.
pub(super) struct CodePoint {
    /// The address.
    pub(super) address: String,
    /// The person's language.
    pub(super) locale: app::Locale,
}
