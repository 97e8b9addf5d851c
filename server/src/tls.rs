//! TLS from files, by rustls with the provider that the database engine brings anyway.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use thiserror::Error;

use crate::config::TlsFiles;

/// Why TLS cannot be spoken with the named files.
#[derive(Debug, Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error(
        "{setting} names {path}, which cannot be read ({cause}): name a file that the server's user may read"
    )]
    Unreadable {
        /// The setting that names it.
        setting: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The file holds something else.
    #[error(
        "{setting} names {path}, which holds no {wanted} in PEM: look whether both settings name the right files"
    )]
    Foreign {
        /// The setting that names it.
        setting: &'static str,
        /// The file.
        path: PathBuf,
        /// What should be in it.
        wanted: &'static str,
    },
    /// Certificate and key are not a pair, or are of a kind that nobody accepts.
    #[error(
        "the certificate of SOUHLAS_TLS_CERT and the key of SOUHLAS_TLS_KEY cannot be used together ({0}): name the key that this certificate was made for, the server's own certificate first in its file"
    )]
    NoPair(rustls::Error),
}

const CERTIFICATE: &str = "SOUHLAS_TLS_CERT";
const KEY: &str = "SOUHLAS_TLS_KEY";

/// Names one provider for the process: two are linked in, and rustls refuses to guess.
pub fn choose_provider() {
    // A second start in one process, as tests make, finds it chosen.
    let _chosen_already = aws_lc_rs::default_provider().install_default();
}

/// Reads certificate and key.
///
/// # Errors
/// When a file cannot be read, holds something else, or the two are not a pair.
pub fn open(files: &TlsFiles) -> Result<RustlsConfig, TlsError> {
    let chain = certificates(&files.certificate)?;
    let key = private_key(&files.key)?;
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(TlsError::NoPair)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(config)))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let text = read(CERTIFICATE, path)?;
    let chain: Result<Vec<_>, pem::Error> = CertificateDer::pem_slice_iter(&text).collect();
    chain
        .ok()
        .filter(|chain| !chain.is_empty())
        .ok_or_else(|| foreign(CERTIFICATE, path, "certificate"))
}

fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>, TlsError> {
    let text = read(KEY, path)?;
    PrivateKeyDer::from_pem_slice(&text).map_err(|_bad| foreign(KEY, path, "private key"))
}

fn read(setting: &'static str, path: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(path).map_err(|cause| TlsError::Unreadable {
        setting,
        path: path.to_owned(),
        cause,
    })
}

fn foreign(setting: &'static str, path: &Path, wanted: &'static str) -> TlsError {
    TlsError::Foreign {
        setting,
        path: path.to_owned(),
        wanted,
    }
}
