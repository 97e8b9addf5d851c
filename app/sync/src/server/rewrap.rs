//! Which data keys are to be wrapped again, who may do it, and whose word lets the older wrap go
//! (`security.md`, section 3, DEKs). Whether a wrap opens only a reader's device can tell.

mod due;

use domain::DeviceId;
use domain::organisation::Organisation;
use domain::record::{Class, DekWrap, ReWrap, Row, WrapConfirmation, WrapForm};
use domain::{Hash, SubjectId};

use super::view::{Viewer, shown, visible};
use crate::message::account::{ReWrapAnswer, ReWrapWord};
use crate::proof;
use crate::scope::keys_of;
use crate::store::keys::{HeldReWrap, ReWrapState};

pub use due::due;

/// Bytes of a wrap under the class key; every one has these many.
const WRAP_BYTES: usize = 94;

/// What the key store holds for the persons and classes concerned.
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    /// Every wrap that is handed out, re-wraps that wait among them.
    pub wraps: &'a [DekWrap],
    /// The re-wraps, with where they stand.
    pub again: &'a [HeldReWrap],
    /// Classes whose newest epoch is sealed to the recovery key.
    pub recoverable: &'a [Class],
}

impl<'a> Keys<'a> {
    /// The wraps that count: all but the re-wraps that nobody confirmed.
    fn counting(self) -> impl Iterator<Item = &'a DekWrap> {
        self.wraps.iter().filter(move |wrap| {
            !self.again.iter().any(|held| {
                held.state == ReWrapState::Waiting
                    && key_of(&held.made.wrap) == key_of(wrap)
                    && held.made.wrap == **wrap
            })
        })
    }

    /// The wrap of those bytes, if it counts.
    fn wrap(self, of: &DekWrap, bytes: Hash) -> Option<&'a DekWrap> {
        self.counting()
            .find(|wrap| key_of(wrap) == key_of(of) && Hash::of(wrap.wrap.as_slice()) == bytes)
    }
}

/// Names the person and class that an act is about.
#[must_use]
pub const fn subject_of(word: &ReWrapWord) -> (SubjectId, Class) {
    match word {
        ReWrapWord::Made(made) => (made.wrap.subject, made.wrap.class),
        ReWrapWord::Same(word) => (word.subject, word.class),
        ReWrapWord::Refused(name) => (name.subject, name.class),
    }
}

/// Says whether a reader's device may do an act; the key store decides whether it still fits.
///
/// # Errors
/// Gives the answer when it may not.
pub fn judge(
    viewer: Viewer<'_>,
    device: DeviceId,
    row: Option<&Row>,
    keys: Keys<'_>,
    word: &ReWrapWord,
) -> Result<(), ReWrapAnswer> {
    if !reads(viewer, row, subject_of(word)) {
        return Err(ReWrapAnswer::NotReadable);
    }
    match word {
        ReWrapWord::Made(made) => judge_made(viewer, device, keys, made),
        ReWrapWord::Same(word) => judge_same(viewer, device, keys, word),
        ReWrapWord::Refused(_) => Ok(()),
    }
}

/// Inside the view, as for a pull: the row is the user's and shows a value of this class.
fn reads(viewer: Viewer<'_>, row: Option<&Row>, key: (SubjectId, Class)) -> bool {
    row.is_some_and(|row| visible(viewer, row) && keys_of(&shown(viewer, row)).contains(&key))
}

fn judge_made(
    viewer: Viewer<'_>,
    device: DeviceId,
    keys: Keys<'_>,
    made: &ReWrap,
) -> Result<(), ReWrapAnswer> {
    let organisation = viewer.organisation;
    if made.device != device || !proof::rewrap_fits(organisation, made) {
        return Err(ReWrapAnswer::NotSigned);
    }
    let before = keys
        .wrap(&made.wrap, made.before)
        .ok_or(ReWrapAnswer::Moved)?;
    let fits = is_due(organisation, before)
        && made.wrap.form == WrapForm::ClassKey
        && made.wrap.wrap.as_slice().len() == WRAP_BYTES
        && newest(organisation, made.wrap.class) == Some(made.wrap.epoch);
    fits.then_some(()).ok_or(ReWrapAnswer::NotNewer)
}

fn judge_same(
    viewer: Viewer<'_>,
    device: DeviceId,
    keys: Keys<'_>,
    word: &WrapConfirmation,
) -> Result<(), ReWrapAnswer> {
    if word.device != device || !proof::word_fits(viewer.organisation, word) {
        return Err(ReWrapAnswer::NotSigned);
    }
    let held = keys.again.iter().find(|held| word.names(&held.made));
    let made = &held.ok_or(ReWrapAnswer::Moved)?.made;
    let speaks = may_confirm(viewer, keys, made);
    speaks.then_some(()).ok_or(ReWrapAnswer::OwnWord)
}

/// Another user than who made it; a user who is alone, if the kit opens the epoch it is under.
fn may_confirm(viewer: Viewer<'_>, keys: Keys<'_>, made: &ReWrap) -> bool {
    let organisation = viewer.organisation;
    let maker = organisation.devices.get(&made.device);
    if maker.is_some_and(|maker| maker.user != viewer.user) {
        return true;
    }
    let mut present = organisation
        .users
        .values()
        .filter(|user| !user.roles.is_empty());
    let alone = present.next().is_some() && present.next().is_none();
    alone
        && newest(organisation, made.wrap.class) == Some(made.wrap.epoch)
        && keys.recoverable.contains(&made.wrap.class)
}

/// A wrap is due under an older epoch, and when it came through the intake.
fn is_due(organisation: &Organisation, wrap: &DekWrap) -> bool {
    newest(organisation, wrap.class).is_some_and(|newest| match wrap.form {
        WrapForm::ClassKey => wrap.epoch < newest,
        WrapForm::Intake => wrap.epoch <= newest,
    })
}

fn newest(organisation: &Organisation, class: Class) -> Option<u32> {
    Some(organisation.classes.get(&class)?.epoch)
}

const fn key_of(wrap: &DekWrap) -> (SubjectId, Class, [u8; 8]) {
    (wrap.subject, wrap.class, wrap.dek)
}
