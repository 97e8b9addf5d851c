//! A recovery by two holders: a one-time key of this browser, and what they seal to it.

use std::rc::Rc;

use app::replica::{Helped, Refusal, Renewed};
use sync::message::account::{AskHelp, HelpStanding};

use super::{dead_link, handed_out, kept, renew};
use crate::account::helped::{self, Wanted};
use crate::desk::Desk;
use crate::profile::recovery::Asked;
use crate::transport;
use crate::vault::message::{AskHolders, OneTime, Opener};

/// Shows the one-time key to the holders and says how far they are.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<Helped, Refusal> {
    let asked = own(desk).await?;
    let made = match helped::shown(desk, &wanted(&asked)) {
        Some(made) => made,
        None => make(desk, &asked).await?,
    };
    let ask = AskHelp {
        token: asked.token,
        key: made.key,
    };
    let standing: HelpStanding = transport::post("/api/recovery/help", &ask).await?;
    Ok(helped::arrived(desk, made, standing))
}

/// Uses what the holders sealed.
pub(crate) async fn open(desk: &Rc<Desk>, passphrase: String) -> Result<Renewed, Refusal> {
    let asked = own(desk).await?;
    let given = helped::given(desk, &wanted(&asked))?;
    let renewed = renew(desk, |_| Opener::Pair(given), passphrase).await;
    helped::used(desk, renewed)
}

async fn own(desk: &Rc<Desk>) -> Result<Asked, Refusal> {
    kept(&*desk.profiles()?).await?.ok_or(dead_link())
}

fn wanted(asked: &Asked) -> Wanted {
    Wanted::Recovery(asked.token.clone())
}

/// Makes the key in a fresh vault; its words hold the log that was served, too.
async fn make(desk: &Rc<Desk>, asked: &Asked) -> Result<OneTime, Refusal> {
    let (opened, _) = handed_out(&*desk.profiles()?, asked).await?;
    desk.close();
    desk.show_closed();
    let holders = AskHolders {
        org: opened.org,
        user: opened.user,
        statements: opened.statements,
    };
    let made = desk.vault.one_time(holders).await?;
    helped::keep(desk, wanted(asked), made.clone());
    Ok(made)
}
