//! The server shows another database: looking for a signed restore, and following it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{input, waiting};
use crate::desk::Desk;
use crate::replica::restored;

/// Looks once, and again if it was asked for meanwhile; does nothing before a known database.
pub(crate) fn look(desk: &Rc<Desk>) {
    let begun = desk.change(|open| {
        if open.engine.other_database().is_none() {
            return false;
        }
        open.disputes.look_again = true;
        !core::mem::replace(&mut open.disputes.looking, true)
    });
    if !matches!(begun, Ok(true)) {
        return;
    }
    let (desk, session) = (Rc::clone(desk), desk.session());
    spawn_local(async move {
        while desk.is_current(session) && wanted(&desk) {
            // What cannot be read now is read with the next hint, or in a minute.
            drop(waiting::fetch_log(&desk).await);
            let follow = desk.change(restored::follow);
            if let Ok(Some(follow)) = follow {
                input(&desk, follow);
            }
        }
    });
}

fn wanted(desk: &Rc<Desk>) -> bool {
    let wanted = desk.change(|open| {
        let again = core::mem::take(&mut open.disputes.look_again);
        open.disputes.looking = again;
        again
    });
    matches!(wanted, Ok(true))
}
