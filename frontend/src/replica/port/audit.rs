//! The questions of the audit.

use app::replica::{AuditPort, Reply};

use super::BrowserPort;
use crate::sync_driver::session;
use crate::transport;

impl AuditPort for BrowserPort {
    fn save_audit(&self) -> Reply<()> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::file::save("/api/admin/audit/file")).await
        })
    }
}
