//! The files of ready-made pages. They live as long as the process: each start begins with none,
//! so no page outlives the state it was made of.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder of numbered files.
pub(crate) struct Files {
    folder: PathBuf,
    newest: AtomicU64,
}

impl Files {
    /// Takes the folder and removes everything in it.
    pub(super) fn emptied(folder: &Path) -> io::Result<Self> {
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            newest: AtomicU64::new(0),
        })
    }

    /// Writes a file under a number that was never used.
    pub(super) async fn write(&self, bytes: &[u8]) -> io::Result<u64> {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        tokio::fs::write(self.path(number), bytes).await?;
        Ok(number)
    }

    /// Reads a file.
    pub(super) async fn read(&self, number: u64) -> io::Result<Vec<u8>> {
        tokio::fs::read(self.path(number)).await
    }

    /// Removes files; one that cannot be removed is never read again and goes at the next start.
    pub(super) fn remove(&self, numbers: &[u64]) {
        for number in numbers {
            if let Err(error) = std::fs::remove_file(self.path(*number)) {
                tracing::warn!(kind = ?error.kind(), "a ready-made page could not be removed");
            }
        }
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(number.to_string())
    }
}
