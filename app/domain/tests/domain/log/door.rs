//! The door of the log, for tests of what may enter.

use super::*;

impl Log {
    /// A new statement of the administrator comes in at the door.
    pub(crate) fn enter(&mut self, content: StatementBody) -> Result<(), LogError> {
        self.enter_as(Signer::Device(ADMIN_DEVICE), content)
    }

    pub(crate) fn enter_by_root(&mut self, content: StatementBody) -> Result<(), LogError> {
        self.enter_as(Signer::OrgRoot, content)
    }

    /// A statement of the administrator is read from a log that was accepted before.
    pub(crate) fn read(&mut self, content: StatementBody) -> Result<(), LogError> {
        self.by(ADMIN_DEVICE, content)
    }

    fn enter_as(&mut self, signer: Signer, content: StatementBody) -> Result<(), LogError> {
        let (n, prev) = (self.organisation.n + 1, self.organisation.head);
        let (statement, hash) = statement(n, prev, signer, content);
        self.organisation.enter(&statement, hash)
    }
}
