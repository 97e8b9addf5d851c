//! Where certificate and key lie, when the server speaks TLS itself.

use std::path::PathBuf;

use super::ConfigError;

/// The files of TLS, both in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate with the chain that leads to it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

impl TlsFiles {
    /// Reads both settings, or neither.
    pub(super) fn read(
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, ConfigError> {
        match (lookup("SOUHLAS_TLS_CERT"), lookup("SOUHLAS_TLS_KEY")) {
            (None, None) => Ok(None),
            (Some(certificate), Some(key)) => Ok(Some(Self {
                certificate: PathBuf::from(certificate),
                key: PathBuf::from(key),
            })),
            (Some(_), None) | (None, Some(_)) => Err(ConfigError::HalfTls),
        }
    }
}
