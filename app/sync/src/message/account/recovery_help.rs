//! Recovery by two of its holders in the place of the kit (security design, section 4).
//!
//! A request is asked for, waited for and opened as with the kit. Then a browser shows a one-time
//! key, a first holder hands on what its device opens of their pairs, and a second one, who has
//! compared words with the person by phone, seals the recovery key to the one-time key.

use domain::organisation::{PairWrap, Signers};
use domain::{Bytes, DeviceId, Hash, PublicKey, Timestamp, UserId};
use serde::{Deserialize, Serialize};

/// `POST /api/recovery/help` → [`HelpStanding`]: shows the one-time key and asks how far it is.
/// The same key changes nothing; another one takes its place and drops what was sealed to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskHelp {
    /// The token of the request, which is ready.
    pub token: Bytes,
    /// X25519, made for this request; its private half never leaves the browser.
    pub key: PublicKey,
}

/// `POST /api/signers/help` → [`HelpStanding`]: the same for the own request to change who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignersHelp {
    /// As in [`AskHelp`].
    pub key: PublicKey,
}

/// How far the holders are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpStanding {
    /// Who handed on first; any second one completes.
    pub first: Option<UserId>,
    /// The recovery key sealed to the one-time key, once the second one did it.
    pub sealed: Option<Bytes>,
    /// Whether two holders are there who could help this user.
    pub possible: bool,
}

/// `GET /api/recovery/helping` → what the device of a holder is asked for, oldest first; refused
/// with `not_found` for everybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpOpened {
    /// The signed `recovery` statement that the wraps are bound to; a browser compares it with
    /// the log it trusts.
    pub statement: Hash,
    /// The recovery key of that statement.
    pub recovery: PublicKey,
    /// Requests that are ready and show a key.
    pub requests: Vec<HelpRow>,
}

/// One request as the device of a holder sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpRow {
    /// Names it in the acts below; opens nothing.
    pub request: Bytes,
    /// For whom; the log has the name.
    pub user: UserId,
    /// The e-mail of the account, masked.
    pub email: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Whom it is to name, if it is about who may sign.
    pub signers: Option<Signers>,
    /// The one-time key of the requester; its words are compared by phone.
    pub key: PublicKey,
    /// The wraps that this device opens first, if nobody has handed on to it yet.
    pub pairs: Vec<PairWrap>,
    /// What others handed on to this device; with one of them it completes.
    pub handed_on: Vec<HandedOn>,
    /// Whether this device has handed on.
    pub done: bool,
    /// Whether the recovery key was sealed to the requester's key.
    pub sealed: bool,
}

/// What the first device of a pair opened: still sealed to the other one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOn {
    /// The device that opened first.
    pub outer: DeviceId,
    /// The device that can open the rest.
    pub inner: DeviceId,
    /// The bytes.
    pub bytes: Bytes,
}

/// `POST /api/recovery/hand-on`, with step-up: the first holder, for every pair in
/// [`HelpRow::pairs`] at once, so that any other holder can be the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandOn {
    /// The request.
    pub request: Bytes,
    /// One for each of the pairs.
    pub handed_on: Vec<HandedOn>,
}

/// `POST /api/recovery/seal`, with step-up: the second holder, after comparing the words.
/// Refused with `help_key_changed` when the request shows another key by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealHelp {
    /// The request.
    pub request: Bytes,
    /// The key whose words were compared.
    pub key: PublicKey,
    /// The recovery key sealed to it.
    pub sealed: Bytes,
}
