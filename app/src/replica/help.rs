//! Recovery by two holders, as the views see it (security design, section 4).

use domain::organisation::Signers;
use domain::{Bytes, Timestamp, UserId};

use super::{Renewed, Reply};

/// What the browser that asks shows its helpers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    /// The ten words of its one-time key.
    pub words: String,
    /// How far the two are.
    pub step: HelpStep,
}

/// How far the two helpers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpStep {
    /// The first has not handed on yet.
    First,
    /// The second has not compared the words yet.
    Second,
    /// Both have helped.
    Done,
    /// There are not two holders who could help this person.
    Impossible,
}

/// A request that a holder can help with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    /// Names the request.
    pub id: Bytes,
    /// Whose account, masked.
    pub email: String,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// Who is to sign, if it is about that and not about a recovery.
    pub signers: Option<Signers>,
    /// Whose turn it is.
    pub turn: Turn,
}

/// What a holder can do for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// One of these hands on first.
    Wait {
        /// Who can.
        first: Vec<UserId>,
    },
    /// This holder can hand on to these.
    HandOn {
        /// Who does the second step then.
        second: Vec<UserId>,
    },
    /// This holder handed on to these.
    HandedOn {
        /// Who does the second step now.
        second: Vec<UserId>,
    },
    /// Somebody handed on to this holder, who compares the words and gives.
    Give,
    /// The key was given.
    Given,
}

/// What the browser's replica does for recovery by two holders.
pub trait HelpPort {
    /// Asks two holders to help with the request of this browser, and says how far they are.
    fn recovery_help(&self) -> Reply<Helped>;
    /// Uses what two holders gave: makes new keys of this device and a new kit.
    fn recovery_open_helped(&self, passphrase: String) -> Reply<Renewed>;
    /// Lists the requests that this holder can help with.
    fn help_requests(&self) -> Reply<Vec<HelpRequest>>;
    /// Takes this device's seal off and hands the rest on.
    fn hand_on(&self, request: Bytes) -> Reply<()>;
    /// Compares the words and gives the key to the browser that shows them.
    fn give_key(&self, request: Bytes, words: String) -> Reply<()>;
}
