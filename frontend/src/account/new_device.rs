//! A fresh browser of a user who has a device: it makes its keys, shows them and waits.

use std::rc::Rc;

use app::replica::{NewDevice, Refusal};
use domain::organisation::{Organisation, SignedStatement};
use sync::message::account::{DeviceClaim, PendingDevice, SessionInfo};
use sync::proof;

use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::opening::{self, Fresh};
use crate::vault::message::{Claimed, Enrol, WrappedDevice};
use crate::{clock, environment, transport};

/// Makes this browser a device of who just signed in; an older device has to sign it.
pub(crate) async fn begin(
    desk: &Rc<Desk>,
    info: SessionInfo,
    passphrase: String,
) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let statements: Vec<SignedStatement> = transport::get("/api/log?after=0").await?;
    let organisation = served(&info, &statements)?;
    let enrol = Enrol {
        org: info.org,
        user: info.user,
        passphrase,
        now: clock::now(),
    };
    let device = desk.vault.enrol(enrol).await?;
    let identity = identity(&organisation, info.email, device);
    // The keys are safe before the server knows them: a lost answer must not lose them.
    let kept = profiles.enrol(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    let fresh = Fresh {
        statements,
        secrets: Vec::new(),
    };
    opening::open(desk, identity, fresh, true).await
}

/// Claims this device at the server and gives the code that an older device checks; nothing
/// while the user still waits for an administrator.
pub(crate) async fn claim(desk: &Rc<Desk>) -> Result<Option<NewDevice>, Refusal> {
    let asked = desk.with(|open| {
        let organisation = open.organisation()?;
        let device = &open.identity.device;
        let user_works = !organisation.roles(device.user).is_empty();
        let asks = user_works && !organisation.devices.contains_key(&device.device);
        Ok::<_, Refusal>(asks.then_some((open.identity.root, device.device)))
    })??;
    let Some((root, device)) = asked else {
        return Ok(None);
    };
    let Claimed {
        session,
        signing,
        agreement,
        text,
        words,
    } = desk.vault.claim(root).await?;
    let claim = DeviceClaim {
        session,
        device,
        signing,
        agreement,
        name: environment::device_name(),
    };
    let pending: PendingDevice = transport::post("/api/device-claim", &claim).await?;
    Ok(Some(NewDevice {
        text,
        words,
        ends_in_ms: pending.ends_in_ms,
    }))
}

/// The log that was served, as far as it can be checked without a pinned root: the code that the
/// older device compares holds the root.
fn served(info: &SessionInfo, statements: &[SignedStatement]) -> Result<Organisation, Refusal> {
    let organisation =
        proof::read_log(None, None, statements).map_err(|_| Refusal::LogNotTrusted)?;
    if organisation.id != info.org {
        return Err(Refusal::LogNotTrusted);
    }
    if organisation.roles(info.user).is_empty() {
        return Err(Refusal::DeviceUnknown);
    }
    Ok(organisation)
}

fn identity(organisation: &Organisation, email: String, device: WrappedDevice) -> Identity {
    Identity {
        email,
        device,
        root: organisation.root,
        seen: (organisation.n, organisation.head),
    }
}
