//! The contact point that gets the code of a copy: the person's, and proven to be (W-1).

use domain::privacy::LedgerEvent;
use domain::privacy::event::EventType;
use domain::privacy::independence::{Author, Change, History, Occasion, Point};
use domain::privacy::suppression::TokenClass;
use domain::record::{Row, Table};
use domain::{FieldId, Period, RecordId, Timestamp};
use sync::message::account::{ApiErrorCode, CopyUpload};
use sync::server::{Viewer, visible};
use sync::store::organisation::{Load, Loaded};

use super::Maker;
use super::keep::CodePoint;
use crate::auth::link;
use crate::error::Problem;
use crate::ledger;
use crate::state::AppState;

/// `contact.quarantine` as it starts (specification, section 13).
const QUARANTINE: Period = Period::Days(30);
const EMAIL: &str = "email";

/// Gives the address of the person's contact, if it proves more than who holds it.
pub(super) async fn of(
    state: &AppState,
    maker: Maker<'_>,
    upload: &CopyUpload,
) -> Result<CodePoint, Problem> {
    let missing = || Problem::of(ApiErrorCode::NotFound);
    let contact = upload.contact.ok_or_else(missing)?;
    let load = Load {
        records: vec![contact],
        subjects: vec![upload.subject],
        ..Load::default()
    };
    let loaded = state.driver.load(load).await?;
    let viewer = Viewer {
        organisation: maker.organisation,
        user: maker.user,
    };
    let row = loaded.rows.get(&contact).filter(|row| {
        row.table == Table::Contact && row.subject == upload.subject && visible(viewer, row)
    });
    let row = row
        .filter(|_| upload.lockbox.is_none())
        .ok_or_else(missing)?;
    let address = address(row)?;
    let events = events(&loaded, upload)?;
    if !independent(state, contact, &events).await? {
        return Err(Problem::of(ApiErrorCode::PointNotIndependent));
    }
    let locale = link::language_of(state, upload.subject).await?;
    Ok(CodePoint {
        address,
        locale: link::locale_of(locale.as_deref().unwrap_or_default()),
    })
}

fn address(row: &Row) -> Result<String, Problem> {
    row.fields
        .get(&FieldId::new(EMAIL))
        .map(ToString::to_string)
        .ok_or_else(|| Problem::of(ApiErrorCode::NoAddress))
}

fn events(loaded: &Loaded, upload: &CopyUpload) -> Result<Vec<LedgerEvent>, Problem> {
    let entries = loaded.ledgers.get(&upload.subject);
    ledger::events(entries.map_or(&[][..], Vec::as_slice))
}

/// Every change of an address comes from staff so far: the person's own corrections do not exist
/// yet. So the newest change alone decides.
async fn independent(
    state: &AppState,
    contact: RecordId,
    events: &[LedgerEvent],
) -> Result<bool, Problem> {
    let point = Point {
        record: contact,
        class: TokenClass::Email,
    };
    let changed = state.driver.last_change(contact, EMAIL).await?;
    let change = |at| Change {
        point,
        at,
        by: Author::Staff,
    };
    let history = History {
        changes: changed.map(change).into_iter().collect(),
        confirmations: Vec::new(),
    };
    let occasion = Occasion {
        at: state.clock.now(),
        last_restriction: last_restriction(events),
        request: None,
        quarantine: QUARANTINE,
    };
    Ok(history.is_independent(point, &occasion))
}

fn last_restriction(events: &[LedgerEvent]) -> Option<Timestamp> {
    let stops = events.iter().filter(|event| {
        matches!(
            event.body.kind,
            EventType::Refuse | EventType::Withdraw | EventType::Object
        )
    });
    stops
        .filter_map(|event| event.stamp.as_ref().map(|stamp| stamp.received_at))
        .max()
}
