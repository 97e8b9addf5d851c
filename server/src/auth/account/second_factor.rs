//! The second factor alone, where the passphrase is lost.

use domain::Timestamp;

use super::Account;
use crate::auth::secrets::Secrets;
use crate::auth::totp;

impl Account {
    /// Does the work of [`Account::after_code`] for an account that does not exist.
    pub(crate) fn confirms_nobody(secrets: &Secrets, id: &str, code: &str, now: Timestamp) {
        let _refused = totp::judge(secrets, id, None, code, now);
    }
}
