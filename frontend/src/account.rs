//! Accounts: set-up, sign-in, locking, invitations and their certification, key grants that
//! wait, leavers, recovery.

pub(crate) mod add_device;
pub(crate) mod certify;
pub(crate) mod check_word;
pub(crate) mod cut;
pub(crate) mod end;
pub(crate) mod exposure;
pub(crate) mod factor_reset;
pub(crate) mod factors;
pub(crate) mod first_passkey;
pub(crate) mod hand_over;
pub(crate) mod helped;
pub(crate) mod holder;
pub(crate) mod invite;
pub(crate) mod join;
pub(crate) mod known_devices;
pub(crate) mod lock;
pub(crate) mod new_device;
pub(crate) mod noted;
pub(crate) mod outbox_file;
pub(crate) mod passphrase;
pub(crate) mod recovery;
pub(crate) mod restored;
pub(crate) mod rewrap;
pub(crate) mod serve;
pub(crate) mod sessions;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod signers;
pub(crate) mod step_up;
pub(crate) mod wipe;

/// A set-up or an invitation in progress in this tab; it is gone with the tab.
#[derive(Default)]
pub(crate) enum Flow {
    /// None.
    #[default]
    None,
    /// Set-up.
    SetUp(Box<set_up::SetUp>),
    /// An opened invitation.
    Invitation(Box<join::Opened>),
    /// A new app after a reset of the second factors.
    Enrolling(Box<factor_reset::Enrolling>),
    /// Signed in with a passphrase that does not open this device yet.
    Moved(Box<passphrase::Moved>),
    /// Two holders are asked for help.
    Help(Box<helped::Help>),
    /// The kit was used, and the new one is being printed.
    Recovery(Box<recovery::Recovery>),
    /// Others may sign, and the new kit is being printed.
    Signers(Box<crate::vault::message::NamedSigners>),
}

/// A name as it goes into the log: composed characters, no space around.
pub(crate) fn name(typed: &str) -> String {
    domain::canonical::nfc(typed.trim())
}
