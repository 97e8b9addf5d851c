//! Thirty-two secret bytes that never show themselves and are wiped on drop.

use zeroize::Zeroizing;

use crate::entropy::{Entropy, draw};
use crate::{CryptoError, Result};

/// Writes `Debug` that names the type and shows nothing of it.
macro_rules! hide {
    ($($name:ty),+ $(,)?) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(hidden)"))
            }
        }
    )+};
}
pub(crate) use hide;

/// A 256-bit secret.
#[derive(Clone)]
pub(crate) struct Secret(Zeroizing<[u8; 32]>);

impl Secret {
    pub(crate) fn make(entropy: &mut dyn Entropy) -> Self {
        Self(draw(entropy))
    }

    pub(crate) fn from_array(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Result<Self> {
        let mut array = Zeroizing::new([0; 32]);
        if bytes.len() != array.len() {
            return Err(CryptoError::Format);
        }
        array.copy_from_slice(bytes);
        Ok(Self(array))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

hide!(Secret);
