//! A change of who may sign with two holders in the place of the kit.

use std::rc::Rc;

use app::replica::{Helped, NewKit, Refusal};
use sync::message::account::{HelpStanding, SignersHelp};

use super::{handed_out, sign};
use crate::account::helped::{self, Wanted};
use crate::desk::Desk;
use crate::sync_driver::session::unlocked;
use crate::transport;
use crate::vault::message::{AskHolders, OneTime, Opener};

/// Shows the one-time key to the holders and says how far they are.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<Helped, Refusal> {
    let made = match helped::shown(desk, &Wanted::Signers) {
        Some(made) => made,
        None => make(desk).await?,
    };
    let ask = SignersHelp { key: made.key };
    let standing: HelpStanding =
        unlocked(desk, || transport::post("/api/signers/help", &ask)).await?;
    Ok(helped::arrived(desk, made, standing))
}

/// Uses what the holders sealed.
pub(crate) async fn open(desk: &Rc<Desk>) -> Result<NewKit, Refusal> {
    let given = helped::given(desk, &Wanted::Signers)?;
    let opened = handed_out(desk).await?;
    let signed = sign(desk, opened, Opener::Pair(given)).await;
    helped::used(desk, signed)
}

/// Makes the key in the open vault; its words hold the log that is trusted here, too.
async fn make(desk: &Rc<Desk>) -> Result<OneTime, Refusal> {
    let opened = handed_out(desk).await?;
    let (org, user) = desk.with(|open| (open.identity.device.org, open.identity.device.user))?;
    let holders = AskHolders {
        org,
        user,
        statements: opened.statements,
    };
    let made = desk.vault.one_time(holders).await?;
    helped::keep(desk, Wanted::Signers, made.clone());
    Ok(made)
}
