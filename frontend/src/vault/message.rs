//! What the tab asks its vault and what it answers: fields, signatures and wraps, never a key.

mod claim;
mod file;
mod grant;
mod join;
mod opening;
mod pairs;
mod passphrase;
mod recovery;
mod signers;
mod unsent;
mod wrap_again;

pub(crate) use claim::{Claimed, Enrol, Look, Match};
pub(crate) use file::{FileAnswer, FileAsk, FileSaid, NewFile};
pub(crate) use grant::Grant;
pub(crate) use join::{Join, Joined};
pub(crate) use opening::Opening;
pub(crate) use pairs::{AskHolders, Give, OneTime, Stated};
pub(crate) use passphrase::{Rewrap, Rewrapped};
pub(crate) use recovery::{Opener, Recover, Recovered};
pub(crate) use signers::{NameSigners, NamedSigners};
pub(crate) use unsent::Unsent;
pub(crate) use wrap_again::{ToCompare, ToWrap};

use domain::organisation::{PairWrap, SignedStatement};
use domain::record::{
    Class, ClassSecretWrap, DekWrap, FieldMap, ReWrap, SealedValue, Table, WrapConfirmation,
};
use domain::{
    Bytes, DeviceId, FieldId, Hash, OpId, OrgId, PublicKey, RecordId, Signature, SubjectId,
    Timestamp, UserId,
};
use serde::{Deserialize, Serialize};
use sync::message::account::KdfParams;
use sync::message::deliver::Delivery;

/// Bytes with the name of their place; the bytes of all parts may stand in the buffers beside the
/// message instead.
pub(crate) type Part = (String, Bytes);

/// A request of the tab.
#[derive(Serialize, Deserialize)]
pub(crate) enum Ask {
    /// Stretches a passphrase and keeps the result for the next act.
    Stretch {
        passphrase: String,
        kdf: KdfParams,
        /// The costliest parameters this device has used for the account.
        highest: Option<KdfParams>,
    },
    /// Makes all keys of a new organisation and opens the vault with them.
    Found(Box<Found>),
    /// Makes the keys of an invited user's device and opens the vault with them.
    Join(Box<Join>),
    /// Opens the vault with the passphrase stretched before.
    Unlock(Box<WrappedDevice>),
    /// Wraps the device's keys under a new passphrase.
    ChangePassphrase(Box<Rewrap>),
    /// Wraps the device's keys under the passphrase the account has by now.
    Adopt(Box<Rewrap>),
    /// Takes class secrets with the intakes the organisation log states for them.
    Secrets(Vec<(ClassSecretWrap, PublicKey)>),
    /// Seals class secrets this device holds for other devices, or for recovery.
    Grant(Vec<Grant>),
    /// Makes the secrets of new epochs.
    Roll(Vec<(Class, u32)>),
    /// Wraps data keys again for the newest epoch, and signs that.
    WrapAgain(Vec<ToWrap>),
    /// Says of re-wraps whether they hold the same data key as before, and signs that.
    Compare(Vec<ToCompare>),
    /// Drops the secrets and data keys of classes.
    Forget(Vec<Class>),
    /// Seals bytes for the local store, each under its label.
    SealLocal(Vec<Part>),
    /// Opens bytes of the local store.
    OpenLocal(Vec<Part>),
    /// Seals the key of the local store to the recovery key.
    LocalKey(PublicKey),
    /// Seals the values of operations and signs each operation.
    Seal(Vec<Order>),
    /// Opens one value.
    Open(Box<Opening>),
    /// Opens many values, each on its own.
    OpenMany(Vec<Opening>),
    /// Seals or opens a file, step by step.
    File(FileAsk),
    /// Signs in one of the contexts a device signs in.
    Sign(Vec<Signing>),
    /// Makes the keys of a new device of a known user and opens the vault with them.
    Enrol(Box<Enrol>),
    /// Gives this device's public keys and the code that shows them, under the pinned root.
    Claim(PublicKey),
    /// Looks for the claim that another device of the user shows.
    Look(Box<Look>),
    /// Says whether the passphrase stretched before is the one of this device.
    Confirm(Box<WrappedDevice>),
    /// Makes the one-time key to which two holders seal the recovery key.
    OneTime(Box<AskHolders>),
    /// Takes the outer seals of pairs off.
    HandOn(Stated, Vec<PairWrap>),
    /// Opens what was handed on and seals it to the one-time key whose words were typed.
    Give(Box<Give>),
    /// Opens the recovery key and makes a new device, a new kit and new epochs.
    Recover(Box<Recover>),
    /// Opens the recovery key with code A and makes new names of signers, a new kit and new epochs.
    NameSigners(Box<NameSigners>),
    /// Seals for this device what the device before it left in the local store.
    AdoptLocal(Vec<Part>),
    /// Drops what reads; the PIN takes the tablet back, without one the PIN set before.
    HandOver(Option<String>),
    /// Takes the tablet back.
    TakeBack(String),
    /// Opens what another device of the user left with the passphrase stretched before, and signs
    /// its delivery with that device's key.
    Deliver(Box<Unsent>),
}

