//! What goes into the engine and what comes out.

use domain::organisation::SignedStatement;
use domain::record::ClassSecretWrap;
use domain::{RecordId, Timestamp};

use super::marks::Mark;
use crate::message::v1::{Op, Outcome, PullAnswer, PullRequest, PushAnswer, PushRequest, Verb};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The network is there (again).
    Online,
    /// The network is gone.
    Offline,
    /// An operation is durable on this device.
    Saved(Op),
    /// The server has changes up to this number.
    Hint {
        /// The number.
        head: u64,
    },
    /// The answer to the push under way.
    Pushed(PushAnswer),
    /// The answer to the pull under way.
    Pulled(Box<PullAnswer>),
    /// The request under way has no answer.
    Failed(Fault),
    /// A batch is durable on this device.
    Stored {
        /// Its ticket.
        ticket: u64,
    },
    /// The time of [`Output::WakeAt`] has come.
    Timeout,
    /// The user wants it now.
    SyncNow,
    /// The server took the acknowledgement under way.
    Acknowledged,
    /// The session is unlocked, after [`Output::ProveUnlocked`] or a sign-in.
    Unlocked,
    /// A signed restore leads to the database of
    /// [`ClientEngine::other_database`](super::ClientEngine::other_database).
    Follow {
        /// Its epoch.
        epoch: u64,
        /// Every record that is stored here.
        held: Vec<RecordId>,
    },
}

/// Another database that the server shows. Nothing of it is taken before the driver has found a
/// signed restore in the log with these statements and given [`Input::Follow`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDatabase {
    /// Its epoch.
    pub epoch: u64,
    /// Statements after the one the device holds; not verified.
    pub statements: Vec<SignedStatement>,
}

/// Why a request has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No connection, or it broke: whether the request arrived is unknown.
    Network,
    /// The server asks to wait.
    Busy {
        /// At least this long.
        retry_after_ms: u64,
    },
    /// The session is locked.
    Locked,
    /// There is no session.
    SignedOut,
    /// The request itself is refused; nothing of it was applied.
    Refused,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Send operations.
    Push(PushRequest),
    /// Ask for changes.
    Pull(PullRequest),
    /// Store durably, in one transaction.
    Store(StoreBatch),
    /// Show the state.
    Tell(Status),
    /// Give [`Input::Timeout`] at this time; a later one replaces it.
    WakeAt(Timestamp),
    /// Tell the server, signed by this device, that an order is carried out here.
    Acknowledge {
        /// Its number.
        order: u64,
    },
    /// Answer the session's challenge, then give [`Input::Unlocked`].
    ProveUnlocked,
}

/// What is stored in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreBatch {
    /// Names the batch in [`Input::Stored`].
    pub ticket: u64,
    /// What to do with the local data, in order.
    pub verbs: Vec<Verb>,
    /// Statements that follow those held; the driver verifies them before it stores.
    pub statements: Vec<SignedStatement>,
    /// Class secrets sealed to this device.
    pub secrets: Vec<ClassSecretWrap>,
    /// The cursor after this batch.
    pub cursor: u64,
    /// Epoch of the database, to be held with the cursor; 0 before the first pull.
    pub epoch: u64,
    /// The server's time, if it was told.
    pub server_time: Option<Timestamp>,
    /// Numbers of operations that are in the data now and leave the outbox.
    pub done: Vec<u64>,
    /// What those of them that wrote are remembered by, in [`Marks`](super::Marks).
    pub marks: Vec<Mark>,
    /// Operations that were not applied and wait for the user, with why.
    pub decisions: Vec<(u64, Outcome)>,
}

/// What the user is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Whether the server can be reached, as far as is known.
    pub online: bool,
    /// Operations the server has not confirmed.
    pub waiting: usize,
    /// Operations that went to "needs your decision" since the engine was made.
    pub decisions: usize,
    /// Whether a push is under way.
    pub saving: bool,
    /// Changes received and expected while a first sync runs.
    pub loading: Option<(u64, u64)>,
    /// Whether sync stands still until the user does something.
    pub stopped: bool,
    /// Epoch of another database that the server shows; nothing of it is taken.
    pub other_database: Option<u64>,
}
