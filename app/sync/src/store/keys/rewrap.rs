//! What a key store does with a re-wrap, decided from what it holds of the data key
//! (`security.md`, section 3, DEKs); every adapter writes under a guard that nothing moved since.

use domain::record::{Class, DekWrap, ReWrap, WrapConfirmation, WrapForm};
use domain::{Bytes, DeviceId, Hash, Signature, SubjectId};
use serde::{Deserialize, Serialize};

/// Re-wraps of one wrap that wait at most; one is enough, the others are for the case of garbage.
const MAX_WAITING: usize = 4;

/// A re-wrap as a key store holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldReWrap {
    /// As it was made; without the bytes of its wrap once it was dropped.
    pub made: ReWrap,
    /// Where it stands.
    pub state: ReWrapState,
}

/// Where a re-wrap stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReWrapState {
    /// The wrap it was made from is still there.
    Waiting,
    /// A device said that it holds the same data key, and signed that.
    Confirmed {
        /// The device.
        device: DeviceId,
        /// Its signature.
        signature: Signature,
    },
    /// It was refused, another one took its place, or it was wrapped again; its number stays taken.
    Dropped,
}

/// Names a re-wrap with the bytes it had when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReWrapName {
    /// The subject.
    pub subject: SubjectId,
    /// The class.
    pub class: Class,
    /// The data key.
    pub dek: [u8; 8],
    /// Its number.
    pub number: u32,
    /// SHA-256 of the bytes of its wrap.
    pub wrap: Hash,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// It was done before.
    Known,
    /// What was asked for no longer fits what is held.
    Moved,
    /// It is to be written, if what is named did not change since.
    Write(T),
}

/// Where a wrap lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among those that were added.
    Added(WrapForm),
    /// Among the confirmed re-wraps.
    Again(u32),
}

/// What a confirmation changes besides the re-wrap itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirming {
    /// The wrap that goes, as it is.
    pub before: (Place, DekWrap),
    /// Numbers of the re-wraps of the same wrap that waited beside it.
    pub others: Vec<u32>,
}

/// Decides about a new re-wrap; the wrap it was made from must not change until it is written.
#[must_use]
pub fn add(added: &[DekWrap], again: &[HeldReWrap], made: &ReWrap) -> Step<(Place, DekWrap)> {
    let same: Vec<_> = again
        .iter()
        .filter(|held| key_of(&held.made.wrap) == key_of(&made.wrap))
        .collect();
    if same
        .iter()
        .any(|held| held.made == *made && held.state != ReWrapState::Dropped)
    {
        return Step::Known;
    }
    let newest = same.iter().map(|held| held.made.number).max().unwrap_or(0);
    let waiting = same
        .iter()
        .filter(|held| held.state == ReWrapState::Waiting && held.made.before == made.before);
    if made.number != newest.saturating_add(1) || waiting.count() >= MAX_WAITING {
        return Step::Moved;
    }
    live(added, again, &made.wrap, made.before).map_or(Step::Moved, Step::Write)
}

/// Decides about a confirmation.
#[must_use]
pub fn confirm(
    added: &[DekWrap],
    again: &[HeldReWrap],
    word: &WrapConfirmation,
) -> Step<Confirming> {
    let Some(held) = again.iter().find(|held| word.names(&held.made)) else {
        return Step::Moved;
    };
    match held.state {
        ReWrapState::Confirmed { .. } => return Step::Known,
        ReWrapState::Dropped => return Step::Moved,
        ReWrapState::Waiting => {}
    }
    let Some(before) = live(added, again, &held.made.wrap, word.before) else {
        return Step::Moved;
    };
    let others = again.iter().filter(|other| {
        key_of(&other.made.wrap) == key_of(&held.made.wrap)
            && other.made.before == word.before
            && other.made.number != word.number
            && other.state == ReWrapState::Waiting
    });
    Step::Write(Confirming {
        before,
        others: others.map(|other| other.made.number).collect(),
    })
}

/// Decides about taking a refused re-wrap away.
#[must_use]
pub fn drop_refused(again: &[HeldReWrap], name: &ReWrapName) -> Step<()> {
    let key = (name.subject, name.class, name.dek);
    let held = again
        .iter()
        .find(|held| key_of(&held.made.wrap) == key && held.made.number == name.number);
    match held.map(|held| (held.state, Hash::of(held.made.wrap.wrap.as_slice()))) {
        Some((ReWrapState::Waiting, wrap)) if wrap == name.wrap => Step::Write(()),
        Some((ReWrapState::Dropped, _)) => Step::Known,
        Some((ReWrapState::Waiting | ReWrapState::Confirmed { .. }, _)) | None => Step::Moved,
    }
}

impl HeldReWrap {
    /// Says whether its wrap is handed out: it may open.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.state != ReWrapState::Dropped
    }

    /// Takes its bytes away.
    pub fn drop_bytes(&mut self) {
        self.state = ReWrapState::Dropped;
        self.made.wrap.wrap = Bytes::default();
    }
}

/// The wrap of those bytes, if it counts: a re-wrap that nobody confirmed is none to go on from.
fn live(
    added: &[DekWrap],
    again: &[HeldReWrap],
    of: &DekWrap,
    bytes: Hash,
) -> Option<(Place, DekWrap)> {
    let fits =
        |wrap: &DekWrap| key_of(wrap) == key_of(of) && Hash::of(wrap.wrap.as_slice()) == bytes;
    let added = added.iter().find(|wrap| fits(wrap));
    let added = added.map(|wrap| (Place::Added(wrap.form), wrap.clone()));
    added.or_else(|| {
        let mut again = again.iter();
        let held = again.find(|held| {
            matches!(held.state, ReWrapState::Confirmed { .. }) && fits(&held.made.wrap)
        });
        held.map(|held| (Place::Again(held.made.number), held.made.wrap.clone()))
    })
}

const fn key_of(wrap: &DekWrap) -> (SubjectId, Class, [u8; 8]) {
    (wrap.subject, wrap.class, wrap.dek)
}
