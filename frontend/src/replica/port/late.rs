//! The questions about values that came late from removed users.

use app::replica::{Done, LatePort, Reply};
use domain::{FieldId, OpId, RecordId};

use super::BrowserPort;
use crate::replica::late;

impl LatePort for BrowserPort {
    fn open_late(&self, record: RecordId, field: FieldId, op: OpId) -> Reply<String> {
        self.reply(move |desk| async move { late::open(&desk, record, field, op).await })
    }

    fn take_late_over(&self, record: RecordId, field: FieldId, op: OpId) -> Reply<Done> {
        self.reply(move |desk| async move { late::take_over(&desk, record, field, op).await })
    }
}
