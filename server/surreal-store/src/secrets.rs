//! How to sign in to a remote database.

use core::fmt;

/// Name and password of a database-level user; the embedded engines need none.
#[derive(Clone, Default)]
pub struct DbSecrets {
    /// Name of the user, the same in each database of the namespace.
    pub user: String,
    /// Its password.
    pub password: String,
}

impl fmt::Debug for DbSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DbSecrets")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}
