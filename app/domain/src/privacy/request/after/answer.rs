//! Refusing, doing and answering (D-9, Q-3, 10.5, 10.7).

use std::collections::BTreeSet;

use super::{Case, Circumstances};
use crate::privacy::request::case::{Decision, DeviceTask};
use crate::privacy::request::ground::GroundCode;
use crate::privacy::request::identity::Data;
use crate::privacy::request::refusal::{Draft, Extent, Refusal};
use crate::privacy::request::{ActRefused, Awaited, Deliverable, Kind, SealedFile, State};
use crate::{DeviceId, RequestId, Timestamp};

impl Case {
    pub(super) fn refuse(
        &mut self,
        draft: &Draft,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let refusal = draft.complete(self.kind, Extent::Whole, now.policy)?;
        self.check_unidentified(&refusal, now)?;
        self.decisions.push(Decision::refusing(refusal));
        Ok(())
    }

    pub(super) fn refuse_in_part(
        &mut self,
        draft: &Draft,
        left_out: &BTreeSet<Data>,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let refusal = draft.complete(self.kind, Extent::Part, now.policy)?;
        self.check_unidentified(&refusal, now)?;
        self.left_out.extend(left_out);
        self.decisions.push(Decision::refusing(refusal));
        Ok(())
    }

    /// The answer is sent; from now on the clock stands, and the decision keeps how it was in time.
    pub(super) fn send_answer(&mut self, now: &Circumstances<'_>) -> Result<(), ActRefused> {
        let refused = matches!(self.state(), State::Refused | State::PartiallyRefused);
        if refused && self.send_open_refusal(now) {
            Ok(())
        } else {
            Err(ActRefused::NothingToSend)
        }
    }

    pub(super) fn fulfil(
        &self,
        open_access: Option<RequestId>,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        self.identity.claimant.may_receive(now.policy)?;
        let (needed, shown) = (self.needed_level(), self.identity.level());
        if shown < needed {
            return Err(ActRefused::IdentityTooLow { needed, shown });
        }
        match open_access.filter(|_| self.kind == Kind::Erasure) {
            Some(request) => Err(ActRefused::AccessCopyFirst { request }),
            None => Ok(()),
        }
    }

    pub(super) fn await_devices(&mut self, devices: &[Awaited]) -> Result<(), ActRefused> {
        let again = |known: &DeviceTask| devices.iter().any(|new| new.device == known.device);
        self.devices.retain(|known| !again(known));
        self.devices.extend(devices.iter().map(DeviceTask::waiting));
        Ok(())
    }

    pub(super) fn deliver(
        &mut self,
        files: &[SealedFile],
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        if let Some(device) = self.silent_device(now.at) {
            return Err(ActRefused::DeviceSilent { device });
        }
        for device in &mut self.devices {
            device.closed_by_lease = device.acknowledged_at.is_none();
        }
        self.send_open_refusal(now);
        let files = files.iter().map(|file| Deliverable::new(file, now.at));
        self.deliverables.extend(files);
        self.decisions.push(Decision {
            refusal: None,
            sent_at: Some(now.at),
            timing: Some(self.clock.timing_of_answer(now.at)),
        });
        Ok(())
    }

    pub(super) fn close(&mut self, now: &Circumstances<'_>) -> Result<(), ActRefused> {
        let refused = matches!(self.state(), State::Refused | State::PartiallyRefused);
        if refused && !self.answer_sent() {
            return Err(ActRefused::AnswerNotSent);
        }
        self.closed_at = Some(now.at);
        self.retention_end = Some(now.policy.file_kept.after_date(now.today()));
        Ok(())
    }

    pub(super) fn reopen(&mut self) -> Result<(), ActRefused> {
        if self.clock.open_question().is_some() {
            return Err(ActRefused::QuestionOpen);
        }
        self.start_over();
        Ok(())
    }

    /// What was left out is asked for again, and a refusal that was never sent is no answer.
    pub(super) fn start_over(&mut self) {
        self.left_out.clear();
        self.decisions.retain(|decision| decision.sent_at.is_some());
    }

    /// Gives a device that still holds up the answer: silent, with a living lease, before the due
    /// date. From the due date on the answer names it as closed by its lease.
    pub(super) fn silent_device(&self, now: Timestamp) -> Option<DeviceId> {
        let silent =
            |device: &&DeviceTask| device.acknowledged_at.is_none() && now < device.lease_ends;
        (now < self.clock.current_due().start())
            .then(|| self.devices.iter().find(silent))
            .flatten()
            .map(|device| device.device)
    }

    /// Marks a refusal that waits as sent, and says whether one did.
    fn send_open_refusal(&mut self, now: &Circumstances<'_>) -> bool {
        let waiting = |decision: &&mut Decision| decision.sent_at.is_none();
        let Some(decision) = self.decisions.last_mut().filter(waiting) else {
            return false;
        };
        let whole = |refusal: &Refusal| refusal.extent == Extent::Whole;
        decision.timing = Some(if decision.refusal.as_ref().is_some_and(whole) {
            self.clock.timing_of_refusal(now.at)
        } else {
            self.clock.timing_of_answer(now.at)
        });
        decision.sent_at = Some(now.at);
        true
    }

    /// `cannot_identify` needs a question that was asked in vain: unanswered for the whole wait
    /// or answered with too little. A sender who is nobody on file cannot be asked.
    fn check_unidentified(
        &self,
        refusal: &Refusal,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        let unidentified = refusal
            .codes()
            .any(|code| code == GroundCode::CannotIdentify);
        let in_vain = if self.state() == State::IdentityPending {
            unidentified && self.clock.may_refuse_unidentified(now.at, now.rules)?
        } else {
            let too_low = self.identity.level() < self.needed_level();
            let asked = self.identity.answered_at.is_some() || self.subject.is_none();
            !unidentified || (too_low && asked)
        };
        in_vain
            .then_some(())
            .ok_or(ActRefused::IdentityNotAskedInVain)
    }
}

impl Decision {
    const fn refusing(refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            sent_at: None,
            timing: None,
        }
    }
}

impl DeviceTask {
    const fn waiting(awaited: &Awaited) -> Self {
        Self {
            device: awaited.device,
            lease_ends: awaited.lease_ends,
            acknowledged_at: None,
            closed_by_lease: false,
        }
    }
}
