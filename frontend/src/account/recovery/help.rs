//! Two holders in the place of the kit: a one-time key of this browser, and what they seal to it.

use std::rc::Rc;

use app::replica::{HelpStep, Helped, Refusal, Renewed};
use domain::Bytes;
use sync::message::account::{AskHelp, HelpStanding};

use super::{dead_link, handed_out, kept, renew};
use crate::account::Flow;
use crate::desk::Desk;
use crate::profile::recovery::Asked;
use crate::transport;
use crate::vault::message::{AskHolders, OneTime, Opener};

/// The one-time key of this tab, and what was sealed to it.
pub(crate) struct Help {
    token: Bytes,
    made: OneTime,
    sealed: Option<Bytes>,
}

/// Shows the one-time key to the holders and says how far they are.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<Helped, Refusal> {
    let asked = kept(&*desk.profiles()?).await?.ok_or(dead_link())?;
    let made = match shown(desk, &asked) {
        Some(made) => made,
        None => make(desk, &asked).await?,
    };
    let ask = AskHelp {
        token: asked.token,
        key: made.key,
    };
    let standing: HelpStanding = transport::post("/api/recovery/help", &ask).await?;
    let step = step(&standing);
    if let Flow::Help(help) = &mut *desk.flow.borrow_mut() {
        help.sealed = standing.sealed;
    }
    Ok(Helped {
        words: made.words,
        step,
    })
}

/// Uses what the holders sealed. What does not open leaves the tab without a key, so that the next
/// look shows a new one.
pub(crate) async fn open(desk: &Rc<Desk>, passphrase: String) -> Result<Renewed, Refusal> {
    let sealed = match &*desk.flow.borrow() {
        Flow::Help(help) => help.sealed.clone(),
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Enrolling(_) => None,
    };
    let sealed = sealed.ok_or(Refusal::HelpMoved)?;
    let renewed = renew(desk, |_| Opener::Pair(sealed), passphrase).await;
    if let Err(Refusal::HelpMoved | Refusal::Locked) = renewed {
        desk.flow.replace(Flow::None);
        return Err(Refusal::HelpMoved);
    }
    renewed
}

fn shown(desk: &Desk, asked: &Asked) -> Option<OneTime> {
    match &*desk.flow.borrow() {
        Flow::Help(help) if help.token == asked.token => Some(help.made.clone()),
        Flow::Help(_)
        | Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Enrolling(_) => None,
    }
}

/// Makes the key in a fresh vault; its words hold the log that was served, too.
async fn make(desk: &Rc<Desk>, asked: &Asked) -> Result<OneTime, Refusal> {
    let (opened, _) = handed_out(&*desk.profiles()?, asked).await?;
    desk.close();
    desk.show_closed();
    let wanted = AskHolders {
        org: opened.org,
        user: opened.user,
        statements: opened.statements,
    };
    let made = desk.vault.one_time(wanted).await?;
    *desk.flow.borrow_mut() = Flow::Help(Box::new(Help {
        token: asked.token.clone(),
        made: made.clone(),
        sealed: None,
    }));
    Ok(made)
}

const fn step(standing: &HelpStanding) -> HelpStep {
    match standing {
        HelpStanding {
            sealed: Some(_), ..
        } => HelpStep::Done,
        HelpStanding {
            possible: false, ..
        } => HelpStep::Impossible,
        HelpStanding { first: Some(_), .. } => HelpStep::Second,
        HelpStanding { first: None, .. } => HelpStep::First,
    }
}
