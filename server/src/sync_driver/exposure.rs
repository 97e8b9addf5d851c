//! How many persons a device was given, for the day it is lost.

use std::collections::BTreeSet;

use domain::organisation::{Organisation, Statement};
use domain::record::Table;
use domain::{DeviceId, SubjectId};
use sync::message::account::ApiErrorCode;
use sync::server::{Viewer, view_needs, visible};
use sync::store::organisation::{Answer, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;

/// Changes read at a time.
const PAGE: usize = 1_000;

impl SyncDriver {
    /// Counts the persons whose contact lies in the view that the device's user had last, in the
    /// changes up to a cursor.
    pub(crate) async fn persons_given(
        &self,
        device: DeviceId,
        cursor: u64,
    ) -> Result<u64, Problem> {
        let organisation = self.as_it_was(device).await?;
        let Some(user) = organisation.devices.get(&device).map(|device| device.user) else {
            return Ok(0);
        };
        let viewer = Viewer {
            organisation: &organisation,
            user,
        };
        let mut persons = BTreeSet::new();
        let mut since = 0;
        while since < cursor {
            let Some(last) = self
                .note_persons(viewer, (since, cursor), &mut persons)
                .await?
            else {
                break;
            };
            since = last;
        }
        Ok(persons.len() as u64)
    }

    /// Reads one page of changes; gives the number of its last one.
    async fn note_persons(
        &self,
        viewer: Viewer<'_>,
        (since, cursor): (u64, u64),
        persons: &mut BTreeSet<SubjectId>,
    ) -> Result<Option<u64>, Problem> {
        let asked = Request::Changes { since, limit: PAGE };
        let Answer::Changes { mut changes, .. } = self.ask(asked).await? else {
            return Err(unexpected());
        };
        changes.retain(|change| change.seq <= cursor);
        let loaded = self.load(view_needs(&changes)).await?;
        let contacts = loaded
            .rows
            .values()
            .filter(|row| row.table == Table::Contact);
        persons.extend(
            contacts
                .filter(|row| visible(viewer, row))
                .map(|row| row.subject),
        );
        Ok(changes.last().map(|change| change.seq))
    }

    /// The organisation with the roles that the device's user had before being cut off.
    async fn as_it_was(&self, device: DeviceId) -> Result<Organisation, Problem> {
        let over = || Problem::of(ApiErrorCode::SessionOver);
        let organisation = self.organisation().await?.ok_or_else(over)?;
        let mut organisation = Organisation::clone(&organisation);
        let signed = self.log(0).await?;
        let read = signed.iter().map(|signed| signed.read());
        let statements: Vec<Statement> = read
            .collect::<Result<_, _>>()
            .map_err(|_bad| Problem::broken("a stored statement cannot be read"))?;
        let exposure = organisation.exposure(&statements, device);
        let user = organisation.devices.get(&device).map(|device| device.user);
        let user = user.and_then(|user| organisation.users.get_mut(&user));
        if let (Some(exposure), Some(user)) = (exposure, user) {
            user.roles = exposure.roles;
        }
        Ok(organisation)
    }
}
