//! Helping to recover as a holder: the first takes the outer seal off, the second compares the
//! words and seals the recovery key to the browser that shows them (security design, section 4).

use std::rc::Rc;

use app::replica::{HelpRequest, Refusal, Turn};
use domain::organisation::Organisation;
use domain::violation::Code;
use domain::{Bytes, UserId};
use sync::message::account::{ApiErrorCode, HandOn, HandedOn, HelpOpened, HelpRow, SealHelp};

use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::sync_driver::session::unlocked;
use crate::sync_driver::waiting;
use crate::transport;
use crate::vault::message::{Give, Stated};

/// Lists the requests; a device that holds nothing has none.
pub(crate) async fn requests(desk: &Rc<Desk>) -> Result<Vec<HelpRequest>, Refusal> {
    let opened = match asked(desk).await {
        Err(Refusal::Api(ApiErrorCode::NotFound, _)) => return Ok(Vec::new()),
        opened => opened?,
    };
    let rows = opened.requests.into_iter();
    desk.with(|open| {
        let organisation = open.organisation()?;
        let own = open.identity.device.user;
        Ok(rows.map(|row| request(&organisation, own, row)).collect())
    })?
}

/// Takes the outer seals off and hands the rest on.
pub(crate) async fn hand_on(desk: &Rc<Desk>, request: Bytes) -> Result<(), Refusal> {
    let (stated, row) = row(desk, &request).await?;
    let handed_on = desk.vault.hand_on(stated, row.pairs.clone()).await?;
    let handed_on = row.pairs.into_iter().zip(handed_on);
    let act = HandOn {
        request,
        handed_on: handed_on
            .map(|(pair, bytes)| HandedOn {
                outer: pair.outer,
                inner: pair.inner,
                bytes,
            })
            .collect(),
    };
    unlocked(desk, || transport::tell("/api/recovery/hand-on", &act)).await
}

/// Gives the key to the browser whose words were typed; with other words nothing is opened.
pub(crate) async fn give(desk: &Rc<Desk>, request: Bytes, typed: String) -> Result<(), Refusal> {
    let (stated, row) = row(desk, &request).await?;
    let key = row.key;
    let give = Give {
        root: desk.with(|open| open.identity.root)?,
        stated,
        handed_on: row.handed_on,
        user: row.user,
        to: key,
        typed,
    };
    let act = SealHelp {
        request,
        key,
        sealed: desk.vault.give(give).await?,
    };
    unlocked(desk, || transport::tell("/api/recovery/seal", &act)).await
}

async fn asked(desk: &Rc<Desk>) -> Result<HelpOpened, Refusal> {
    unlocked(desk, || transport::get("/api/recovery/helping")).await
}

/// The request as it is served now, and the recovery key as the log of this device states it: what
/// the server says of the key counts only if it is the same.
async fn row(desk: &Rc<Desk>, request: &Bytes) -> Result<(Stated, HelpRow), Refusal> {
    waiting::fetch_log(desk).await?;
    let opened = asked(desk).await?;
    let stated = desk.with(|open| Ok::<_, Refusal>(Stated::of(&*open.organisation()?)))??;
    let served = Stated {
        key: opened.recovery,
        statement: opened.statement,
    };
    let stated = stated.filter(|stated| *stated == served);
    let stated = stated.ok_or(Refusal::LogNotTrusted)?;
    let mut rows = opened.requests.into_iter();
    let row = rows.find(|row| row.request == *request);
    Ok((stated, row.ok_or(refused(Code::NotFound))?))
}

fn request(organisation: &Organisation, own: UserId, row: HelpRow) -> HelpRequest {
    let others = || -> Vec<UserId> {
        let holders = organisation.working_holders().into_iter();
        holders
            .map(|holder| holder.user)
            .filter(|user| ![own, row.user].contains(user))
            .collect()
    };
    let turn = if row.sealed {
        Turn::Given
    } else if !row.handed_on.is_empty() {
        Turn::Give
    } else if row.done {
        Turn::HandedOn { second: others() }
    } else if row.pairs.is_empty() {
        Turn::Wait { first: others() }
    } else {
        Turn::HandOn { second: others() }
    };
    HelpRequest {
        id: row.request,
        email: row.email,
        asked_at: row.asked_at,
        signers: row.signers,
        turn,
    }
}
