//! The rules a step has to meet besides the table of states.

use super::{Breach, BreachError, Exemption, Keys, SentNotice, Step, Taken};
use crate::Timestamp;
use crate::access::Reason;
use crate::privacy::configuration::{AuthorityNotice, Risk};

pub(super) fn check(breach: &Breach, taken: &Taken) -> Result<(), BreachError> {
    let last = breach.steps.last().map(|last| last.at);
    in_order("at", last, taken.at)?;
    match &taken.step {
        Step::BecomeAware(aware) => {
            let aware_at = aware.clock.aware_at;
            in_order("aware_at", Some(breach.facts.detected_at), aware_at)?;
            in_order("aware_at", Some(aware_at), taken.at)
        }
        Step::NotifyPartly(notice) | Step::Notify(notice) | Step::FollowUp(notice) => {
            in_order("sent_at", Some(notice.sent_at), taken.at)?;
            in_time(breach, notice)
        }
        Step::LeaveUnnotified { .. } => may_stay_unnotified(breach),
        Step::InformSubjects(notice) => in_order("sent_at", Some(notice.sent_at), taken.at),
        Step::SpareSubjects(exemption) => may_choose(breach, exemption),
        Step::Close { .. } => may_close(breach),
        Step::Dismiss { .. } | Step::Reopen { .. } => Ok(()),
    }
}

fn in_order(
    field: &'static str,
    earlier: Option<Timestamp>,
    later: Timestamp,
) -> Result<(), BreachError> {
    if earlier.is_some_and(|earlier| later < earlier) {
        Err(BreachError::OutOfOrder { field })
    } else {
        Ok(())
    }
}

/// The clock is about the first notice; what follows completes it (Art. 33(4)).
fn in_time(breach: &Breach, notice: &SentNotice) -> Result<(), BreachError> {
    let Some(aware) = breach.awareness() else {
        return Ok(());
    };
    in_order("sent_at", Some(aware.clock.aware_at), notice.sent_at)?;
    if breach.notices().next().is_some() {
        return Ok(());
    }
    let reason = notice.delay_reason.as_ref().map(Reason::as_str);
    match aware.clock.notice(notice.sent_at, reason) {
        Ok(_timing) => Ok(()),
        Err(late) => Err(BreachError::DelayReasonMissing(late)),
    }
}

fn may_stay_unnotified(breach: &Breach) -> Result<(), BreachError> {
    let shipped = AuthorityNotice::default();
    let rule = breach
        .awareness()
        .map_or(&shipped, |aware| &aware.clock.rule.value);
    if rule.is_due_for(risk(breach)?) {
        Err(BreachError::NoticeOwed)
    } else {
        Ok(())
    }
}

fn may_choose(breach: &Breach, exemption: &Exemption) -> Result<(), BreachError> {
    let Exemption::Unintelligible { .. } = exemption else {
        return Ok(());
    };
    if breach.facts.leavers_device {
        return Err(BreachError::LeaversDevice);
    }
    match breach.facts.keys {
        Keys::Safe { .. } if breach.facts.encrypted => Ok(()),
        Keys::Safe { .. } | Keys::Exposed | Keys::Unknown => Err(BreachError::KeysNotSafe),
    }
}

fn may_close(breach: &Breach) -> Result<(), BreachError> {
    let settled = breach
        .steps
        .iter()
        .any(|taken| matches!(taken.step, Step::InformSubjects(_) | Step::SpareSubjects(_)));
    if risk(breach)? < Risk::High || settled {
        Ok(())
    } else {
        Err(BreachError::SubjectsOwed)
    }
}

fn risk(breach: &Breach) -> Result<Risk, BreachError> {
    breach
        .facts
        .assessment
        .as_ref()
        .map(|assessment| assessment.risk)
        .ok_or(BreachError::RiskNotAssessed)
}
