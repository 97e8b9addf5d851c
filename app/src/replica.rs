//! PORT: what views read and what they ask for; the browser brings the real one, SSR has none.

mod audit;
mod decision;
mod device;
mod entry;
mod factors;
mod file;
mod handle;
mod help;
mod late;
mod log;
mod outbox;
mod phase;
mod recovery;
mod signers;

pub use audit::AuditPort;
pub use decision::{
    Choice, DecidedItem, DecisionId, DecisionPort, RestoredNotice, Shown, ToChoose, ToDecide,
    Version, Why,
};
pub use device::{DevicePort, FoundDevice, NewDevice};
pub use entry::{AuthenticatorCode, CheckedInvite, Invitation, Kit};
pub use factors::{FactorPort, OfferedApp};
pub use file::{ClearFile, FilePort, WaitingFile};
pub use handle::{Replica, use_replica};
pub use help::{HelpPort, HelpRequest, HelpStep, Helped, Turn};
pub use late::LatePort;
pub use log::{LogPort, Noted};
pub use outbox::{CopyFault, LoadedCopy, OutboxItem, OutboxKind, OutboxPort};
pub use phase::{Ended, Evicted, HandedOver, Phase};
pub use recovery::{RecoveryPort, RecoveryStage, Renewed};
pub use signers::{NewKit, SignersPort};

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::access::Role;
use domain::command::Command;
use domain::organisation::{DatabaseEpoch, ExposedClass, Organisation, PendingGrant};
use domain::privacy::fold::LedgerEvent;
use domain::record::Row;
use domain::{
    DeviceId, FieldId, Hash, InviteId, OrgId, RecordId, SubjectId, Timestamp, UserId, Violation,
};
use sync::message::account::{ApiErrorCode, AuditRow, DeviceRow, MailRow, ReviewRow};
use sync::message::tree_head::SignedTreeHead;
use sync::proof::Alert;

/// A future of the browser's single thread.
pub type Reply<T> = Pin<Box<dyn Future<Output = Result<T, Refusal>>>>;

/// Who is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The organisation.
    pub org: OrgId,
    /// The user.
    pub user: UserId,
    /// The device.
    pub device: DeviceId,
    /// E-mail.
    pub email: String,
    /// Name, once certified.
    pub name: String,
    /// Roles, once this device stands in the log; empty while it waits.
    pub roles: Vec<Role>,
    /// Whether the server knows a live session of this browser.
    pub signed_in: bool,
}

/// The local data with pending changes on top.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// The verified organisation log; none before the first pull.
    pub organisation: Option<Arc<Organisation>>,
    /// Why what the server serves is not trusted, now or on earlier days.
    pub alerts: Arc<Vec<Alert>>,
    /// The last head of the audit that this device verified.
    pub tree_head: Option<SignedTreeHead>,
    /// Rows by id.
    pub rows: Arc<BTreeMap<RecordId, Arc<Row>>>,
    /// Ledger events by person, confirmed and waiting.
    pub ledgers: Arc<BTreeMap<SubjectId, Vec<LedgerEvent>>>,
    /// Changes that wait or need a decision, oldest first.
    pub outbox: Arc<Vec<OutboxItem>>,
    /// What waits for a decision, oldest first.
    pub to_decide: Arc<Vec<ToDecide>>,
    /// What was decided and can still be undone, newest first.
    pub decided: Arc<Vec<DecidedItem>>,
    /// A restored database that took the place of another one, until the person has read of it.
    pub restored: Option<Arc<RestoredNotice>>,
    /// Fields of class values this device sealed and cannot read back, still waiting.
    pub sealed_waiting: Arc<Vec<(RecordId, FieldId)>>,
    /// When the data was last brought up to date.
    pub as_of: Option<Timestamp>,
    /// Until when this device works without contact; none before its first lease.
    pub works_until: Option<Timestamp>,
    /// The time of this snapshot, by the device's clock.
    pub now: Option<Timestamp>,
}

/// The sync chip's state (UX section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SyncStatus {
    /// Whether the server can be reached.
    pub online: bool,
    /// Changes waiting.
    pub waiting: usize,
    /// Changes that need a decision.
    pub decisions: usize,
    /// Rows received and expected while a first sync runs.
    pub loading: Option<(u64, u64)>,
    /// Whether sync stands still until the next sign-in.
    pub stopped: bool,
    /// Why this device cannot save, if it cannot.
    pub storage: Option<StorageFault>,
    /// Hours until the lease ends, begun ones counted, on its last day without the server.
    pub lease_hours: Option<u64>,
    /// Whether a push is running.
    pub saving: bool,
    /// The known database and another one that the server shows, of which nothing is taken.
    pub other_database: Option<(DatabaseEpoch, DatabaseEpoch)>,
}

