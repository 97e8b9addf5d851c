//! Accounts: the sign-in branch of a stretched passphrase, kept as a keyed verifier.

mod second_factor;

use domain::bytes::to_base64url;
use domain::{Bytes, Timestamp, UserId, party};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use sync::message::account::{ApiErrorCode, KdfParams, NewAccount, PassphraseChange};
use sync::store::control::Table;

use crate::auth::factor_reset::Reset;
use crate::auth::passkey::StoredPasskey;
use crate::auth::secrets::Secrets;
use crate::auth::totp::{self, App};
use crate::control::{Control, Versioned};
use crate::error::Problem;

/// Sign-in data, stored under the keyed hash of the e-mail.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    /// The user.
    pub(crate) user: UserId,
    /// E-mail as it was typed at enrolment, normalised.
    pub(crate) email: String,
    /// Language of mails to and from this user.
    pub(crate) locale: String,
    /// How the passphrase was stretched.
    pub(crate) kdf: KdfParams,
    /// Keyed hash of the sign-in branch.
    verifier: Bytes,
    /// The authenticator app; none where passkeys are the only second factor.
    app: Option<App>,
    /// When it was made.
    made_at: Timestamp,
    /// Passkeys, in the order in which they were added.
    #[serde(default)]
    pub(in crate::auth) passkeys: Vec<StoredPasskey>,
    /// A reset of the second factors that an administrator asked for.
    #[serde(default)]
    pub(crate) reset: Option<Reset>,
}

/// Gives the id an e-mail's account is stored under; none when it is no e-mail.
pub(crate) fn id_of(secrets: &Secrets, email: &str) -> Option<(String, String)> {
    let email = party::email::parse(email)?;
    let id = secrets.peppered("souhlas/v1/account", &[email.as_bytes()]);
    Some((to_base64url(&id), email))
}

/// Gives the parameters of an account; for an unknown one keyed values that never change.
pub(crate) fn kdf_of(secrets: &Secrets, id: &str, account: Option<&Account>) -> KdfParams {
    let salt = secrets.peppered("souhlas/v1/no-salt", &[id.as_bytes()]);
    let invented = KdfParams {
        memory_kib: 65_536,
        passes: 3,
        lanes: 4,
        salt: Bytes(salt[..16].to_vec()),
    };
    account.map_or(invented, |account| account.kdf.clone())
}

impl Account {
    /// Judges both factors; gives the account after it. The work is the same whether the first
    /// factor fits or not.
    pub(crate) fn admits(
        &self,
        secrets: &Secrets,
        id: &str,
        auth: &Bytes,
        code: &str,
        now: Timestamp,
    ) -> Option<Self> {
        let fits = self.knows(secrets, id, auth);
        let after = self.after_code(secrets, id, code, now);
        after.ok().filter(|_| fits)
    }

    /// Judges a code alone; gives the account after it.
    pub(crate) fn after_code(
        &self,
        secrets: &Secrets,
        id: &str,
        code: &str,
        now: Timestamp,
    ) -> Result<Self, ApiErrorCode> {
        let app = totp::judge(secrets, id, self.app.as_ref(), code, now);
        app.map(|app| self.clone().with_app(app))
    }

    /// Whether a sign-in branch is the one of the passphrase.
    pub(crate) fn knows(&self, secrets: &Secrets, id: &str, auth: &Bytes) -> bool {
        verifier(secrets, id, auth)
            .ct_eq(self.verifier.as_slice())
            .into()
    }

    /// The same account under another passphrase, if the old one fits and the new one is not
    /// stretched less; its salt is fresh, since devices tell by it which passphrase counts.
    pub(crate) fn with_passphrase(
        &self,
        secrets: &Secrets,
        id: &str,
        change: &PassphraseChange,
    ) -> Result<Self, ApiErrorCode> {
        if !self.knows(secrets, id, &change.old) {
            return Err(ApiErrorCode::PassphraseWrong);
        }
        let kdf = &change.kdf;
        let cheaper = kdf.memory_kib < self.kdf.memory_kib || kdf.passes < self.kdf.passes;
        let stale = kdf.salt == self.kdf.salt;
        if change.auth.0.len() != 32 || !stretches_enough(kdf) || cheaper || stale {
            return Err(ApiErrorCode::Malformed);
        }
        Ok(Self {
            kdf: kdf.clone(),
            verifier: Bytes(verifier(secrets, id, &change.auth).to_vec()),
            ..self.clone()
        })
    }

