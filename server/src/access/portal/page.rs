//! The rows of the home page: one per purpose and channel.

use app::Locale;
use app::consent;
use app::people::label;
use app::views::portal::{PermissionRow, TextShown};
use domain::privacy::Channel;
use domain::privacy::event::TextRef;
use domain::{Hash, PurposeId, Timestamp};

use super::ledger::Ledger;

/// What we may do, as far as the person decides about it.
pub(super) fn permissions(ledger: &Ledger, locale: Locale, now: Timestamp) -> Vec<PermissionRow> {
    ledger
        .keys()
        .into_iter()
        .filter_map(|key| row(ledger, key, locale, now))
        .collect()
}

fn row(
    ledger: &Ledger,
    key: (PurposeId, Channel),
    locale: Locale,
    now: Timestamp,
) -> Option<PermissionRow> {
    let purpose = ledger.organisation.purposes.get(&key.0)?;
    let state = ledger.state(&key, now);
    let decider = ledger.decider(&state);
    Some(PermissionRow {
        name: label(locale, &purpose.name),
        description: label(locale, &purpose.description),
        badge: consent::badge(&state, now),
        way: decider.map(|body| body.mode.into()),
        text: decider.and_then(|body| body.text.as_ref()).map(text_shown),
        withdrawable: state.objection_dm.is_none() && (state.valid || state.pending),
        purpose: key.0,
        channel: key.1,
    })
}

/// A text by name and fingerprint.
pub(super) fn text_shown(text: &TextRef) -> TextShown {
    TextShown {
        id: text.id.to_string(),
        version: text.version,
        sha256: hex(&text.sha256),
    }
}

/// A fingerprint in hexadecimal.
pub(super) fn hex(hash: &Hash) -> String {
    hash.as_slice()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