/// Why the local store refuses what is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// The browser gives this site no more room.
    Full,
    /// The browser refuses for another reason.
    Failed,
}

/// Why an act was not done; what the user typed stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A rule of the domain.
    Violation(Violation),
    /// The server refused or failed.
    Api(ApiErrorCode, Option<String>),
    /// The act needs the server and there is no connection.
    Offline,
    /// The vault is closed.
    Locked,
    /// The tablet was with a customer; sealed values need the passphrase again.
    PassphraseNeeded,
    /// Not the PIN that takes the tablet back; so many tries are left.
    PinWrong(u32),
    /// The passphrase does not open this device.
    PassphraseWrong,
    /// The passphrase was changed on another device; this one opens with the one before.
    PassphraseMoved,
    /// It is not known whether the server took the new passphrase; both open this device.
    PassphraseUnsettled,
    /// The passphrase is shorter than 12 characters or too easy to guess.
    PassphraseWeak,
    /// The device's storage is full; nothing was saved.
    StorageFull,
    /// The device's storage failed.
    StorageFailed,
    /// A value was changed on its way or its source is not proven.
    NotProven,
    /// This role's keys do not open the value.
    NotReadable,
    /// The organisation log is not the one this device trusts.
    LogNotTrusted,
    /// The file cannot be read as a table.
    FileUnreadable,
    /// The file of a document is not whole at the server yet.
    FileOnItsWay,
    /// No new device that waits has these words or this code: someone may have swapped its keys.
    DeviceDiffers,
    /// The passkey was not used: cancelled, or too much time went by.
    PasskeyCancelled,
    /// This browser cannot use passkeys here.
    PasskeysMissing,
    /// Too long without contact: nothing opens until the server was heard again.
    LeaseOver,
    /// This browser holds no keys of the account that signed in.
    DeviceUnknown,
    /// Code A of the kit has a slip, in this group if that can be told.
    KitMistyped(Option<u8>),
    /// Code A is of another kit.
    KitWrong,
    /// The words that a holder typed are not those of the key that was served.
    WordsDiffer,
    /// The one-time key of the browser that asks is gone or another by now.
    HelpMoved,
    /// The browser removed the data of this device; its keys alone are of no use.
    DataGone,
    /// A saved copy of waiting changes cannot be loaded here.
    Copy(CopyFault),
}

/// What came of a saved command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The record made or changed first.
    pub record: Option<RecordId>,
    /// Receipt number of a consent act.
    pub receipt: Option<String>,
    /// Rows saved by an import.
    pub rows: usize,
}

/// What a lost device could hold up to its last contact (security design, section 1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceExposure {
    /// The device.
    pub device: DeviceId,
    /// Its last contact with the server, if there was one; its vault was open then.
    pub last_contact: Option<Timestamp>,
    /// How many persons it was given by then.
    pub persons: u64,
    /// Encrypted classes that it could open.
    pub classes: Vec<ExposedClass>,
}

/// A file read as a table, before mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// The encoding used, `utf-8` or `windows-1250` or `iso-8859-2`.
    pub encoding: String,
    /// The separator used.
    pub separator: char,
    /// Header cells.
    pub header: Vec<String>,
    /// Rows with their line number in the file.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Rows that cannot be read: line number and what is wrong.
    pub damaged: Vec<(u64, String)>,
}

