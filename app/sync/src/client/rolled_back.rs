//! The high-water marks of a device (sync design, section 2): what it holds never becomes older.

use domain::record::{Row, SealedValue};

use crate::proof::Alert;

/// Says why a served row may not take the place of the held one: it is older, another one under the
/// same number, or a sealed value in it is, whatever the row says of itself. A value names the version it was based on under its
/// writer's signature.
#[must_use]
pub fn rolled_back(held: &Row, served: &Row) -> Option<Alert> {
    if served.version < held.version {
        return Some(Alert::OlderRecord {
            served: served.version,
            held: held.version,
        });
    }
    if served.version == held.version && served.op != held.op {
        return Some(Alert::OtherRecord {
            version: held.version,
        });
    }
    let values = held.sealed.iter();
    let mut both = values.filter_map(|(field, kept)| Some((kept, served.sealed.get(field)?)));
    both.find_map(|(kept, given)| older(kept, given, served.version == held.version))
}

/// A write makes the version after the one it was based on.
fn older(kept: &SealedValue, given: &SealedValue, same_row: bool) -> Option<Alert> {
    let made = |value: &SealedValue| value.proof.base_version.saturating_add(1);
    let (served, held) = (made(given), made(kept));
    let other = given.proof.op != kept.proof.op;
    if served < held {
        Some(Alert::OlderRecord { served, held })
    } else if other && (same_row || served == held) {
        Some(Alert::OtherRecord { version: held })
    } else {
        None
    }
}
