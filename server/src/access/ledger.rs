//! What who answers for the ledgers, or checks them, may take out.

use super::caller::Caller;
use crate::error::Problem;
use crate::sync_driver::{EvidenceFile, user_act};

/// An unlocked session of a privacy officer or auditor.
#[derive(Clone)]
pub(crate) struct LedgerHandle(Caller);

impl LedgerHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// The evidence file of all ledgers with its name; who took it is in the audit before it
    /// leaves.
    pub(crate) async fn evidence_file(&self) -> Result<(String, EvidenceFile), Problem> {
        let state = &self.0.state;
        let by = self.0.user();
        state
            .driver
            .audit(user_act("ledger_exported", Some(by)))
            .await?;
        let day = domain::LocalDate::of(self.0.now());
        let name = format!("souhlas-ledger-{day}.jsonl");
        Ok((name, EvidenceFile::new(state.clone())))
    }
}