/// What the browser's replica does for the views.
pub trait Port:
    AuditPort
    + DecisionPort
    + DevicePort
    + FactorPort
    + FilePort
    + HelpPort
    + LatePort
    + LogPort
    + OutboxPort
    + RecoveryPort
    + SignersPort
{
    /// Decides, seals and saves an act on this device.
    fn dispatch(&self, command: Command) -> Reply<Done>;
    /// Opens one sealed value; logged.
    fn open(&self, record: RecordId, field: FieldId) -> Reply<String>;
    /// Opens many sealed values at once, each on its own; logged.
    fn open_many(&self, wanted: Vec<(RecordId, FieldId)>) -> Reply<Vec<Result<String, Refusal>>>;
    /// Starts set-up with the link's token and gives what the authenticator app needs.
    fn set_up_begin(&self, token: String, email: String) -> Reply<AuthenticatorCode>;
    /// Makes all keys of the organisation and gives the kit.
    fn set_up_prepare(&self, organisation: String, name: String, passphrase: String) -> Reply<Kit>;
    /// Sends the set-up; needs the typed check word and a code of the app.
    fn set_up_finish(&self, check_word: String, code: String, locale: String) -> Reply<()>;
    /// Signs in at the server and opens the vault of this device.
    fn sign_in(&self, email: String, passphrase: String, code: String) -> Reply<()>;
    /// Opens the vault, offline too; after a hand-over it opens the sealed values again.
    fn unlock(&self, passphrase: String) -> Reply<()>;
    /// Closes the vault.
    fn lock(&self) -> Reply<()>;
    /// Leaves only a customer's screen; without a PIN the one set since unlocking counts.
    fn hand_over(&self, contact: RecordId, pin: Option<String>) -> Reply<()>;
    /// Takes the tablet back with the PIN.
    fn take_back(&self, pin: String) -> Reply<()>;
    /// Ends the session and closes the vault; waiting changes stay on the device.
    fn sign_out(&self) -> Reply<()>;
    /// Takes the data over from another tab.
    fn take_over(&self) -> Reply<()>;
    /// Makes an invitation and gives its link.
    fn invite(&self, name: String, email: String, role: Role) -> Reply<String>;
    /// Lists open invitations, and whether what waits for a signature fits one made here.
    fn invites(&self) -> Reply<Vec<CheckedInvite>>;
    /// Lists the devices that wait for a class secret.
    fn pending_grants(&self) -> Reply<Vec<PendingGrant>>;
    /// Verifies the devices of invitees and signs users, devices and key grants in one act.
    fn certify(&self, invites: Vec<InviteId>) -> Reply<()>;
    /// Revokes a device and rolls the keys that it could hold, as far as this device can.
    fn revoke(&self, device: DeviceId) -> Reply<()>;
    /// Takes roles from a user and rolls keys likewise; without any role they have left.
    fn change_roles(&self, user: UserId, roles: Vec<Role>) -> Reply<()>;
    /// Rolls keys that still wait for it, as far as this device can.
    fn roll(&self) -> Reply<()>;
    /// Signs second what another administrator signed first.
    fn countersign(&self, statement: Hash) -> Reply<()>;
    /// Puts away the alerts that were told to the privacy officer and hold no more.
    fn put_alerts_away(&self) -> Reply<()>;
    /// Says what a device could hold up to its last contact.
    fn exposure(&self, device: DeviceId) -> Reply<DeviceExposure>;
    /// Opens an invitation link's fragment.
    fn open_invite(&self, fragment: String) -> Reply<Invitation>;
    /// Accepts the opened invitation.
    fn accept_invite(&self, passphrase: String, code: String, locale: String) -> Reply<()>;
    /// Claims this new device and gives its code; none while its user waits for an administrator.
    fn claim_device(&self) -> Reply<Option<NewDevice>>;
    /// Finds the new device of the user that shows these words or this code.
    fn find_device(&self, shown: String) -> Reply<FoundDevice>;
    /// Checks the passphrase and signs the new device that shows these words or this code.
    fn add_device(&self, shown: String, passphrase: String) -> Reply<()>;
    /// Has the server send a contact their portal link.
    fn send_portal_link(&self, contact: RecordId) -> Reply<()>;
    /// Reads newest audit entries.
    fn audit(&self) -> Reply<Vec<AuditRow>>;
    /// Reads the devices' last contact.
    fn devices(&self) -> Reply<Vec<DeviceRow>>;
    /// Has the browser save the evidence file of all ledgers.
    fn save_ledger(&self) -> Reply<()>;
    /// Reads the yeses that do not count because of how they came in.
    fn review(&self) -> Reply<Vec<ReviewRow>>;
    /// Reads the mail queue.
    fn mail(&self) -> Reply<Vec<MailRow>>;
    /// Reads a file as a table; encoding and separator are guessed where not given.
    fn read_table(
        &self,
        bytes: Vec<u8>,
        encoding: Option<String>,
        separator: Option<char>,
    ) -> Reply<TableFile>;
    /// Syncs now.
    fn sync_now(&self);
    /// Loads the new version that waits; nothing unsaved may be on screen.
    fn apply_update(&self);
}
