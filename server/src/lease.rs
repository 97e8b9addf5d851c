//! Leases: how long a device works without contact (security design, section 2).

use domain::access::{DEFAULT_LEASE_DAYS, LEASE_DAYS, Lease, SignedLease};
use domain::organisation::Organisation;
use domain::{DeviceId, UserId};
use sync::message::account::{ApiErrorCode, LeaseDays};
use sync::store::control::Table;

use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

const ROW: &str = "lease";

/// Gives a device its lease from now on.
pub(crate) async fn give(
    state: &AppState,
    organisation: &Organisation,
    device: DeviceId,
) -> Result<SignedLease, Problem> {
    let (now, days) = (state.clock.now(), days(state).await?.days);
    let lease = Lease::of(organisation.id, device, now, days)
        .ok_or_else(|| Problem::broken("the stored length of leases is not allowed"))?;
    let signature = state.secrets.sign_lease(&lease.signed_bytes());
    Ok(SignedLease { lease, signature })
}

/// How many days a lease lasts.
pub(crate) async fn days(state: &AppState) -> Result<LeaseDays, Problem> {
    let row = state.control.get::<LeaseDays>(Table::Setting, ROW).await?;
    Ok(row.map_or(
        LeaseDays {
            days: DEFAULT_LEASE_DAYS,
        },
        |row| row.body,
    ))
}

/// Sets how many days a lease lasts; devices follow with their next contact.
pub(crate) async fn set_days(
    state: &AppState,
    by: UserId,
    wanted: LeaseDays,
) -> Result<(), Problem> {
    if !LEASE_DAYS.contains(&wanted.days) {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    state
        .control
        .change(Table::Setting, ROW, |_older: Option<LeaseDays>| {
            Ok((wanted, ()))
        })
        .await?;
    let act = user_act("lease_days_set", Some(by));
    state.driver.audit(act).await
}
