//! One-time codes of an authenticator app: window of one step, each step accepted once.

use domain::{Bytes, Timestamp};
use sync::message::account::{ApiErrorCode, Enrolment};
use totp_rs::{Builder, Totp};

use crate::auth::secrets::{SealUse, Secrets};
use crate::random;

/// How long an enrolment may take.
const ENROLMENT_MS: i64 = 60 * 60 * 1000;

/// The step of an account without an app: no code comes after it.
pub(crate) const NO_APP: u64 = i64::MAX.unsigned_abs();

/// Makes a secret for a new account; it travels through the browser sealed, bound to the set-up
/// link or invitation and to an end.
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
/// Gives the secret sealed for the account and the step that was used.
pub(crate) fn confirm(
    secrets: &Secrets,
    bound: &str,
    account: &str,
    sealed: &Bytes,
    code: &str,
    now: Timestamp,
) -> Option<(Bytes, u64)> {
    let opened = secrets.open_totp(SealUse::Enrolment, bound.as_bytes(), sealed)?;
    let (secret, ends) = opened.split_at_checked(20)?;
    let ends = i64::from_be_bytes(ends.try_into().ok()?);
    if now.as_millis() > ends {
        return None;
    }
    let step = step_of(secret, code, now)?;
    Some((
        secrets.seal_totp(SealUse::Account, account.as_bytes(), secret),
        step,
    ))
}

/// Gives the step a code belongs to, if it fits and is later than the last one accepted.
pub(crate) fn check(
    secrets: &Secrets,
    account: &str,
    sealed: &Bytes,
    last_step: u64,
    code: &str,
    now: Timestamp,
) -> Option<u64> {
    judge(secrets, account, sealed, last_step, code, now).ok()
}

/// As [`check`], and says why a code is refused; for who is signed in only.
pub(crate) fn judge(
    secrets: &Secrets,
    account: &str,
    sealed: &Bytes,
    last_step: u64,
    code: &str,
    now: Timestamp,
) -> Result<u64, ApiErrorCode> {
    let secret = secrets.open_totp(SealUse::Account, account.as_bytes(), sealed);
    let step = secret.and_then(|secret| step_of(&secret, code, now));
    match step {
        Some(step) if step > last_step => Ok(step),
        Some(_used) => Err(ApiErrorCode::CodeUsed),
        None => Err(ApiErrorCode::CodeWrong),
    }
}

/// Seals a secret that no app holds, so that an account without an app costs the same work.
pub(crate) fn nobodys(secrets: &Secrets, account: &str) -> Bytes {
    let secret: [u8; 20] = random::bytes();
    secrets.seal_totp(SealUse::Account, account.as_bytes(), &secret)
}

/// Does the work of [`check`] for an account that does not exist.
pub(crate) fn check_nothing(secrets: &Secrets, account: &str, code: &str, now: Timestamp) {
    let secret = secrets.peppered("souhlas/v1/no-totp", &[account.as_bytes()]);
    let sealed = secrets.seal_totp(SealUse::Account, account.as_bytes(), &secret[..20]);
    let _refused = check(secrets, account, &sealed, u64::MAX, code, now);
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

    #[test]
    fn t8_an_account_without_an_app_takes_no_code() {
        let (_folder, secrets) = secrets();
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        let right = code(&enrolment, NOW);
        let sealed = confirm(
            &secrets,
            "link",
            "account",
            &enrolment.totp_sealed,
            &right,
            NOW,
        );
        let (sealed, step) = sealed.unwrap();
        assert!(check(&secrets, "account", &sealed, step - 1, &right, NOW).is_some());
        assert_eq!(
            check(&secrets, "account", &sealed, NO_APP, &right, NOW),
            None
        );
        let nobodys = nobodys(&secrets, "account");
        assert_eq!(nobodys.0.len(), sealed.0.len());
    }

    #[test]
    fn a_code_is_accepted_once_and_never_an_older_one() {
        let (_folder, secrets) = secrets();
        let enrolment = enrol(&secrets, "jana@example.com", "link", NOW);
        assert!(enrolment.totp_uri.starts_with("otpauth://totp/Souhlas:"));
        let first = code(&enrolment, NOW);
        let (sealed, step) = confirm(
            &secrets,
            "link",
            "account",
            &enrolment.totp_sealed,
            &first,
            NOW,
        )
        .unwrap();
        assert_eq!(check(&secrets, "account", &sealed, step, &first, NOW), None);
        let next = code(&enrolment, NOW.plus_millis(30_000));
        assert_eq!(
            check(&secrets, "account", &sealed, step, &next, NOW),
            Some(step + 1)
        );
        assert_eq!(
            check(&secrets, "account", &sealed, step + 1, &first, NOW),
            None
        );
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
