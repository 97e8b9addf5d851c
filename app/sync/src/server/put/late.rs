//! Writes that come after a roll or a revocation: accepted where nothing is overwritten, marked in
//! the audit, never lost (security design, section 4).

use domain::record::Table;
use domain::violation::{Code, Violation};

use crate::message::v1::Put;
use crate::proof;
use crate::server::admit::Context;

/// No write after a roll uses an older epoch: values and wraps are of the epoch that was the
/// newest in the log their writer names.
pub(super) fn newest_for_its_writer(context: &Context<'_>, put: &Put) -> Result<(), Violation> {
    let organisation = context.organisation;
    let values = put.sealed.values();
    let seen = values.clone().next().map_or(0, |value| value.proof.log_n);
    let fits = values
        .clone()
        .all(|value| proof::epoch_fits(organisation, value))
        && put
            .wraps
            .iter()
            .all(|wrap| organisation.epoch_at(wrap.class, seen) == Some(wrap.epoch));
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::Malformed))
    }
}

/// Says whether a revoked device may still bring this: a new note, sealed before the device could
/// know. It overwrites nothing; readers see it as from a removed user and take it over or not.
pub(in crate::server) fn from_removed(context: &Context<'_>, put: &Put) -> bool {
    let revoked = context.organisation.revoked_at(context.device);
    let before = |n: u64| revoked.is_some_and(|revoked| n < revoked.n);
    put.table == Table::Note
        && put.base_version == 0
        && put.fields.is_empty()
        && put.sealed.values().all(|value| before(value.proof.log_n))
}

/// Names the act: plain, late under an older epoch, or from a removed device.
pub(super) fn audit_code(context: &Context<'_>, put: &Put) -> &'static str {
    let organisation = context.organisation;
    let late = put.sealed.values().any(|value| {
        let newest = organisation.epoch_at(value.class, organisation.n);
        organisation.epoch_at(value.class, value.proof.log_n) != newest
    });
    if organisation.live_device(context.device).is_none() {
        "record_put_removed"
    } else if late {
        "record_put_late"
    } else {
        "record_put"
    }
}
