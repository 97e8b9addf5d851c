//! What the portal pages show: plain and public.

use domain::privacy::Channel;
use domain::privacy::event::Mode;
use domain::{PurposeId, Timestamp};

use crate::ui::badge::BadgeRow;

/// The page behind a link of a mail; opening it changed nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPage {
    /// Who holds the data; empty for a dead link, so that it says nothing.
    pub organisation: String,
    /// Address the forms post to, the same as this page's.
    pub path: String,
    /// Whether it still works.
    pub state: LinkState,
}

/// Whether a link still works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It does.
    Alive,
    /// Used, expired or never valid: the same answer for all three.
    Dead {
        /// Where a form asks for a new link by `email`, if this installation answers there.
        ask: Option<String>,
    },
}

/// The home page of an open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalPage {
    /// Who holds the data.
    pub organisation: String,
    /// Token every form carries.
    pub csrf: String,
    /// What the organisation may do, one row per purpose and channel.
    pub permissions: Vec<PermissionRow>,
    /// Receipts, newest first.
    pub receipts: Vec<ReceiptLink>,
    /// When the session closes.
    pub open_until: Timestamp,
}

/// One purpose on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionRow {
    /// The purpose, as the form sends it.
    pub purpose: PurposeId,
    /// The channel, as the form sends it.
    pub channel: Channel,
    /// The purpose's name in the page's language.
    pub name: String,
    /// One sentence that says what is done.
    pub description: String,
    /// Its state.
    pub badge: BadgeRow,
    /// How the person was asked.
    pub way: Option<Way>,
    /// The text the person saw.
    pub text: Option<TextShown>,
    /// Whether there is something to withdraw.
    pub withdrawable: bool,
}

/// How an act came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On the portal.
    Portal,
    /// On a handed-over tablet.
    Handover,
    /// Spoken to staff.
    Spoken,
    /// On paper.
    Paper,
    /// By phone.
    Phone,
    /// By e-mail.
    Email,
    /// On a web form.
    Web,
    /// Anything older.
    Other,
}

impl From<Mode> for Way {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Portal | Mode::OwnChannel => Self::Portal,
            Mode::Handover => Self::Handover,
            Mode::WebForm => Self::Web,
            Mode::Phone => Self::Phone,
            Mode::Spoken | Mode::Desk => Self::Spoken,
            Mode::Paper => Self::Paper,
            Mode::Email => Self::Email,
            Mode::Legacy => Self::Other,
        }
    }
}

/// A published text by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextShown {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its fingerprint, hexadecimal.
    pub sha256: String,
}

/// A receipt in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLink {
    /// Its number.
    pub number: String,
    /// When the act happened.
    pub at: Timestamp,
}

/// What came of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultPage {
    /// Who holds the data.
    pub organisation: String,
    /// Name of the purpose and the channel; none when all marketing was stopped.
    pub what: Option<(String, Channel)>,
    /// When.
    pub at: Timestamp,
    /// Number of the receipt.
    pub receipt: String,
    /// Whether nothing had to be changed.
    pub already: bool,
    /// Whether there is a session to go back to.
    pub session: bool,
    /// What proves the act in the ledger.
    pub proof: Vec<ProofRow>,
}

/// What proves one event: the person can compare it with a later copy of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofRow {
    /// Hash of the event, hexadecimal.
    pub event_hash: String,
    /// Head of the person's chain after it, hexadecimal.
    pub chain_head: String,
}

/// One receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptPage {
    /// Who holds the data.
    pub organisation: String,
    /// Its number.
    pub number: String,
    /// When the act happened.
    pub at: Timestamp,
    /// Where.
    pub way: Way,
    /// Language of the text shown, `cs` or `en`.
    pub language: String,
    /// What the person said.
    pub answers: Vec<AnswerRow>,
    /// The text the person saw.
    pub text: Option<TextShown>,
    /// Where questions about privacy go.
    pub contact: String,
    /// What proves the act in the ledger.
    pub proof: Vec<ProofRow>,
}

/// One answer on a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// The purpose's name; none for all of them.
    pub name: Option<String>,
    /// The channel; none for all of them.
    pub channel: Option<Channel>,
    /// What the person said.
    pub said: Said,
    /// Until when it counts.
    pub valid_until: Option<Timestamp>,
}

/// What a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// I agree.
    Yes,
    /// I do not agree.
    No,
    /// Nothing.
    NotAnswered,
    /// No more.
    Withdrawn,
    /// No marketing at all.
    Objected,
}

/// A page that only says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticePage {
    /// Who holds the data, if that may be said.
    pub organisation: Option<String>,
    /// What it says.
    pub notice: Notice,
}

/// What a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The session ended.
    SessionOver,
    /// There is no such page.
    Missing,
    /// The server is busy.
    Busy,
}
