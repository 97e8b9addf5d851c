//! The end of a device: what it held leaves this browser, and the server gets its word, also
//! while the vault is closed (sync design, section 3; security design, section 2).

use std::rc::Rc;

use app::replica::{Ended, Refusal};
use indexeddb_store::IndexedDb;
use leptos::prelude::Set;
use sync::message::acknowledge::{Acknowledgement, AskStanding, DeviceStanding, WIPE};
use sync::store::StoreError;
use sync::store::device::{Answer, Request};
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::profile::ended::{EndedDevice, SignedAhead};
use crate::profile::{Identity, Profiles, marker, refusal};
use crate::vault::message::Signing;
use crate::{clock, environment, transport};

/// How often a closed browser asks.
const PAUSE_MS: u32 = 10 * 60 * 1_000;

/// Asks for every device of this profile how it stands, now and from time to time, while no vault
/// is open; an open one hears of it with its own requests.
pub(crate) fn watch(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        loop {
            if !desk.is_open() && environment::is_online() {
                // Asked again after the pause.
                drop(look(&desk).await);
            }
            clock::wait(PAUSE_MS).await;
        }
    });
}

/// Shows what is known of a device that came to its end here, until another one is at work.
pub(crate) async fn show(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let ended = profiles.ended().await;
    let last = ended.map_err(|error| refusal(&error))?.pop();
    let current = profiles.current().map(|identity| identity.device.device);
    let last = last.filter(|ended| current.is_none_or(|current| current == ended.device));
    desk.replica.ended.set(last.map(|ended| Ended {
        at: ended.at,
        kept: ended.kept,
    }));
    Ok(())
}

/// Signs ahead what a locked browser will need.
pub(crate) async fn prepare(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let device = desk.with(|open| open.identity.device.device)?;
    let profiles = desk.profiles()?;
    let known = profiles.signed_ahead(device).await;
    if known.map_err(|error| refusal(&error))?.is_some() {
        return Ok(());
    }
    let signing = vec![Signing::Standing(device), Signing::OrderDone(device, WIPE)];
    let signed = desk.vault.sign(signing).await?;
    let [ask, done] = <[_; 2]>::try_from(signed).map_err(|_| Refusal::NotProven)?;
    let kept = profiles.sign_ahead(SignedAhead { device, ask, done }).await;
    kept.map_err(|error| refusal(&error))
}

/// Says whether the server orders the open device to wipe itself.
pub(crate) async fn is_ordered(desk: &Rc<Desk>) -> Result<bool, Refusal> {
    let device = desk.with(|open| open.identity.device.device)?;
    let signing = vec![Signing::Standing(device)];
    let signature = desk.vault.sign(signing).await?.pop();
    let signature = signature.ok_or(Refusal::NotProven)?;
    ask(&AskStanding { device, signature }).await
}

/// Deletes what a device holds here, and its keys unless they open something that nobody took.
///
/// What is to be done is known first: a crash in between is made up for at the next start.
pub(crate) async fn delete(
    profiles: &Profiles,
    identity: &Identity,
) -> Result<EndedDevice, Refusal> {
    let deleted = delete_all(profiles, identity).await;
    deleted.map_err(|error| refusal(&error))
}

/// Tells the server; what does not arrive is told at the next start.
pub(crate) async fn tell(profiles: &Profiles, mut ended: EndedDevice) -> Result<(), Refusal> {
    let Some(signature) = ended.done.filter(|_| !ended.told) else {
        return Ok(());
    };
    let said = Acknowledgement {
        device: ended.device,
        order: WIPE,
        kept: ended.kept,
        signature,
    };
    transport::sync::<_, ()>("/sync/acknowledge", &said).await?;
    ended.told = true;
    let kept = profiles.set_ended(ended).await;
    kept.map_err(|error| refusal(&error))
}

async fn look(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let known = profiles.ended().await.map_err(|error| refusal(&error))?;
    for identity in profiles.identities() {
        let device = identity.device.device;
        let over = known.iter().find(|ended| ended.device == device);
        let told = over.is_some_and(|ended| ended.told);
        // Whom the server does not know stays.
        let ordered = over.is_some() || must_go(&profiles, &identity).await.unwrap_or(false);
        if told || !ordered {
            continue;
        }
        if desk.is_open() {
            return Ok(());
        }
        tell(&profiles, delete(&profiles, &identity).await?).await?;
        desk.show_closed();
    }
    for ended in profiles.ended().await.map_err(|error| refusal(&error))? {
        tell(&profiles, ended).await?;
    }
    show(desk).await
}

async fn must_go(profiles: &Profiles, identity: &Identity) -> Result<bool, Refusal> {
    let device = identity.device.device;
    let signed = profiles.signed_ahead(device).await;
    let Some(signed) = signed.map_err(|error| refusal(&error))? else {
        // Its vault was not opened since devices sign ahead; it hears of its end when it is.
        return Ok(false);
    };
    let signature = signed.ask;
    ask(&AskStanding { device, signature }).await
}

async fn ask(asked: &AskStanding) -> Result<bool, Refusal> {
    let standing: DeviceStanding = transport::sync("/sync/standing", asked).await?;
    Ok(standing == DeviceStanding::Wipe)
}

async fn delete_all(profiles: &Profiles, identity: &Identity) -> Result<EndedDevice, StoreError> {
    let device = identity.device.device;
    let store = IndexedDb::open(&identity.database()).await?;
    let kept = unsent(&store).await?;
    let known = profiles.ended().await?;
    let known = known.into_iter().find(|ended| ended.device == device);
    let ahead = profiles.signed_ahead(device).await?;
    let ended = EndedDevice {
        device,
        at: known.as_ref().map_or_else(clock::now, |known| known.at),
        kept,
        done: ahead
            .map(|ahead| ahead.done)
            .or(known.and_then(|known| known.done)),
        told: false,
    };
    profiles.set_ended(ended.clone()).await?;
    if kept > 0 {
        profiles.keep_keys(identity.clone()).await?;
        store.execute(Request::Strip).await?;
        return Ok(ended);
    }
    store.execute(Request::Wipe).await?;
    drop(store);
    profiles.forget(device).await?;
    // It was ordered, so nobody is to be told of an eviction.
    marker::keep_only(&profiles.devices());
    let name = identity.database();
    spawn_local(async move {
        // It is empty; another connection may hold its name for a while.
        drop(IndexedDb::delete(&name).await);
    });
    Ok(ended)
}

/// Counts what was saved here and not taken.
async fn unsent(store: &IndexedDb) -> Result<u64, StoreError> {
    Ok(match store.execute(Request::Open).await? {
        Answer::Opened(opened) => (opened.outbox.len() + opened.decisions.len()) as u64,
        Answer::Pages(_) | Answer::Meta(_) | Answer::Done | Answer::Taken => 0,
    })
}
