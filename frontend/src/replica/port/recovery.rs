//! The questions of recovery.

use app::replica::{RecoveryPort, RecoveryStage, Renewed, Reply};
use sync::message::account::RecoveryRow;

use super::BrowserPort;
use crate::account::recovery;
use crate::sync_driver::session;
use crate::transport;

impl RecoveryPort for BrowserPort {
    fn lost_outbox(&self) -> Reply<usize> {
        self.reply(|desk| async move { recovery::lost::count(&desk).await })
    }

    fn save_lost_outbox(&self) -> Reply<()> {
        self.reply(|desk| async move { recovery::lost::save(&desk).await })
    }

    fn discard_lost_outbox(&self) -> Reply<()> {
        self.reply(|desk| async move { recovery::lost::discard(&desk).await })
    }

    fn recovery_ask(&self, email: String, code: String) -> Reply<RecoveryStage> {
        self.reply(|desk| async move { recovery::ask(&desk, email, code).await })
    }

    fn recovery_ask_with_passkey(&self, email: String) -> Reply<RecoveryStage> {
        self.reply(|desk| async move { recovery::ask_with_passkey(&desk, email).await })
    }

    fn recovery_look(&self) -> Reply<RecoveryStage> {
        self.reply(|desk| async move { recovery::look(&desk).await })
    }

    fn recovery_drop(&self) -> Reply<RecoveryStage> {
        self.reply(|desk| async move { recovery::forget(&desk).await })
    }

    fn recovery_open(&self, code_a: String, passphrase: String) -> Reply<Renewed> {
        self.reply(|desk| async move { recovery::open(&desk, code_a, passphrase).await })
    }

    fn recovery_finish(&self, check_word: String, code: String, locale: String) -> Reply<()> {
        self.reply(|desk| async move { recovery::finish(&desk, check_word, code, locale).await })
    }

    fn recoveries(&self) -> Reply<Vec<RecoveryRow>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/recoveries")).await
        })
    }

    fn refuse_recoveries(&self) -> Reply<()> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::act("/api/recoveries/refuse")).await
        })
    }

    fn renewal_seen(&self) -> Reply<u64> {
        self.reply(|desk| async move { recovery::renewal::seen(&desk).await })
    }

    fn see_renewal(&self, n: u64) -> Reply<()> {
        self.reply(move |desk| async move { recovery::renewal::see(&desk, n).await })
    }
}
