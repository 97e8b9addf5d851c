//! The questions of recovery by two holders.

use app::replica::{HelpPort, HelpRequest, Helped, Renewed, Reply};
use domain::Bytes;

use super::BrowserPort;
use crate::account::{holder, recovery};

impl HelpPort for BrowserPort {
    fn recovery_help(&self) -> Reply<Helped> {
        self.reply(|desk| async move { recovery::help::look(&desk).await })
    }

    fn recovery_open_helped(&self, passphrase: String) -> Reply<Renewed> {
        self.reply(|desk| async move { recovery::help::open(&desk, passphrase).await })
    }

    fn help_requests(&self) -> Reply<Vec<HelpRequest>> {
        self.reply(|desk| async move { holder::requests(&desk).await })
    }

    fn hand_on(&self, request: Bytes) -> Reply<()> {
        self.reply(|desk| async move { holder::hand_on(&desk, request).await })
    }

    fn give_key(&self, request: Bytes, words: String) -> Reply<()> {
        self.reply(|desk| async move { holder::give(&desk, request, words).await })
    }
}
