//! Opening the replica: the vault is open, the local store is read back.

mod read_back;

use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::SignedStatement;
use domain::record::ClassSecretWrap;
use domain::{Bytes, PublicKey};
use indexeddb_store::IndexedDb;
use sync::client::StoreBatch;

use super::open::Open;
use super::publish::{self, Changed};
use super::{alerts, commit, lease, restored};
use crate::account::recovery::left;
use crate::account::wipe;
use crate::desk::Desk;
use crate::profile::{self, Identity, marker};
use crate::{environment, sync_driver};
use read_back::read_back;

/// What set-up or an invitation brought, before the first pull.
#[derive(Default)]
pub(crate) struct Fresh {
    /// The log.
    pub(crate) statements: Vec<SignedStatement>,
    /// Class secrets for this device.
    pub(crate) secrets: Vec<ClassSecretWrap>,
}

/// Opens the replica of a device whose vault is open.
pub(crate) async fn open(
    desk: &Rc<Desk>,
    identity: Identity,
    fresh: Fresh,
    signed_in: bool,
) -> Result<(), Refusal> {
    let opened = async {
        let known = fresh.statements.is_empty();
        let session = install(desk, identity, signed_in, known).await?;
        lease::admit(desk).await?;
        if !fresh.statements.is_empty() {
            keep_fresh(desk, fresh).await?;
        }
        complete(desk).await?;
        go(desk, session);
        Ok(())
    };
    or_close(desk, opened.await)
}

/// Opens the replica again after a hand-over; its values stay closed until the passphrase.
pub(crate) async fn reopen(
    desk: &Rc<Desk>,
    identity: Identity,
    signed_in: bool,
) -> Result<(), Refusal> {
    let opened = async {
        let session = install(desk, identity, signed_in, true).await?;
        lease::admit(desk).await?;
        go(desk, session);
        Ok(())
    };
    or_close(desk, opened.await)
}

/// Gives the open vault the keys of the values, and recovery the key of the store.
pub(crate) async fn complete(desk: &Rc<Desk>) -> Result<(), Refusal> {
    hand_over_secrets(desk).await?;
    keep_recovery_copy(desk).await
}

fn or_close(desk: &Rc<Desk>, opened: Result<(), Refusal>) -> Result<(), Refusal> {
    if opened.is_err() {
        desk.close();
        desk.show_closed();
    }
    opened
}

/// Reads the store back; `known` says that a device which was open here must find its data.
async fn install(
    desk: &Rc<Desk>,
    identity: Identity,
    signed_in: bool,
    known: bool,
) -> Result<u64, Refusal> {
    let store = IndexedDb::open(&identity.database())
        .await
        .map_err(|_| Refusal::StorageFailed)?;
    let mut open = read_back(desk, identity, Rc::new(store)).await?;
    open.signed_in = signed_in;
    let device = open.identity.device.device;
    if known && open.is_bare() && marker::knows(device) {
        // Its counters are gone too, and a number must not be used twice: it cannot go on.
        let forgotten = desk.profiles()?.forget(device).await;
        forgotten.map_err(|error| profile::refusal(&error))?;
        return Err(Refusal::DataGone);
    }
    check_pin(&mut open)?;
    alerts::take_back(&mut open).await?;
    restored::take_back(desk, &mut open).await?;
    Ok(desk.install(open))
}

fn go(desk: &Rc<Desk>, session: u64) {
    if let Ok(profiles) = desk.profiles() {
        marker::keep_only(&profiles.devices());
    }
    publish::publish(desk, Changed::ALL);
    publish::note_waiting(desk);
    wasm_bindgen_futures::spawn_local(async {
        // What the browser answers is asked for again on the device page.
        environment::persist_storage().await;
    });
    sync_driver::start(desk, session);
    let desk = Rc::clone(desk);
    wasm_bindgen_futures::spawn_local(async move {
        // What does not arrive is handed over when the vault is opened next.
        drop(left::hand_over(&desk).await);
        // Without it a locked browser cannot ask; signed when the vault is opened next.
        drop(wipe::prepare(&desk).await);
    });
}

