//! What a device with an open vault may do with the bytes of sealed files.

use domain::RecordId;
use domain::record::Row;
use sync::blob::Cut;
use sync::message::account::{ApiErrorCode, BlobState};
use sync::server::Viewer;
use sync::server::act::Act;
use sync::server::blob::{brings, fetches};
use sync::store::organisation::Load;

use super::SyncHandle;
use crate::error::Problem;

impl SyncHandle {
    /// Says what lies under a document that the user brought or reads.
    pub(crate) async fn blob(&self, record: RecordId) -> Result<BlobState, Problem> {
        let (row, viewer) = (self.document(record).await?, self.viewer());
        if !brings(viewer, &row) && !fetches(viewer, &row) {
            return Err(absent());
        }
        self.caller.state.blobs.state(record).await
    }

    /// Gives a chunk of a file that the user reads; the first one is an act.
    pub(crate) async fn chunk(&self, record: RecordId, n: u32) -> Result<Vec<u8>, Problem> {
        let row = self.document(record).await?;
        if !fetches(self.viewer(), &row) {
            return Err(absent());
        }
        let state = &self.caller.state;
        let chunk = state.blobs.chunk(record, n).await?.ok_or_else(absent)?;
        if n == 0 {
            state.driver.audit(self.handed_out(&row)).await?;
        }
        Ok(chunk)
    }

    /// Keeps a chunk of a file whose document a device of the user wrote.
    pub(crate) async fn put_chunk(
        &self,
        record: RecordId,
        place: (Cut, u32),
        bytes: Vec<u8>,
    ) -> Result<(), Problem> {
        if !brings(self.viewer(), &self.document(record).await?) {
            return Err(absent());
        }
        let blobs = &self.caller.state.blobs;
        blobs.put(record, place, bytes).await?;
        // An erasure may have come in between; then nothing of the file stays.
        match self.document(record).await {
            Err(gone) if gone.code() == ApiErrorCode::NotFound => {
                blobs.delete(record).await?;
                Err(gone)
            }
            still => still.map(drop),
        }
    }

    async fn document(&self, record: RecordId) -> Result<Row, Problem> {
        let load = Load {
            records: vec![record],
            ..Load::default()
        };
        let mut loaded = self.caller.state.driver.load(load).await?;
        loaded.rows.remove(&record).ok_or_else(absent)
    }

    fn viewer(&self) -> Viewer<'_> {
        Viewer {
            organisation: &self.caller.organisation,
            user: self.caller.user(),
        }
    }

    fn handed_out(&self, row: &Row) -> Act {
        Act {
            actor: Some(self.caller.user()),
            device: Some(self.device),
            act: "file_handed_out".to_owned(),
            record: Some(row.id),
            subject: Some(row.subject),
            fields: row
                .file_key()
                .map(|(field, _)| field.to_string())
                .into_iter()
                .collect(),
        }
    }
}

fn absent() -> Problem {
    Problem::of(ApiErrorCode::NotFound)
}
