//! The customer's answers: nothing is selected, yes and no weigh the same.

use domain::access::{Action, Role, decide};
use domain::command::{Answer, Capture, Choice};
use domain::organisation::Organisation;
use domain::privacy::{Channel, TextVersion};
use domain::record::{Label, Table};
use domain::{FieldId, PurposeId, RecordId};

use crate::offer::Offer;
use crate::ui::signature::Stroke;

/// One question of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// The purpose's name.
    pub name: Label,
    /// The sentence of the published text.
    pub sentence: String,
}

/// The questions of an offer, in the order of the text.
#[must_use]
pub fn questions(organisation: &Organisation, offer: &Offer, text: &TextVersion) -> Vec<Question> {
    offer
        .asked(text)
        .filter_map(|asked| {
            let purpose = organisation
                .purposes
                .get(&asked.purpose)
                .filter(|purpose| purpose.active)?;
            Some(Question {
                purpose: asked.purpose.clone(),
                channel: asked.channel,
                name: purpose.name.clone(),
                sentence: asked.label.clone(),
            })
        })
        .collect()
}

/// Says whether holders of these roles may keep a signature; it is optional, so it is not asked for otherwise.
#[must_use]
pub fn keeps_signature(organisation: &Organisation, roles: &[Role]) -> bool {
    let file = FieldId::new("file");
    let entry = organisation.catalogue.entry(Table::Document, &file);
    entry.is_some_and(|entry| decide(roles, Action::Write, entry))
}

/// What is stored when the customer confirms; untouched questions stay untouched.
#[must_use]
pub fn capture(
    contact: RecordId,
    text: &TextVersion,
    questions: &[Question],
    choices: &[Option<bool>],
    signature: Vec<Stroke>,
) -> Capture {
    let answers = questions
        .iter()
        .enumerate()
        .map(|(at, question)| Answer {
            purpose: question.purpose.clone(),
            channel: question.channel,
            choice: choice(choices.get(at).copied().flatten()),
        })
        .collect();
    Capture {
        contact,
        locale: text.locale.clone(),
        text: text.id.clone(),
        text_version: text.version,
        answers,
        signature,
    }
}

/// A touched control as an answer.
#[must_use]
pub const fn choice(touched: Option<bool>) -> Choice {
    match touched {
        Some(true) => Choice::Yes,
        Some(false) => Choice::No,
        None => Choice::Untouched,
    }
}

/// What is shown once the choice is stored on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Number of the receipt.
    pub receipt: String,
    /// Who keeps the consent.
    pub organisation: String,
    /// The questions with what was chosen.
    pub answers: Vec<(Question, Option<bool>)>,
}

#[cfg(test)]
mod tests {
    use domain::access::Role;
    use domain::command::Choice;
    use domain::privacy::Channel;
    use domain::{PurposeId, RecordId, TextId};

    use super::{capture, keeps_signature, questions};
    use crate::fixture::organisation;
    use crate::offer::Offer;

    fn offer() -> Offer {
        Offer {
            text: TextId::new("marketing_consent"),
            locale: "cs".to_owned(),
            keys: vec![
                (PurposeId::new("newsletter"), Channel::Email),
                (PurposeId::new("phone_offers"), Channel::Sms),
            ],
        }
    }

    #[test]
    fn a_signature_is_asked_for_only_by_who_may_keep_it() {
        let organisation = organisation();
        let keeps = |role| keeps_signature(&organisation, &[role]);
        assert!(keeps(Role::Rep) && keeps(Role::PrivacyOfficer));
        assert!(!keeps(Role::Manager));
    }

    #[test]
    fn untouched_questions_are_stored_as_untouched() {
        let organisation = organisation();
        let text = offer()
            .version(&organisation, "cs")
            .expect("published")
            .clone();
        let asked = questions(&organisation, &offer(), &text);
        let stored = capture(
            RecordId::v4([1; 16]),
            &text,
            &asked,
            &[Some(true), None],
            Vec::new(),
        );
        let choices: Vec<_> = stored.answers.iter().map(|answer| answer.choice).collect();
        assert_eq!(choices, [Choice::Yes, Choice::Untouched]);
    }

    #[test]
    fn the_text_that_was_shown_is_the_one_that_is_stored() {
        let organisation = organisation();
        let text = offer()
            .version(&organisation, "en")
            .expect("published")
            .clone();
        let asked = questions(&organisation, &offer(), &text);
        let stored = capture(RecordId::v4([1; 16]), &text, &asked, &[], Vec::new());
        assert_eq!(
            (stored.locale.as_str(), stored.text_version),
            ("en", text.version)
        );
    }

    #[test]
    fn a_purpose_that_has_ended_is_not_asked_for() {
        let mut organisation = organisation();
        for purpose in &mut organisation.purposes.purposes {
            purpose.active = purpose.id.as_str() != "newsletter";
        }
        let text = offer()
            .version(&organisation, "cs")
            .expect("published")
            .clone();
        let asked: Vec<_> = questions(&organisation, &offer(), &text)
            .into_iter()
            .map(|q| q.channel)
            .collect();
        assert_eq!(asked, [Channel::Sms]);
    }
}