/// Gives the vault what it needs to open values; refused secrets stay unopened, and a class that
/// the user does not read any more, or reads without training (9.3), has none.
pub(crate) async fn hand_over_secrets(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let secrets = desk.with(|open| {
        let lapsed = open.lapsed();
        let mut secrets = open.held.secrets();
        secrets.retain(|(wrap, _)| !lapsed.contains(&wrap.class));
        secrets
    })?;
    desk.vault.secrets(secrets).await.map(drop)
}

/// Drops the class secrets that training or roles gave at the last contact and give no more.
pub(crate) async fn drop_lapsed(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let lapsed = desk.with(Open::lapsed)?;
    if lapsed.is_empty() {
        return Ok(());
    }
    desk.vault.forget(lapsed).await
}

/// Notes in the registry how far the log was seen, so that a shorter one is refused.
pub(crate) async fn keep_pin(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let identity = desk.change(|open| {
        let head = open.held.log_head()?;
        (head.0 > open.identity.seen.0).then(|| {
            open.identity.seen = head;
            open.identity.clone()
        })
    })?;
    let Some(identity) = identity else {
        return Ok(());
    };
    let profiles = desk.profiles()?;
    profiles
        .keep(identity)
        .await
        .map_err(|error| profile::refusal(&error))
}

async fn keep_fresh(desk: &Rc<Desk>, fresh: Fresh) -> Result<(), Refusal> {
    let _turn = desk.storing.lock().await;
    let mut batch = StoreBatch {
        ticket: 0,
        verbs: Vec::new(),
        statements: fresh.statements,
        secrets: fresh.secrets,
        cursor: 0,
        epoch: 0,
        server_time: None,
        done: Vec::new(),
        marks: Vec::new(),
        decisions: Vec::new(),
    };
    let (keys, _) = desk.change(|open| commit::take_in(open, &mut batch))??;
    commit::keep(desk, &keys, &batch).await?;
    keep_pin(desk).await
}

/// Where the local key lies, sealed to the recovery key that stands before it.
pub(crate) const LOCAL_KEY: &str = "local-key";

/// Reads a local key that is sealed to recovery: to which key, and the sealed bytes.
pub(crate) fn sealed_to(kept: &Bytes) -> Option<(PublicKey, Bytes)> {
    let (recovery, sealed) = kept.as_slice().split_first_chunk::<32>()?;
    Some((PublicKey(*recovery), Bytes(sealed.to_vec())))
}

/// A forgotten passphrase must not lose what was saved: the local key, sealed to recovery, and
/// sealed anew when that is renewed.
async fn keep_recovery_copy(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let (store, recovery) = desk.with(|open| {
        let organisation = open.held.organisation();
        (
            Rc::clone(&open.store),
            organisation.and_then(|organisation| organisation.recovery),
        )
    })?;
    let Some(recovery) = recovery else {
        return Ok(());
    };
    let kept = profile::meta(&store, LOCAL_KEY).await?;
    let to = kept.as_ref().and_then(sealed_to).map(|(to, _)| to);
    if to != Some(recovery) {
        let sealed = desk.vault.local_key(recovery).await?;
        let kept = [recovery.as_slice(), &sealed].concat();
        profile::put_meta(&store, LOCAL_KEY, kept).await?;
    }
    Ok(())
}

/// The log on this device must still be the one that was seen here before, and reach as far.
fn check_pin(open: &mut Open) -> Result<(), Refusal> {
    let (root, (n, hash)) = (open.identity.root, open.identity.seen);
    if n == 0 {
        return Ok(());
    }
    let pinned = open.held.trust(&root).pin(n, hash);
    pinned.map_err(|_| Refusal::LogNotTrusted)
}
