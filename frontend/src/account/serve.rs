//! Serving those who wait for a class secret that this device holds, in the background
//! (security design, section 4: administrators sign, readers seal).

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::{PendingGrant, Service};
use domain::{DeviceId, Hash, Timestamp};
use sync::message::account::LogAppend;
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::replica::open::Open;
use crate::sync_driver::session;
use crate::vault::message::Grant;
use crate::{clock, environment, random, transport};

/// How often this device looks whether its log moved on; readers do not all look at once.
const LOOK_MS: u32 = 2_000;
/// After that long the server is asked again although the log is the same.
const AGAIN_MS: i64 = 10 * 60 * 1000;
/// The longest pause after a refusal.
const LONGEST_MS: u32 = 5 * 60 * 1000;

/// What was served last: the head of the log, and when.
type Served = ((u64, Hash), Timestamp);

/// Serves while the replica is open; whatever is refused comes up again.
pub(crate) fn start(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let (mut served, mut pause) = (None, LOOK_MS);
        while desk.is_current(session) {
            if let Some(head) = due(&desk, served) {
                if serve(&desk).await.is_ok() {
                    served = Some((head, clock::now()));
                    pause = LOOK_MS;
                } else {
                    pause = (pause * 2).min(LONGEST_MS);
                }
            }
            clock::wait(pause + random::below(pause)).await;
        }
    });
}

/// The head of a log with which nobody was served yet, where this device could.
fn due(desk: &Rc<Desk>, served: Option<Served>) -> Option<(u64, Hash)> {
    let (head, could) = desk
        .with(|open| Some((open.held.log_head()?, open.signed_in && reads(open))))
        .ok()??;
    let fresh = served.is_some_and(|(known, at)| {
        known == head && clock::now().as_millis().saturating_sub(at.as_millis()) < AGAIN_MS
    });
    (could && !fresh && environment::is_online()).then_some(head)
}

fn reads(open: &Open) -> bool {
    let user = open.identity.device.user;
    open.organisation().is_ok_and(|organisation| {
        let mut classes = organisation.classes.values();
        classes.any(|epoch| epoch.readers.contains(&user))
    })
}

async fn serve(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let waiting: Vec<PendingGrant> =
        session::unlocked(desk, || transport::get("/api/grants")).await?;
    let mut devices: BTreeMap<DeviceId, Vec<Grant>> = BTreeMap::new();
    for service in desk.with(|open| services(open, &waiting))?? {
        let grants = devices.entry(service.device).or_default();
        grants.push(grant(service));
    }
    let mut served = Ok(());
    for grants in devices.into_values() {
        // One device that is refused costs the others nothing.
        served = served.and(give(desk, grants).await);
    }
    served
}

async fn give(desk: &Rc<Desk>, grants: Vec<Grant>) -> Result<(), Refusal> {
    let append = LogAppend {
        statements: Vec::new(),
        secrets: desk.vault.grant(grants).await?,
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}

/// What the log of this device promises to those of whom the server says that they wait.
fn services(open: &Open, waiting: &[PendingGrant]) -> Result<Vec<Service>, Refusal> {
    let organisation = open.organisation()?;
    let held: Vec<_> = open
        .held
        .secrets()
        .into_iter()
        .map(|(wrap, _)| (wrap.class, wrap.epoch, wrap.statement))
        .collect();
    let device = open.identity.device.device;
    let mut services = organisation.services(device, &held, |class, epoch, device| {
        let place = (class, epoch, device);
        waiting
            .iter()
            .any(|grant| (grant.class, grant.epoch, grant.device) == place)
    });
    let now = clock::now();
    services.retain(|service| organisation.may_receive(service.device, now));
    Ok(services)
}

fn grant(service: Service) -> Grant {
    Grant {
        class: service.class,
        epoch: service.epoch,
        statement: service.statement,
        device: Some(service.device),
        agreement: service.agreement,
    }
}
