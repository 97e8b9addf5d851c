//! What a recovery keeps in this browser: the request while it waits, and what an older device
//! of the profile left unsent.

use domain::{Bytes, DeviceId};
use serde::{Deserialize, Serialize};
use sync::store::StoreError;

use super::{Profiles, read, write};
use crate::vault::message::WrappedDevice;

const REQUEST: &str = "recovery";
const LEFT: &str = "left";
const LOST: &str = "lost";

/// A request to use the kit; who has the token goes on with it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// E-mail of the account.
    pub(crate) email: String,
    /// The token.
    pub(crate) token: Bytes,
}

/// Operations of a device whose passphrase was forgotten, sealed for the device after it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Left {
    /// The device that made them.
    pub(crate) from: DeviceId,
    /// The device that opens them.
    pub(crate) to: DeviceId,
    /// Each under its number.
    pub(crate) ops: Vec<(u64, Bytes)>,
}

/// Operations of a device that the server does not have, sealed, with all that can open them: the
/// passphrase of then its wrapped keys, the kit of then the key of its store.
///
/// Kept where a passphrase was forgotten and no key opened them; saved to a file by whoever asks.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SealedOutbox {
    /// The keys of the device that made them.
    pub(crate) keys: WrappedDevice,
    /// The key of its store, sealed to the recovery key of then.
    pub(crate) store_key: Option<Bytes>,
    /// Each under its number.
    pub(crate) ops: Vec<(u64, Bytes)>,
}

impl Profiles {
    /// The request that this browser made.
    pub(crate) async fn asked(&self) -> Result<Option<Asked>, StoreError> {
        read(&self.registry, REQUEST).await
    }

    /// Keeps or forgets the request.
    pub(crate) async fn set_asked(&self, asked: Option<&Asked>) -> Result<(), StoreError> {
        write(&self.registry, REQUEST, &asked).await
    }

    /// What an older device of this profile left unsent.
    pub(crate) async fn left(&self) -> Result<Option<Left>, StoreError> {
        read(&self.registry, LEFT).await
    }

    /// What older devices left that no key opened.
    pub(crate) async fn lost(&self) -> Result<Vec<SealedOutbox>, StoreError> {
        read(&self.registry, LOST).await
    }

    /// Keeps what no key opened.
    pub(crate) async fn set_lost(&self, lost: &[SealedOutbox]) -> Result<(), StoreError> {
        write(&self.registry, LOST, &lost).await
    }

    /// Keeps or forgets what an older device left unsent.
    pub(crate) async fn set_left(&self, left: Option<&Left>) -> Result<(), StoreError> {
        write(&self.registry, LEFT, &left).await
    }
}
