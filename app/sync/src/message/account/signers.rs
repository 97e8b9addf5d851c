//! The kit used to change who may sign for the organisation (security design, section 4).

use domain::organisation::{PairWrap, SignedStatement, Signers};
use domain::{Bytes, Timestamp};
use serde::{Deserialize, Serialize};

use crate::message::v1::ClassSecretWrap;

/// `POST /api/signers/ask` [`Signers`] and `GET /api/signers` → the own request; none without
/// one, and after it was used or a week old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignersAsked {
    /// Who is to be named.
    pub signers: Signers,
    /// From when the kit can be used.
    pub ready_at: Timestamp,
    /// Where it stands.
    pub standing: SignersStanding,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignersStanding {
    /// The administrators can still refuse it.
    Waiting,
    /// An administrator refused it.
    Refused,
    /// The kit can be used.
    Ready,
}

/// `POST /api/signers/open` → what the kit opens; nothing in it opens without code A.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignersOpened {
    /// Who is to be named.
    pub signers: Signers,
    /// The log.
    pub statements: Vec<SignedStatement>,
    /// Class secrets sealed to the recovery key.
    pub secrets: Vec<ClassSecretWrap>,
    /// OrgRoot sealed to the recovery key.
    pub org_root: Bytes,
    /// The recovery key wrapped with kit code A.
    pub recovery: Bytes,
}

/// `POST /api/signers/finish`: the new names and, as after each use of the kit, a new recovery
/// key, new epochs and a new kit; the request dies with success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignersFinish {
    /// The statements, following the newest one: `recovery`, `admins`, then `class_epoch` by the
    /// device of the session.
    pub statements: Vec<SignedStatement>,
    /// Class secrets of the new epochs, and older ones for this device.
    pub secrets: Vec<ClassSecretWrap>,
    /// Class secrets of older epochs, sealed to the new recovery key.
    pub older: Vec<ClassSecretWrap>,
    /// OrgRoot sealed to the new recovery key.
    pub org_root: Bytes,
    /// The new recovery key wrapped with the new kit's code A.
    pub recovery: Bytes,
    /// Backup identity's public form, from the new kit's code B.
    pub backup_recipient: Bytes,
    /// The new recovery key sealed to every pair of the holders that the new `recovery` names.
    #[serde(default)]
    pub pairs: Vec<PairWrap>,
}
