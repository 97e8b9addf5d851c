//! The questions of who may sign.

use app::replica::{Helped, NewKit, Reply, SignersPort};
use domain::organisation::Signers;
use sync::message::account::SignersAsked;

use super::BrowserPort;
use crate::account::signers;

impl SignersPort for BrowserPort {
    fn signers_asked(&self) -> Reply<Option<SignersAsked>> {
        self.reply(|desk| async move { signers::look(&desk).await })
    }

    fn ask_signers(&self, wanted: Signers) -> Reply<SignersAsked> {
        self.reply(|desk| async move { signers::ask(&desk, wanted).await })
    }

    fn open_signers(&self, code_a: String) -> Reply<NewKit> {
        self.reply(|desk| async move { signers::open(&desk, code_a).await })
    }

    fn signers_help(&self) -> Reply<Helped> {
        self.reply(|desk| async move { signers::help::look(&desk).await })
    }

    fn open_signers_helped(&self) -> Reply<NewKit> {
        self.reply(|desk| async move { signers::help::open(&desk).await })
    }

    fn finish_signers(&self, check_word: String) -> Reply<()> {
        self.reply(|desk| async move { signers::finish(&desk, check_word).await })
    }
}
