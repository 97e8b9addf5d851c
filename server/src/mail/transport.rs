//! The transport: each mail becomes one `.eml` file.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use tempfile::NamedTempFile;
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
    folder: PathBuf,
}

impl Transport {
    /// A transport into a folder, made if it is missing.
    pub(crate) fn open(folder: &Path, sender: &str) -> Result<Self, TransportError> {
        let sender = sender.parse().map_err(|_bad| TransportError::Sender)?;
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            sender,
            folder: folder.to_owned(),
        })
    }

    /// Sends one mail; the file is on the disk, whole and named after the mail's id, when this returns.
    pub(crate) async fn send(&self, id: &str, letter: &Letter) -> Result<(), SendError> {
        let to: Mailbox = letter.to.parse().map_err(|_bad| SendError::Address)?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(to)
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_bad| SendError::Build)?;
        let (folder, name) = (self.folder.clone(), format!("{id}.eml"));
        tokio::task::spawn_blocking(move || write(&folder, &name, &message.formatted()))
            .await
            .map_err(|_panicked| SendError::Folder)?
            .map_err(|_failed| SendError::Folder)
    }
}

/// Writes a file that appears under its name only once it is whole: whatever watches the folder reads no half mail.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name))?;
    Ok(())
}
