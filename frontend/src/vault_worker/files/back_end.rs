//! WebCrypto, or `crypto` in a page that has none.

use crypto::attachment::{self, FileInfo, FileTicket};
use crypto::{CryptoError, Result};
use domain::OrgId;
use js_sys::Uint8Array;
use web_crypto::attachment as web;

use crate::random::Browser;

/// Seals one file.
pub(crate) enum Sealing {
    Web(Box<web::FileSealer>),
    Plain(Box<attachment::FileSealer>),
}

/// Opens one file.
pub(crate) enum Opener {
    Web(Box<web::FileOpener>),
    Plain(Box<attachment::FileOpener>),
}

impl Sealing {
    /// Makes the key and seals the header.
    pub(crate) fn start(org: OrgId, file: [u8; 16], info: &FileInfo) -> Result<(Self, Vec<u8>)> {
        match web::FileSealer::start(org, file, info, &mut Browser) {
            Ok((sealer, header)) => Ok((Self::Web(Box::new(sealer)), header)),
            Err(CryptoError::NoKey) => {
                let started = attachment::FileSealer::start(org, file, info, &mut Browser);
                started.map(|(sealer, header)| (Self::Plain(Box::new(sealer)), header))
            }
            Err(error @ (CryptoError::Parameters | CryptoError::Refused | CryptoError::Format)) => {
                Err(error)
            }
        }
    }

    /// Says how many bytes of content the next chunk takes.
    pub(crate) fn wants(&self) -> Option<usize> {
        match self {
            Self::Web(sealer) => sealer.wants(),
            Self::Plain(sealer) => sealer.wants(),
        }
    }

    /// Seals the next chunk.
    pub(crate) async fn chunk(&mut self, content: &[u8]) -> Result<Vec<u8>> {
        match self {
            Self::Web(sealer) => sealer.chunk(content, &mut Browser).await,
            Self::Plain(sealer) => sealer.chunk(content, &mut Browser),
        }
    }

    /// Gives what opens the file.
    pub(crate) fn finish(self) -> Result<FileTicket> {
        match self {
            Self::Web(sealer) => sealer.finish(),
            Self::Plain(sealer) => sealer.finish(),
        }
    }
}

impl Opener {
    /// Opens the header.
    pub(crate) fn start(
        org: OrgId,
        ticket: &FileTicket,
        header: &[u8],
    ) -> Result<(Self, FileInfo)> {
        match web::FileOpener::start(org, ticket, header) {
            Ok((opener, info)) => Ok((Self::Web(Box::new(opener)), info)),
            Err(CryptoError::NoKey) => {
                let started = attachment::FileOpener::start(org, ticket, header);
                started.map(|(opener, info)| (Self::Plain(Box::new(opener)), info))
            }
            Err(error @ (CryptoError::Parameters | CryptoError::Refused | CryptoError::Format)) => {
                Err(error)
            }
        }
    }

    /// Says how many sealed bytes the next chunk has.
    pub(crate) fn wants(&self) -> Option<usize> {
        match self {
            Self::Web(opener) => opener.wants(),
            Self::Plain(opener) => opener.wants(),
        }
    }

    /// Opens the next chunk, into a buffer to be moved.
    pub(crate) async fn chunk(&mut self, sealed: &[u8]) -> Result<Uint8Array> {
        let content = match self {
            Self::Web(opener) => opener.chunk(sealed).await,
            Self::Plain(opener) => opener.chunk(sealed),
        };
        content.map(|content| Uint8Array::from(&content[..]))
    }

    /// Says that the whole file came as it was sealed.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Web(opener) => opener.finish(),
            Self::Plain(opener) => opener.finish(),
        }
    }
}
