//! Who is there: accounts, one-time codes, sessions, set-up, invitations and the server's secrets.

pub(crate) mod account;
pub(crate) mod device_claim;
pub(crate) mod factor_reset;
pub(crate) mod invite;
pub(crate) mod link;
pub(crate) mod own_app;
pub(crate) mod passkey;
pub(crate) mod passphrase;
pub(crate) mod recovery;
pub(crate) mod secrets;
pub(crate) mod session;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod step_up;
pub(crate) mod throttle;
pub(crate) mod token;
pub(crate) mod totp;
