//! Passkeys as second factors (security design, section 2; WebAuthn Level 3).

use domain::{Bytes, Timestamp};
use serde::{Deserialize, Serialize};

use super::FactorReset;

/// A ceremony the server began: what the browser asks the authenticator; good once, for five minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAsked {
    /// What the ceremony is called when its answer is sent.
    pub ceremony: String,
    /// `publicKey` options as JSON, in the form of WebAuthn Level 3.
    pub options: String,
}

/// What the authenticator answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The ceremony.
    pub ceremony: String,
    /// The credential as JSON, as its `toJSON` wrote it.
    pub credential: String,
}

/// `POST /api/passkey/sign-in`: passphrase and passkey; sets the session cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeySignIn {
    /// E-mail.
    pub email: String,
    /// Sign-in branch of the stretched passphrase.
    pub auth: Bytes,
    /// The answer to the ceremony that `POST /api/passkey/begin` `{ email }` began.
    pub passkey: PasskeyAnswer,
}

/// `POST /api/passkeys/begin` → [`PasskeyAsked`]: a new passkey of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What it is called in lists.
    pub name: String,
}

/// `POST /api/passkeys/remove`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovePasskey {
    /// Its id in the list.
    pub id: Bytes,
}

/// `GET /api/factors` → the caller's second factors; there is always one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factors {
    /// Whether codes of an app are one of them.
    pub app: bool,
    /// Passkeys, in the order in which they were added.
    pub passkeys: Vec<PasskeyRow>,
    /// Whether this server's address can have passkeys.
    pub possible: bool,
    /// A reset that an administrator asked for, until it is used or over.
    pub reset: Option<FactorReset>,
}

/// A passkey in the list of its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRow {
    /// What removes it.
    pub id: Bytes,
    /// Its name.
    pub name: String,
    /// When it was added.
    pub since: Timestamp,
    /// When it was last used.
    pub last_use: Option<Timestamp>,
    /// Whether its counter went back, as a copy's does; it is accepted no more.
    pub doubted: bool,
}
