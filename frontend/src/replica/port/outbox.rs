//! The questions about waiting changes as a whole.

use app::replica::{LoadedCopy, OutboxPort, Reply};

use super::BrowserPort;
use crate::account::outbox_file;

impl OutboxPort for BrowserPort {
    fn save_outbox(&self) -> Reply<usize> {
        self.reply(|desk| async move { outbox_file::save(&desk).await })
    }

    fn load_outbox(&self, file: Vec<u8>, passphrase: Option<String>) -> Reply<LoadedCopy> {
        self.reply(|desk| async move { outbox_file::load(&desk, &file, passphrase).await })
    }
}
