//! One-time codes of an authenticator app: window of one step, each step accepted once.

use domain::bytes::to_base64url;
use domain::{Bytes, Timestamp};
use serde::{Deserialize, Serialize};
use sync::message::account::{ApiErrorCode, Enrolment};
use totp_rs::{Builder, Totp};

use crate::auth::secrets::{SealUse, Secrets};
use crate::random;

/// How long an enrolment may take.
const ENROLMENT_MS: i64 = 60 * 60 * 1000;

/// The authenticator app of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct App {
    /// Its secret, sealed with the server's key.
    sealed: Bytes,
    /// The newest step that was accepted.
    step: u64,
}

impl App {
    /// The same text for the same secret and another for every other; it tells nothing about it.
    pub(crate) fn mark(&self) -> String {
        to_base64url(self.sealed.as_slice())
    }
}

/// Makes a secret for a new app; it travels through the browser sealed, bound to the set-up link,
/// invitation or session and to an end.
pub(crate) fn enrol(secrets: &Secrets, email: &str, bound: &str, now: Timestamp) -> Enrolment {
    let secret: [u8; 20] = random::bytes();
    let totp = totp(&secret, email);
    let ends = now.plus_millis(ENROLMENT_MS).as_millis().to_be_bytes();
    let sealed = secrets.seal_totp(
        SealUse::Enrolment,
        bound.as_bytes(),
        &[secret.as_slice(), &ends].concat(),
    );
    Enrolment {
        totp_uri: totp
            .to_url()
            .expect("an account name without a colon makes an address"),
        totp_secret: totp.secret().to_base32(),
        totp_sealed: sealed,
        server_keys: secrets.public_keys(),
        server_time: now,
    }
}

/// Opens what came back with the new account and checks the first code made with it.
///
/// Gives the app of the account, after the step that was used.
pub(crate) fn confirm(
    secrets: &Secrets,
    bound: &str,
    account: &str,
    sealed: &Bytes,
    code: &str,
    now: Timestamp,
) -> Option<App> {
    let opened = secrets.open_totp(SealUse::Enrolment, bound.as_bytes(), sealed)?;
    let (secret, ends) = opened.split_at_checked(20)?;
    let ends = i64::from_be_bytes(ends.try_into().ok()?);
    if now.as_millis() > ends {
        return None;
    }
    let step = step_of(secret, code, now)?;
    Some(App {
        sealed: secrets.seal_totp(SealUse::Account, account.as_bytes(), secret),
        step,
    })
}

/// Gives the app after a code of it, if it fits and its step is later than the last one accepted;
/// why it is refused is for who is signed in only.
///
/// The work is the same without an app and without an account.
pub(crate) fn judge(
    secrets: &Secrets,
    account: &str,
    app: Option<&App>,
    code: &str,
    now: Timestamp,
) -> Result<App, ApiErrorCode> {
    let sealed = app.map_or_else(|| nobodys(secrets, account), |app| app.sealed.clone());
    let secret = secrets.open_totp(SealUse::Account, account.as_bytes(), &sealed);
    let step = secret.and_then(|secret| step_of(&secret, code, now));
    match (app, step) {
        (Some(app), Some(step)) if step > app.step => Ok(App { sealed, step }),
        (Some(_), Some(_used)) => Err(ApiErrorCode::CodeUsed),
        (Some(_), None) | (None, _) => Err(ApiErrorCode::CodeWrong),
    }
}

/// Seals a secret that no app holds.
fn nobodys(secrets: &Secrets, account: &str) -> Bytes {
    let secret = secrets.peppered("souhlas/v1/no-totp", &[account.as_bytes()]);
    secrets.seal_totp(SealUse::Account, account.as_bytes(), &secret[..20])
}

fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<u64> {
    let seconds = u64::try_from(now.as_millis() / 1000).ok()?;
    totp(secret, "account").check(code, seconds)
}

fn totp(secret: &[u8], email: &str) -> Totp {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(email.replace(':', " "))
        .with_issuer(Some("Souhlas"))
        .build_noncompliant()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn secrets() -> (tempfile::TempDir, Secrets) {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(folder.path()).unwrap();
        (folder, secrets)
    }

    fn code(enrolment: &Enrolment, at: Timestamp) -> String {
        let secret = totp_rs::Secret::try_from_base32(&enrolment.totp_secret).unwrap();
        let totp = Builder::new().with_secret(secret).build_noncompliant();
        totp.generate(u64::try_from(at.as_millis() / 1000).unwrap())
            .to_string()
    }

    fn confirmed(secrets: &Secrets, enrolment: &Enrolment, code: &str) -> Option<App> {
        let sealed = &enrolment.totp_sealed;
        confirm(secrets, "link", "account", sealed, code, NOW)
    }

    #[test]
    fn t8_an_account_without_an_app_takes_no_code() {
        let (_folder, secrets) = secrets();
        let nobodys = nobodys(&secrets, "account");
        let secret = secrets.open_totp(SealUse::Account, b"account", &nobodys);
        let totp = totp(&secret.unwrap(), "account");
        let right = totp
            .generate(u64::try_from(NOW.as_millis() / 1000).unwrap())
            .to_string();
        for code in [right.as_str(), "000000", ""] {
            let refused = judge(&secrets, "account", None, code, NOW);
            assert_eq!(refused, Err(ApiErrorCode::CodeWrong));
        }
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        let app = confirmed(&secrets, &enrolment, &code(&enrolment, NOW)).unwrap();
        assert_eq!(nobodys.0.len(), app.sealed.0.len());
    }

    #[test]
    fn a_code_is_accepted_once_and_never_an_older_one() {
        let (_folder, secrets) = secrets();
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        assert!(enrolment.totp_uri.starts_with("otpauth://totp/Souhlas:"));
        let first = code(&enrolment, NOW);
        let app = confirmed(&secrets, &enrolment, &first).unwrap();
        let judged = |app: &App, code: &str| judge(&secrets, "account", Some(app), code, NOW);
        assert_eq!(judged(&app, &first), Err(ApiErrorCode::CodeUsed));
        let next = code(&enrolment, NOW.plus_millis(30_000));
        let later = judged(&app, &next).unwrap();
        assert_eq!((later.step, later.mark()), (app.step + 1, app.mark()));
        assert_eq!(judged(&later, &first), Err(ApiErrorCode::CodeUsed));
    }

    #[test]
    fn a_code_two_steps_away_is_refused() {
        let (_folder, secrets) = secrets();
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        let late = code(&enrolment, NOW.plus_millis(-61_000));
        assert_eq!(
            confirm(&secrets, "link", "a", &enrolment.totp_sealed, &late, NOW),
            None
        );
    }

    #[test]
    fn an_enrolment_fits_its_own_link_and_ends_after_an_hour() {
        let (_folder, secrets) = secrets();
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        let sealed = &enrolment.totp_sealed;
        assert!(confirm(&secrets, "other", "a", sealed, &code(&enrolment, NOW), NOW).is_none());
        let later = NOW.plus_millis(ENROLMENT_MS + 1);
        assert!(
            confirm(
                &secrets,
                "link",
                "a",
                sealed,
                &code(&enrolment, later),
                later
            )
            .is_none()
        );
    }
}
