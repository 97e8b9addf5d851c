//! The pages of the store, a few at a time: they are never whole in memory, sealed or open.

use std::rc::Rc;

use app::replica::Refusal;
use futures::StreamExt;
use futures::stream;
use indexeddb_store::IndexedDb;
use sync::client::{Item, read_page};
use sync::store::device::{Answer, Request};

use super::opened_as;
use crate::desk::Desk;
use crate::profile;
use crate::replica::held::{FromPages, Held};
use crate::replica::item::label;
use crate::replica::pages::Pages;

/// Pages that are read and opened at once.
const AT_ONCE: usize = 8;

/// While one lot is taken in, the next one is read and opened.
const LOTS: usize = 2;

/// Reads the pages of these numbers, which ascend.
pub(super) async fn read(
    desk: &Rc<Desk>,
    store: &Rc<IndexedDb>,
    numbers: &[u32],
) -> Result<(Held, Pages), Refusal> {
    let (mut back, mut found) = (FromPages::default(), Vec::with_capacity(numbers.len()));
    let mut lots = stream::iter(numbers.chunks(AT_ONCE))
        .map(|lot| opened(desk, store, lot))
        .buffered(LOTS);
    while let Some(lot) = lots.next().await {
        for (number, items) in lot? {
            let keys = items.into_iter().filter_map(|item| back.take(item));
            found.push((number, keys.collect()));
        }
    }
    Ok((back.held(), Pages::found(found)))
}

async fn opened(
    desk: &Rc<Desk>,
    store: &Rc<IndexedDb>,
    lot: &[u32],
) -> Result<Vec<(u32, Vec<Item>)>, Refusal> {
    let request = Request::Pages {
        from: lot.first().copied().unwrap_or_default(),
        most: u32::try_from(lot.len()).unwrap_or(u32::MAX),
    };
    let sealed = match store.execute(request).await {
        Ok(Answer::Pages(pages)) => pages,
        Ok(Answer::Opened(_) | Answer::Meta(_) | Answer::Done | Answer::Taken) => {
            return Err(Refusal::StorageFailed);
        }
        Err(error) => return Err(profile::refusal(&error)),
    };
    opened_as(desk, sealed, |number| label::page(*number), read_page).await
}
