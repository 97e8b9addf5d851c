//! The notice to the persons and its exemptions (Art. 34, B-6).

use domain::privacy::breach::{Breach, BreachError, BreachState, Exemption, Keys, Step, StepKind};
use domain::privacy::configuration::Risk;

use super::{after, because, step, take};

#[test]
fn art_34_at_high_risk_the_persons_are_told_or_lawfully_spared_before_the_end() {
    let notified = || after(Risk::High, &[StepKind::BecomeAware, StepKind::Notify]);
    let close = |mut breach: Breach| take(&mut breach, 2, step(StepKind::Close, 2));
    assert_eq!(close(notified()), Err(BreachError::SubjectsOwed));
    for kind in [StepKind::InformSubjects, StepKind::SpareSubjects] {
        let mut breach = notified();
        take(&mut breach, 2, step(kind, 2)).unwrap();
        assert_eq!(close(breach), Ok(BreachState::Closed));
    }
    let risk = after(Risk::Risk, &[StepKind::BecomeAware, StepKind::Notify]);
    assert_eq!(close(risk), Ok(BreachState::Closed));
}

fn spare_as_unintelligible(change: impl Fn(&mut Breach)) -> Result<BreachState, BreachError> {
    let mut breach = after(Risk::High, &[StepKind::BecomeAware, StepKind::Notify]);
    breach.facts.keys = Keys::Safe {
        because: because("Heslo znala jen zástupkyně, tablet byl zamčený"),
    };
    change(&mut breach);
    let reason = because("Data jsou zašifrována");
    let exemption = Exemption::Unintelligible { reason };
    take(&mut breach, 2, Step::SpareSubjects(exemption))
}

#[test]
fn b_6_exemption_34_3_a_needs_keys_that_were_not_exposed() {
    assert!(spare_as_unintelligible(|_breach| {}).is_ok());
    for keys in [Keys::Exposed, Keys::Unknown] {
        let refused = spare_as_unintelligible(|breach| breach.facts.keys = keys.clone());
        assert_eq!(refused, Err(BreachError::KeysNotSafe));
    }
    let plain = spare_as_unintelligible(|breach| breach.facts.encrypted = false);
    assert_eq!(plain, Err(BreachError::KeysNotSafe));
}

#[test]
fn b_6_no_key_exposed_is_chosen_with_a_written_reason_only() {
    assert!(serde_json::from_str::<Keys>(r#"{"safe":{"because":"zamčený"}}"#).is_ok());
    for without in [r#"{"safe":{"because":" "}}"#, r#"{"safe":{}}"#, r#""safe""#] {
        assert!(serde_json::from_str::<Keys>(without).is_err(), "{without}");
    }
}

#[test]
fn b_6_a_leavers_device_never_qualifies() {
    let refused = spare_as_unintelligible(|breach| breach.facts.leavers_device = true);
    assert_eq!(refused, Err(BreachError::LeaversDevice));
}
