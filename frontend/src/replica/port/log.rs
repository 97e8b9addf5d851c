//! The questions about the organisation log.

use app::replica::{LogPort, Noted, Reply};
use domain::organisation::Statement;

use super::BrowserPort;
use crate::account::{cut, noted};

impl LogPort for BrowserPort {
    fn statements(&self) -> Reply<Vec<Statement>> {
        self.reply(|desk| async move { desk.with(|open| open.held.statements_read()) })
    }

    fn noted(&self, what: Noted) -> Reply<Option<String>> {
        self.reply(move |desk| async move { noted::kept(&desk, noted::name(what)).await })
    }

    fn note(&self, what: Noted, mark: String) -> Reply<String> {
        self.reply(move |desk| async move { noted::keep(&desk, noted::name(what), mark).await })
    }

    fn stop_reading(&self) -> Reply<()> {
        self.reply(|desk| async move { cut::stop_reading(&desk).await })
    }
}
