//! What who answers for the ledgers, or checks them, may take out.

use super::caller::Caller;
use crate::error::Problem;
use crate::sync_driver::{AuditFile, EvidenceFile, user_act};
use crate::tree_head;

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

    /// The file of the whole audit with its name, up to the entry that says who took it.
    pub(crate) async fn audit_file(&self) -> Result<(String, AuditFile), Problem> {
        let state = &self.0.state;
        let by = self.0.user();
        state
            .driver
            .audit(user_act("audit_exported", Some(by)))
            .await?;
        let head = tree_head::of_all(state, self.0.organisation.id).await?;
        let day = domain::LocalDate::of(self.0.now());
        let name = format!("souhlas-audit-{day}.jsonl");
        Ok((name, AuditFile::new(state.clone(), head)))
    }
}