/// An answer of the vault.
#[derive(Serialize, Deserialize)]
pub(crate) enum Answer {
    /// The sign-in branch of the stretched passphrase.
    Auth(Bytes),
    /// The new organisation.
    Founded(Box<Founded>),
    /// The new device of an invited user.
    Joined(Box<Joined>),
    /// The vault is open.
    Unlocked,
    /// The device's keys under another passphrase.
    Rewrapped(Box<Rewrapped>),
    /// How many of the class secrets were refused.
    SecretsTaken { refused: usize },
    /// Sealed class secrets, one per grant.
    Granted(Vec<ClassSecretWrap>),
    /// The intakes of new epochs, in order.
    Rolled(Vec<PublicKey>),
    /// The re-wraps, in order; none for what does not open here.
    WrappedAgain(Vec<Option<ReWrap>>),
    /// The words, in order, or why there is none.
    Compared(Vec<Result<WrapConfirmation, Why>>),
    /// The classes are closed.
    Forgotten,
    /// Sealed or opened bytes, in order; buffers beside the message continue them.
    Local(Vec<Bytes>),
    /// The sealed operations, in order.
    Sealed(Vec<Sealed>),
    /// An opened value.
    Opened(String),
    /// Opened values, in order, or why one of them is not.
    OpenedMany(Vec<Result<String, Why>>),
    /// A step with a file.
    File(FileAnswer),
    /// Signatures, in order.
    Signed(Vec<Signature>),
    /// The new device, at rest.
    Enrolled(Box<WrappedDevice>),
    /// Public keys and code of this device.
    Claimed(Box<Claimed>),
    /// The claim that was looked for, if it is there.
    Looked(Option<Box<Match>>),
    /// The one-time key.
    OneTime(Box<OneTime>),
    /// The recovery.
    Recovered(Box<Recovered>),
    /// The change of who may sign.
    NamedSigners(Box<NamedSigners>),
    /// The tablet is handed over.
    HandedOver,
    /// The tablet is back; values open again with the passphrase.
    TakenBack,
    /// Not the PIN; so many tries are left.
    PinWrong { left: u32 },
    /// What another device left, signed by it, in pushes that the server takes.
    Deliveries(Vec<Delivery>),
    /// Nothing was done.
    Refused(Why),
}

/// Why the vault did nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Why {
    /// It is closed, or a customer holds the tablet.
    Locked,
    /// It was handed over; only the passphrase brings the class keys back.
    PassphraseNeeded,
    /// The passphrase does not open this device.
    PassphraseWrong,
    /// The passphrase is too weak for a new account.
    PassphraseWeak,
    /// The server's parameters are outside what the design allows.
    Parameters,
    /// This device holds no key of the class.
    NoKey,
    /// Code A has a slip, in this group if that can be told.
    KitMistyped(Option<u8>),
    /// Code A is of another kit.
    KitWrong,
    /// The typed words are not those of the one-time key that was served.
    WordsDiffer,
    /// The one-time key is gone, or it was sealed to another one.
    HelpMoved,
    /// Something did not open or verify.
    NotProven,
}

/// What a new organisation is made from.
#[derive(Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) organisation: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) passphrase: String,
    pub(crate) device_name: String,
    pub(crate) server_keys: [PublicKey; 4],
    pub(crate) now: Timestamp,
}

/// A new organisation.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Founded {
    pub(crate) device: WrappedDevice,
    pub(crate) auth: Bytes,
    pub(crate) root: PublicKey,
    pub(crate) statements: Vec<SignedStatement>,
    pub(crate) secrets: Vec<ClassSecretWrap>,
    pub(crate) org_root: Bytes,
    pub(crate) recovery: Bytes,
    pub(crate) backup_recipient: Bytes,
    pub(crate) code_a: String,
    pub(crate) code_b: String,
    pub(crate) check_word: String,
}

/// A device's keys at rest, with everything they are bound to.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct WrappedDevice {
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) device: DeviceId,
    pub(crate) kdf: KdfParams,
    pub(crate) keys: Bytes,
}

/// One operation whose values are sealed and which is signed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) op: OpId,
    pub(crate) table: Table,
    pub(crate) record: RecordId,
    pub(crate) subject: SubjectId,
    pub(crate) base_version: u64,
    pub(crate) catalogue_version: u32,
    pub(crate) log_n: u64,
    pub(crate) log_hash: Hash,
    pub(crate) release: Option<Hash>,
    pub(crate) values: Vec<OrderValue>,
}

/// One value to seal.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OrderValue {
    pub(crate) field: FieldId,
    pub(crate) class: Class,
    pub(crate) epoch: u32,
    pub(crate) intake: PublicKey,
    pub(crate) deks: Vec<DekWrap>,
    pub(crate) value: String,
}

/// The sealed values of one operation, each with the operation's proof.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub(crate) sealed: FieldMap<SealedValue>,
    pub(crate) wraps: Vec<DekWrap>,
}

/// What a device signs besides operations.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Signing {
    /// The hash of a consent event.
    Event(Hash),
    /// The hash of a statement.
    Statement(Hash),
    /// What unlocks a session: the server's challenge and how long the proof shall last.
    Session(Bytes),
    /// The hash of operations that are handed over without a session.
    Delivery(Hash),
    /// The question of a device whether it has to wipe itself.
    Standing(DeviceId),
    /// That the device has carried out an order.
    OrderDone(DeviceId, u64),
}
