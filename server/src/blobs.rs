//! The bytes of sealed files, `data/blobs`: one folder a document, one file a chunk.

mod folder;
mod sweep;

use std::io;
use std::path::{Path, PathBuf};

use domain::{RecordId, Timestamp};
use sync::blob::Cut;
use sync::message::account::{ApiErrorCode, BlobState};
use sync::store::StoreError;

pub(crate) use sweep::sweep;

use crate::error::Problem;
use folder::Kept;

/// Keeps sealed files; the paths are made of parsed ids and numbers alone.
#[derive(Clone)]
pub(crate) struct Blobs {
    folder: PathBuf,
}

/// What lies under one id, for whoever sweeps.
pub(crate) struct Found {
    pub(crate) record: RecordId,
    pub(crate) state: BlobState,
    pub(crate) touched: Timestamp,
}

impl Blobs {
    /// Keeps files under the data folder.
    pub(crate) fn under(data: &Path) -> Self {
        Self {
            folder: data.join("blobs"),
        }
    }

    /// Says what lies under a document.
    pub(crate) async fn state(&self, record: RecordId) -> Result<BlobState, Problem> {
        let folder = self.of(record);
        apart(move || folder::state(&folder)).await
    }

    /// Keeps a chunk; it is durable when this succeeded. The same chunk once more changes nothing, and what is
    /// there is never replaced.
    pub(crate) async fn put(
        &self,
        record: RecordId,
        (cut, n): (Cut, u32),
        bytes: Vec<u8>,
    ) -> Result<(), Problem> {
        let folder = self.of(record);
        let kept = apart(move || {
            let said = cut.length().to_be_bytes();
            match folder::keep(&folder, folder::LENGTH, &said)? {
                Kept::Other => Ok(Kept::Other),
                Kept::Now | Kept::Already => folder::keep(&folder, &n.to_string(), &bytes),
            }
        });
        match kept.await? {
            Kept::Now | Kept::Already => Ok(()),
            Kept::Other => Err(Problem::of(ApiErrorCode::FileDiffers)),
        }
    }

    /// Reads a chunk; none where it is not there.
    pub(crate) async fn chunk(&self, record: RecordId, n: u32) -> Result<Option<Vec<u8>>, Problem> {
        let path = self.of(record).join(n.to_string());
        apart(move || folder::found(std::fs::read(path))).await
    }

    /// Deletes everything under a document; says whether there was something.
    pub(crate) async fn delete(&self, record: RecordId) -> Result<bool, Problem> {
        let folder = self.of(record);
        apart(move || folder::delete(&folder)).await
    }

    /// Everything that lies here.
    pub(crate) async fn all(&self) -> Result<Vec<Found>, Problem> {
        let folder = self.folder.clone();
        apart(move || folder::all(&folder)).await
    }

    fn of(&self, record: RecordId) -> PathBuf {
        self.folder.join(record.to_string())
    }
}

/// Works on files beside the requests.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_stopped| Problem::broken("work on sealed files was stopped"))?
        .map_err(|error| problem(&error))
}

fn problem(error: &io::Error) -> Problem {
    let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
    if full.contains(&error.kind()) {
        return StoreError::Full.into();
    }
    Problem::broken("sealed files cannot be read or written")
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_full_disk_is_told_as_one_and_passes_later() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
            let told = problem(&kind.into());
            assert_eq!(told.status(), StatusCode::INSUFFICIENT_STORAGE);
            assert_eq!(told.code(), ApiErrorCode::Busy);
        }
        let told = problem(&io::ErrorKind::PermissionDenied.into());
        assert_eq!(told.code(), ApiErrorCode::Internal);
    }
}
