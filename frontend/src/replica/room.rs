//! A store that refuses writes: told at once, tried until it takes them again. Nothing that waits is
//! ever given up for it.

use std::rc::Rc;

use app::replica::{Refusal, StorageFault};
use wasm_bindgen_futures::spawn_local;

use super::publish;
use crate::desk::Desk;
use crate::{clock, profile};

/// How long until the store is tried again.
pub(crate) const RETRY_MS: u32 = 10_000;

/// As large as most acts; written and taken back to see whether there is room again.
const PROBE: usize = 64 * 1024;
const NAME: &str = "probe";

/// Which writes the store refused last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Room {
    /// Those of acts.
    acts: Option<StorageFault>,
    /// What came from the server.
    batches: Option<StorageFault>,
}

impl Room {
    /// Why this device cannot save, if it cannot: an act that is refused is the worse of the two.
    pub(crate) fn fault(self) -> Option<StorageFault> {
        self.acts.or(self.batches)
    }
}

/// Notes that what came from the server was refused, or is stored.
pub(crate) fn batch(desk: &Rc<Desk>, refusal: Option<&Refusal>) {
    change(desk, |room| room.batches = refusal.map(fault));
}

/// Notes that an act was saved.
pub(crate) fn saved(desk: &Rc<Desk>) {
    change(desk, |room| room.acts = None);
}

/// Notes that an act was refused by the store, and looks from time to time whether there is room.
pub(crate) fn refused(desk: &Rc<Desk>, refusal: &Refusal) {
    let stored = matches!(refusal, Refusal::StorageFull | Refusal::StorageFailed);
    let watched = desk.with(|open| open.room.acts.is_some()).unwrap_or(true);
    if !stored {
        return;
    }
    change(desk, |room| room.acts = Some(fault(refusal)));
    if !watched {
        watch(desk);
    }
}

fn watch(desk: &Rc<Desk>) {
    let (desk, session) = (Rc::clone(desk), desk.session());
    spawn_local(async move {
        loop {
            clock::wait(RETRY_MS).await;
            let refused = desk.with(|open| open.room.acts.is_some()).unwrap_or(false);
            if !desk.is_current(session) || !refused {
                return;
            }
            if probe(&desk).await.is_ok() {
                return saved(&desk);
            }
        }
    });
}

async fn probe(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    profile::put_meta(&store, NAME, vec![0; PROBE]).await?;
    profile::put_meta(&store, NAME, Vec::new()).await
}

fn change(desk: &Rc<Desk>, change: impl FnOnce(&mut Room)) {
    let changed = desk.change(|open| {
        let before = open.room;
        change(&mut open.room);
        open.room != before
    });
    if matches!(changed, Ok(true)) {
        publish::status(desk);
    }
}

fn fault(refusal: &Refusal) -> StorageFault {
    if *refusal == Refusal::StorageFull {
        StorageFault::Full
    } else {
        StorageFault::Failed
    }
}

#[cfg(test)]
mod tests {
    use app::replica::StorageFault;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Room;

    #[wasm_bindgen_test]
    fn a_device_saves_again_only_when_acts_and_batches_do() {
        let mut room = Room {
            acts: Some(StorageFault::Full),
            batches: Some(StorageFault::Failed),
        };
        assert_eq!(room.fault(), Some(StorageFault::Full));
        room.acts = None;
        assert_eq!(room.fault(), Some(StorageFault::Failed));
        room.batches = None;
        assert_eq!(room.fault(), None);
    }
}
