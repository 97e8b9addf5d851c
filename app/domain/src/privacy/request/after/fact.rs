//! Facts that are noted without moving the state.

use super::{Case, Circumstances};
use crate::privacy::request::identity::Check;
use crate::privacy::request::notification::{self, Change, Disclosed, Task, TaskAct};
use crate::privacy::request::{ActName, ActRefused, By};
use crate::{DeviceId, RecipientId, RecordId, SubjectId};

impl Case {
    pub(super) fn name_subject(&mut self, subject: SubjectId) -> Result<(), ActRefused> {
        if self.subject.is_some() {
            return Err(ActRefused::SubjectKnown);
        }
        self.subject = Some(subject);
        Ok(())
    }

    /// A check bears the name of who made it, and was made before it is noted.
    pub(super) fn identify(
        &mut self,
        check: Check,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        if check
            .by
            .is_some_and(|checker| now.by != By::Officer(checker))
        {
            return Err(ActRefused::NotForAuthor(ActName::Identify));
        }
        if check.at > now.at {
            return Err(ActRefused::CheckInFuture);
        }
        self.identity.checks.push(check);
        Ok(())
    }

    pub(super) fn device_acknowledged(
        &mut self,
        device: DeviceId,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let mut devices = self.devices.iter_mut();
        let awaited = devices.find(|awaited| awaited.device == device);
        let awaited = awaited.ok_or(ActRefused::Unknown)?;
        awaited.acknowledged_at = awaited.acknowledged_at.or(Some(now.at));
        Ok(())
    }

    /// A recipient that has an open task for the same change gets no second one.
    pub(super) fn notify_recipients(&mut self, change: Change, disclosed: &[Disclosed]) {
        for task in notification::tasks(change, disclosed) {
            let same = |known: &Task| known.to == task.to && known.change == change;
            if !self
                .tasks
                .iter()
                .any(|known| known.is_open() && same(known))
            {
                self.tasks.push(task);
            }
        }
    }

    pub(super) fn move_task(
        &mut self,
        to: &RecipientId,
        change: Change,
        act: &TaskAct,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let mut tasks = self.tasks.iter_mut();
        let task = tasks.rfind(|task| task.to == *to && task.change == change);
        let task = task.ok_or(ActRefused::Unknown)?;
        *task = task.after(act, now.at)?;
        Ok(())
    }

    pub(super) fn download(
        &mut self,
        file: RecordId,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let mut files = self.deliverables.iter_mut();
        let deliverable = files.find(|deliverable| deliverable.file == file);
        let deliverable = deliverable.ok_or(ActRefused::Unknown)?;
        *deliverable = deliverable
            .download(now.at)
            .ok_or(ActRefused::DownloadOver)?;
        Ok(())
    }
}
