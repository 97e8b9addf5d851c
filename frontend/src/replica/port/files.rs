//! The questions about files.

use app::replica::{ClearFile, Done, FilePort, Reply, WaitingFile};
use domain::RecordId;

use super::BrowserPort;
use crate::replica::files;

impl FilePort for BrowserPort {
    fn attach(&self, contact: RecordId, file: ClearFile) -> Reply<Done> {
        self.reply(move |desk| async move { files::attach(&desk, contact, file).await })
    }

    fn open_file(&self, document: RecordId) -> Reply<ClearFile> {
        self.reply(move |desk| async move { files::open(&desk, document).await })
    }

    fn waiting_files(&self) -> Reply<Vec<WaitingFile>> {
        self.reply(|desk| async move { desk.with(|open| open.files.waiting()) })
    }
}
