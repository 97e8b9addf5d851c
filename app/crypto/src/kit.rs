//! The recovery kit: what is printed at set-up and kept like cash.

use zeroize::Zeroizing;

use crate::Result;
use crate::entropy::{Entropy, draw};
use crate::hazmat::kdf;
use crate::secret::{Secret, hide};

mod backup_identity;
pub(crate) mod code;
pub(crate) mod words;

const CHECK: &str = "souhlas/v1/kit-check";

/// The two codes and the check word of a recovery kit.
pub struct Kit {
    /// Opens the recovery key; typed only in a browser. Nine groups of four characters.
    pub code_a: Zeroizing<String>,
    /// The backup identity in the form the `age` tool reads; typed only at a restore.
    pub code_b: Zeroizing<String>,
    /// Typed at set-up to show that the kit was printed or saved.
    pub check_word: String,
    opener: Secret,
    recipient: String,
}

hide!(Kit);

impl Kit {
    /// Makes a new kit; its codes open nothing until a recovery key is wrapped with it.
    #[must_use]
    pub fn make(entropy: &mut dyn Entropy) -> Self {
        let a = draw::<{ code::BYTES }>(entropy);
        let b = Secret::make(entropy);
        Self {
            code_a: code::write(CHECK, &a),
            code_b: backup_identity::identity(&b),
            check_word: words::word(u16::from_be_bytes(*draw(entropy))),
            opener: opener(&a),
            recipient: backup_identity::recipient(&b),
        }
    }

    /// Gives the public form of code B, the text of an `age` recipient, for the server.
    #[must_use]
    pub fn backup_recipient(&self) -> Vec<u8> {
        self.recipient.clone().into_bytes()
    }

    /// Names the first group of a typed code A that cannot be right, counted from one: too short
    /// or long, or with a sign that no code has. None when only the check of the whole tells.
    #[must_use]
    pub fn suspect_group(typed: &str) -> Option<u8> {
        code::suspect_group(typed)
    }

    pub(crate) const fn opener(&self) -> &Secret {
        &self.opener
    }
}

/// Reads code A as it was typed.
pub(crate) fn read_code_a(typed: &str) -> Result<Secret> {
    Ok(opener(&*code::read(CHECK, typed)?))
}

fn opener(code: &[u8; code::BYTES]) -> Secret {
    kdf::derive(code, "souhlas/v1/kit-code")
}
