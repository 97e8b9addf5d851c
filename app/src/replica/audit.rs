//! The audit, as its page needs it.

use super::Reply;

/// What the browser's replica does about the audit.
pub trait AuditPort {
    /// Has the browser save the whole audit as a file that anyone can verify.
    fn save_audit(&self) -> Reply<()>;
}
