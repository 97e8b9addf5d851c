//! The transport: each mail becomes one `.eml` file.

use std::path::Path;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncFileTransport, AsyncTransport, Message, Tokio1Executor};
use thiserror::Error;

use super::text::Letter;

/// Why a mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum SendError {
    /// The address cannot be written into a mail.
    #[error("the address is refused")]
    Address,
    /// The mail cannot be built.
    #[error("the mail cannot be built")]
    Build,
    /// The folder cannot be written.
    #[error("the folder cannot be written")]
    Folder,
}

impl SendError {
    /// The code shown in lists.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Address => "address_refused",
            Self::Build => "mail_not_built",
            Self::Folder => "folder_not_writable",
        }
    }

    /// Whether trying again cannot help.
    pub(crate) const fn is_final(self) -> bool {
        match self {
            Self::Address | Self::Build => true,
            Self::Folder => false,
        }
    }
}

/// Why mail cannot be sent at all.
#[derive(Debug, Error)]
pub enum TransportError {
    /// The sender is no address.
    #[error("SOUHLAS_MAIL_FROM is not a mail address such as `Firm <crm@example.org>`")]
    Sender,
    /// The folder cannot be made.
    #[error("the mail folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

/// Writes mails into a folder.
pub(crate) struct Transport {
    sender: Mailbox,
    files: AsyncFileTransport<Tokio1Executor>,
}

impl Transport {
    /// A transport into a folder, made if it is missing.
    pub(crate) fn open(folder: &Path, sender: &str) -> Result<Self, TransportError> {
        let sender = sender.parse().map_err(|_bad| TransportError::Sender)?;
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            sender,
            files: AsyncFileTransport::new(folder),
        })
    }

    /// Sends one mail.
    pub(crate) async fn send(&self, letter: &Letter) -> Result<(), SendError> {
        let to: Mailbox = letter.to.parse().map_err(|_bad| SendError::Address)?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(to)
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_bad| SendError::Build)?;
        self.files
            .send(message)
            .await
            .map_err(|_failed| SendError::Folder)?;
        Ok(())
    }
}
