//! The second factor alone, where the passphrase is lost.

use domain::Timestamp;

use super::Account;
use crate::auth::secrets::Secrets;
use crate::auth::totp;

impl Account {
    /// Judges a code of the authenticator app; gives the step that is used up by it.
    pub(crate) fn confirms(
        &self,
        secrets: &Secrets,
        id: &str,
        code: &str,
        now: Timestamp,
    ) -> Option<u64> {
        totp::check(secrets, id, &self.totp, self.totp_step, code, now)
    }

    /// Does the work of [`Account::confirms`] for an account that does not exist.
    pub(crate) fn confirms_nobody(secrets: &Secrets, id: &str, code: &str, now: Timestamp) {
        totp::check_nothing(secrets, id, code, now);
    }
}
