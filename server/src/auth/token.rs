//! Random tokens of links and cookies; only their hash is stored.

use domain::bytes::to_base64url;
use domain::canonical::tagged_hash;

use crate::random;

/// A fresh token and the id it is stored under.
pub(crate) struct Token {
    /// What the holder shows: 256 random bits.
    pub(crate) text: String,
    /// What is stored.
    pub(crate) id: String,
}

/// Makes a token of one use.
pub(crate) fn make(usage: Usage) -> Token {
    let secret: [u8; 32] = random::bytes();
    Token {
        text: to_base64url(&secret),
        id: hash(usage, &secret),
    }
}

/// Gives the id a shown token is stored under; none if it cannot be one.
pub(crate) fn id_of(usage: Usage, text: &str) -> Option<String> {
    let secret = domain::bytes::from_base64url(text)?;
    (secret.len() == 32).then(|| hash(usage, &secret))
}

/// What a token is for; a token of one use never stands for another.
#[derive(Clone, Copy)]
pub(crate) enum Usage {
    /// Session of a member of staff.
    Session,
    /// Session of a person in the portal.
    PortalSession,
    /// Preference link.
    Preference,
    /// Set-up link.
    SetUp,
    /// Request to use the recovery kit.
    Recovery,
    /// Ceremony of a passkey.
    Ceremony,
}

fn hash(usage: Usage, secret: &[u8]) -> String {
    let tag = match usage {
        Usage::Session => "souhlas/v1/token/session",
        Usage::PortalSession => "souhlas/v1/token/portal-session",
        Usage::Preference => "souhlas/v1/token/preference",
        Usage::SetUp => "souhlas/v1/token/set-up",
        Usage::Recovery => "souhlas/v1/token/recovery",
        Usage::Ceremony => "souhlas/v1/token/ceremony",
    };
    tagged_hash(tag, secret).to_string()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_by_its_hash_and_for_its_own_use_only() {
        let token = make(Usage::Preference);
        assert_eq!(id_of(Usage::Preference, &token.text).unwrap(), token.id);
        assert_ne!(id_of(Usage::Session, &token.text).unwrap(), token.id);
        assert!(!token.id.contains(&token.text));
    }

    #[test]
    fn what_is_no_token_has_no_id() {
        for text in ["", "abc", "../../etc", &"A".repeat(44)] {
            assert_eq!(id_of(Usage::Session, text), None, "{text}");
        }
    }
}
