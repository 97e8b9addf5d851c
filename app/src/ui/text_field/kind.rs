//! How a field behaves on a keyboard and with a password manager.

/// How a field behaves on a keyboard and with a password manager.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldKind {
    /// `type` of the input.
    pub input: &'static str,
    /// `autocomplete` of the input.
    pub autocomplete: &'static str,
    /// `inputmode` of the input.
    pub mode: &'static str,
    /// Whether it holds several lines.
    pub lines: bool,
}

impl FieldKind {
    /// One line of text that a browser should not fill in.
    pub const TEXT: Self = Self::of("text", "off", "text");
    /// An own e-mail address.
    pub const OWN_EMAIL: Self = Self::of("email", "username", "email");
    /// An own name.
    pub const OWN_NAME: Self = Self::of("text", "name", "text");
    /// An own organisation.
    pub const OWN_ORGANISATION: Self = Self::of("text", "organization", "text");
    /// The passphrase of an account.
    pub const PASSPHRASE: Self = Self::of("password", "current-password", "text");
    /// A new passphrase.
    pub const NEW_PASSPHRASE: Self = Self::of("password", "new-password", "text");
    /// A code of an authenticator app.
    pub const CODE: Self = Self::of("text", "one-time-code", "numeric");
    /// An e-mail address of somebody else.
    pub const EMAIL: Self = Self::of("email", "off", "email");
    /// A phone number of somebody else.
    pub const PHONE: Self = Self::of("tel", "off", "tel");
    /// A PIN of this device.
    pub const PIN: Self = Self::of("password", "off", "numeric");
    /// Several lines.
    pub const LINES: Self = Self {
        lines: true,
        ..Self::TEXT
    };

    const fn of(input: &'static str, autocomplete: &'static str, mode: &'static str) -> Self {
        Self {
            input,
            autocomplete,
            mode,
            lines: false,
        }
    }
}
