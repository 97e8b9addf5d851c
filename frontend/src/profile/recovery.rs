//! What a recovery keeps in this browser: the request while it waits, and what an older device
//! of the profile left unsent.

use domain::{Bytes, DeviceId};
use serde::{Deserialize, Serialize};
use sync::store::StoreError;

use super::{Profiles, read, write};

const REQUEST: &str = "recovery";
const LEFT: &str = "left";

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

    /// Keeps or forgets what an older device left unsent.
    pub(crate) async fn set_left(&self, left: Option<&Left>) -> Result<(), StoreError> {
        write(&self.registry, LEFT, &left).await
    }
}