    /// Does the work of [`Account::admits`] for an account that does not exist.
    pub(crate) fn admits_nobody(
        secrets: &Secrets,
        id: &str,
        auth: &Bytes,
        code: &str,
        now: Timestamp,
    ) {
        Self::is_nobodys(secrets, id, auth);
        Self::confirms_nobody(secrets, id, code, now);
    }

    /// Whether the passphrase alone enrols a new app now.
    pub(crate) fn may_enrol(&self, now: Timestamp) -> bool {
        let reset = self.reset.as_ref();
        reset.is_some_and(|reset| reset.opens(self.user, now))
    }

    /// The same account with a new app in the place of all second factors.
    pub(crate) fn with_new_app(self, app: App) -> Self {
        Self {
            app: Some(app),
            passkeys: Vec::new(),
            reset: None,
            ..self
        }
    }

    /// Does the work of [`Account::knows`] for an account that does not exist.
    pub(crate) fn is_nobodys(secrets: &Secrets, id: &str, auth: &Bytes) -> bool {
        let made = verifier(secrets, id, auth);
        let _refused = made.ct_eq(&secrets.peppered("souhlas/v1/no-verifier", &[]));
        false
    }

    /// Whether codes of an app are a second factor.
    pub(crate) const fn has_app(&self) -> bool {
        self.app.is_some()
    }

    /// Its app.
    pub(crate) const fn app(&self) -> Option<&App> {
        self.app.as_ref()
    }

    /// The same account with this app in the place of the one before, if there was one.
    pub(crate) fn with_app(self, app: App) -> Self {
        let app = Some(app);
        Self { app, ..self }
    }

    /// Its passkeys.
    pub(crate) fn passkeys(&self) -> &[StoredPasskey] {
        &self.passkeys
    }

    /// The same account with one passkey more.
    pub(crate) fn with_passkey(mut self, key: StoredPasskey) -> Self {
        self.passkeys.push(key);
        self
    }

    /// The same account without a passkey; none when it has no such one.
    pub(crate) fn without_passkey(mut self, id: &Bytes) -> Option<Self> {
        let before = self.passkeys.len();
        self.passkeys.retain(|key| key.id() != *id);
        (self.passkeys.len() < before).then_some(self)
    }
}

/// Checks a new account and its first code, bound to the link it came through; one that begins with
/// a passkey has no app.
pub(crate) fn enrol(
    secrets: &Secrets,
    (new, passkey): (&NewAccount, Option<StoredPasskey>),
    bound: &str,
    now: Timestamp,
) -> Result<(String, Account), Problem> {
    let malformed = || Problem::of(ApiErrorCode::Malformed);
    let (id, email) = id_of(secrets, &new.email).ok_or_else(malformed)?;
    let locale_known = matches!(new.locale.as_str(), "cs" | "en");
    if new.auth.0.len() != 32 || !stretches_enough(&new.kdf) || !locale_known {
        return Err(malformed());
    }
    let app = if passkey.is_some() {
        None
    } else {
        let app = totp::confirm(secrets, bound, &id, &new.totp_sealed, &new.totp_code, now);
        Some(app.ok_or_else(|| Problem::of(ApiErrorCode::CodeWrong))?)
    };
    let account = Account {
        user: new.user,
        email,
        locale: new.locale.clone(),
        kdf: new.kdf.clone(),
        verifier: Bytes(verifier(secrets, &id, &new.auth).to_vec()),
        app,
        made_at: now,
        passkeys: passkey.into_iter().collect(),
        reset: None,
    };
    Ok((id, account))
}

/// Reads an account.
pub(crate) async fn find(
    control: &Control,
    id: &str,
) -> Result<Option<Versioned<Account>>, Problem> {
    control.get(Table::Account, id).await
}

fn verifier(secrets: &Secrets, id: &str, auth: &Bytes) -> [u8; 32] {
    secrets.peppered("souhlas/v1/verifier", &[id.as_bytes(), auth.as_slice()])
}

/// Floor and ceiling of security design, section 2.
fn stretches_enough(kdf: &KdfParams) -> bool {
    (19 * 1024..=256 * 1024).contains(&kdf.memory_kib)
        && (2..=10).contains(&kdf.passes)
        && (1..=8).contains(&kdf.lanes)
        && kdf.salt.0.len() == 16
}
