//! What a copy may hold: fields its maker reads, of records about one person, in view.

use std::collections::BTreeSet;

use domain::RecordId;
use domain::access::Action;
use domain::organisation::Organisation;
use domain::record::{Class, CopyField};
use sync::message::account::{ApiErrorCode, CopyUpload};
use sync::server::{Viewer, visible};
use sync::store::organisation::{Load, Loaded};

use super::Maker;
use crate::error::Problem;
use crate::state::AppState;

/// Gives the classes of the fields; a field that the maker does not read does not exist.
pub(super) async fn classes(
    state: &AppState,
    maker: Maker<'_>,
    upload: &CopyUpload,
) -> Result<Vec<Class>, Problem> {
    let records: BTreeSet<RecordId> = upload.fields.iter().map(|field| field.record).collect();
    let load = Load {
        records: records.into_iter().collect(),
        ..Load::default()
    };
    let loaded = state.driver.load(load).await?;
    let class = |field: &CopyField| {
        let entry = maker
            .organisation
            .catalogue
            .entry(field.table, &field.field)?;
        holds(maker, &loaded, upload, field).then_some(entry.class)
    };
    let classes: Option<Vec<Class>> = upload.fields.iter().map(class).collect();
    classes.ok_or_else(|| Problem::of(ApiErrorCode::NotFound))
}

fn holds(maker: Maker<'_>, loaded: &Loaded, upload: &CopyUpload, field: &CopyField) -> bool {
    let (user, organisation): (_, &Organisation) = (maker.user, maker.organisation);
    let viewer = Viewer { organisation, user };
    let reads = organisation.may(user, Action::Read, field.table, &field.field);
    reads
        && loaded.rows.get(&field.record).is_some_and(|row| {
            row.table == field.table && row.subject == upload.subject && visible(viewer, row)
        })
}
