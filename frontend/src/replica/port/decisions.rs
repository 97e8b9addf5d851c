//! The questions about decisions and restored databases.

use std::collections::BTreeMap;

use app::replica::{Choice, DecisionId, DecisionPort, Reply, Version};
use domain::FieldId;

use super::BrowserPort;
use crate::account;
use crate::replica::decisions::{self, decide};
use crate::replica::restored;

impl DecisionPort for BrowserPort {
    fn open_version(&self, id: DecisionId, field: FieldId, version: Version) -> Reply<String> {
        self.reply(
            move |desk| async move { decisions::open_version(&desk, id, field, version).await },
        )
    }

    fn decide(&self, id: DecisionId, choices: BTreeMap<FieldId, Choice>) -> Reply<()> {
        self.reply(move |desk| async move { decide::decide(&desk, id, choices).await })
    }

    fn send_again(&self, id: DecisionId) -> Reply<()> {
        self.reply(move |desk| async move { decide::send_again(&desk, id).await })
    }

    fn let_go(&self, id: DecisionId) -> Reply<()> {
        self.reply(move |desk| async move { decide::let_go(&desk, id).await })
    }

    fn undo_decision(&self, id: DecisionId) -> Reply<()> {
        self.reply(move |desk| async move { decisions::undo(&desk, id).await })
    }

    fn sign_restored(&self, reason: String) -> Reply<()> {
        self.reply(|desk| async move { account::restored::sign(&desk, reason).await })
    }

    fn put_restored_away(&self) -> Reply<()> {
        self.reply(|desk| async move { restored::put_away(&desk).await })
    }
}
