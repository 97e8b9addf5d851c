//! Which device of which user this browser profile is, and what it trusts.

pub(crate) mod ended;
pub(crate) mod marker;
pub(crate) mod recovery;

use std::cell::RefCell;

use app::replica::Refusal;
use domain::{Bytes, DeviceId, Hash, OrgId, PublicKey, UserId};
use indexeddb_store::IndexedDb;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sync::store::StoreError;
use sync::store::device::{Answer, Request};

use crate::vault::message::WrappedDevice;

/// The database that only says which devices this profile has been.
const REGISTRY: &str = "souhlas";
const IDENTITIES: &str = "identities";
const ENROLLING: &str = "enrolling";
const NEXT: &str = "next";

/// One device this profile is: its wrapped keys and the root it trusts.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Identity {
    /// E-mail of the account.
    pub(crate) email: String,
    /// The keys at rest.
    pub(crate) device: WrappedDevice,
    /// The pinned root of the organisation.
    pub(crate) root: PublicKey,
    /// Number and hash of the newest statement ever seen.
    pub(crate) seen: (u64, Hash),
}

impl Identity {
    /// Name of the database with this device's data.
    pub(crate) fn database(&self) -> String {
        format!("souhlas-{}-{}", self.device.org, self.device.user)
    }
}

/// The devices of this profile, the one last used first.
pub(crate) struct Profiles {
    registry: IndexedDb,
    kept: RefCell<Vec<Identity>>,
    enrolling: RefCell<Option<Identity>>,
    next: RefCell<Option<WrappedDevice>>,
}

impl Profiles {
    /// Opens the registry.
    pub(crate) async fn open() -> Result<Self, StoreError> {
        let registry = IndexedDb::open(REGISTRY).await?;
        let kept = read::<Vec<Identity>>(&registry, IDENTITIES).await?;
        let enrolling = read::<Option<Identity>>(&registry, ENROLLING).await?;
        let next = read::<Option<WrappedDevice>>(&registry, NEXT).await?;
        Ok(Self {
            registry,
            kept: RefCell::new(kept),
            enrolling: RefCell::new(enrolling),
            next: RefCell::new(next),
        })
    }

    /// The device last used.
    pub(crate) fn current(&self) -> Option<Identity> {
        self.kept.borrow().first().cloned()
    }

    /// Every device whose keys are here, also one that is being connected.
    pub(crate) fn devices(&self) -> Vec<DeviceId> {
        let kept = self.kept.borrow();
        let enrolling = self.enrolling.borrow();
        let all = kept.iter().chain(enrolling.as_ref());
        all.map(|identity| identity.device.device).collect()
    }

    /// The device of an account; e-mails are compared without case.
    pub(crate) fn of_email(&self, email: &str) -> Option<Identity> {
        let email = email.trim().to_lowercase();
        let kept = self.kept.borrow();
        let enrolling = self.enrolling.borrow();
        kept.iter()
            .chain(enrolling.as_ref())
            .find(|identity| identity.email.trim().to_lowercase() == email)
            .cloned()
    }

    /// The device of a user.
    pub(crate) fn of_user(&self, org: OrgId, user: UserId) -> Option<Identity> {
        let kept = self.kept.borrow();
        let place =
            |identity: &&Identity| (identity.device.org, identity.device.user) == (org, user);
        kept.iter().find(place).cloned()
    }

    /// Keeps a device before the server knows it: an answer that is lost must not lose the keys.
    pub(crate) async fn enrol(&self, identity: Identity) -> Result<(), StoreError> {
        write(&self.registry, ENROLLING, &Some(&identity)).await?;
        *self.enrolling.borrow_mut() = Some(identity);
        Ok(())
    }

    /// The same keys under a new passphrase, while it is not known whether the server took it.
    pub(crate) fn next(&self, of: &WrappedDevice) -> Option<WrappedDevice> {
        let next = self.next.borrow();
        next.as_ref()
            .filter(|next| next.device == of.device)
            .cloned()
    }

    /// Keeps the keys under a new passphrase beside the old ones, or forgets them.
    pub(crate) async fn set_next(&self, next: Option<WrappedDevice>) -> Result<(), StoreError> {
        write(&self.registry, NEXT, &next).await?;
        *self.next.borrow_mut() = next;
        Ok(())
    }

    /// Puts a device first and keeps it.
    pub(crate) async fn keep(&self, identity: Identity) -> Result<(), StoreError> {
        let place = (identity.device.org, identity.device.user);
        let mut identities = vec![identity];
        identities.extend(
            self.kept
                .borrow()
                .iter()
                .filter(|kept| (kept.device.org, kept.device.user) != place)
                .cloned(),
        );
        write(&self.registry, IDENTITIES, &identities).await?;
        *self.kept.borrow_mut() = identities;
        Ok(())
    }
}

async fn read<T: DeserializeOwned + Default>(
    registry: &IndexedDb,
    name: &str,
) -> Result<T, StoreError> {
    match registry.execute(Request::GetMeta(name.to_owned())).await? {
        Answer::Meta(Some(bytes)) => {
            postcard::from_bytes(&bytes).map_err(|_| StoreError::Damaged(name.to_owned()))
        }
        Answer::Meta(None)
        | Answer::Opened(_)
        | Answer::Pages(_)
        | Answer::Done
        | Answer::Taken => Ok(T::default()),
    }
}

async fn write<T: Serialize>(
    registry: &IndexedDb,
    name: &str,
    value: &T,
) -> Result<(), StoreError> {
    let bytes = postcard::to_allocvec(value).expect("identities have known lengths");
    registry
        .execute(Request::PutMeta(name.to_owned(), bytes))
        .await
        .map(drop)
}

/// What a failed store means for an act.
pub(crate) fn refusal(error: &StoreError) -> Refusal {
    match error {
        StoreError::Full => Refusal::StorageFull,
        StoreError::Unknown(_) | StoreError::Damaged(_) => Refusal::StorageFailed,
    }
}

/// Reads one value beside the data of a device.
pub(crate) async fn meta(store: &IndexedDb, name: &str) -> Result<Option<Bytes>, Refusal> {
    let request = Request::GetMeta(name.to_owned());
    match store.execute(request).await {
        Ok(Answer::Meta(value)) => Ok(value.map(Bytes)),
        Ok(Answer::Opened(_) | Answer::Pages(_) | Answer::Done | Answer::Taken) => {
            Err(Refusal::StorageFailed)
        }
        Err(error) => Err(refusal(&error)),
    }
}

/// Writes one value beside the data of a device.
pub(crate) async fn put_meta(store: &IndexedDb, name: &str, value: Vec<u8>) -> Result<(), Refusal> {
    store
        .execute(Request::PutMeta(name.to_owned(), value))
        .await
        .map(drop)
        .map_err(|error| refusal(&error))
}
