//! What is to be written, sealed in one message to the vault.

use std::rc::Rc;

use app::replica::Refusal;
use domain::Bytes;
use sync::store::device::Batch;

use super::{Planned, write};
use crate::desk::Desk;
use crate::replica::item::label;
use crate::replica::pages::Writing;

/// Seals the cursor, pages, overlay and decisions; the open pages are given away, not copied.
pub(super) async fn seal(desk: &Rc<Desk>, planned: &mut Planned) -> Result<Batch, Refusal> {
    let mut parts = vec![(label::CURSOR.to_owned(), Bytes(write(&planned.cursor)))];
    let pages = planned.pages.iter_mut();
    parts
        .extend(pages.map(|(number, bytes)| (label::page(*number), Bytes(core::mem::take(bytes)))));
    let overlay = planned.overlay.iter_mut();
    parts.extend(
        overlay.map(|(number, bytes)| (label::overlay(*number), Bytes(core::mem::take(bytes)))),
    );
    let decisions = planned.decisions.iter();
    parts.extend(decisions.map(|(n, decision)| (label::decision(*n), Bytes(write(decision)))));
    let mut sealed = desk.vault.seal_local(parts).await?.into_iter();
    let cursor = sealed.next();
    let folded = match &planned.writing {
        Writing::Fold { folded, .. } => Some(*folded),
        Writing::Overlay(_) => None,
    };
    Ok(Batch {
        cursor,
        pages: numbered(planned.pages.iter().map(|(number, _)| *number), &mut sealed),
        overlay: numbered(
            planned.overlay.iter().map(|(number, _)| *number),
            &mut sealed,
        ),
        decisions: numbered(planned.decisions.iter().map(|(n, _)| *n), &mut sealed),
        overlay_folded: folded,
        ops_done: planned.done.clone(),
        files_gone: planned.gone.whole.clone(),
        fetched_gone: planned.gone.fetched.clone(),
    })
}

fn numbered<N>(
    numbers: impl Iterator<Item = N>,
    sealed: &mut impl Iterator<Item = Vec<u8>>,
) -> Vec<(N, Vec<u8>)> {
    numbers.zip(sealed).collect()
}
