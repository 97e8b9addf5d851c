//! The starter texts: one consent text for offers, in Czech and English, with every block of N-3.

mod cs;
mod en;

use unicode_normalization::UnicodeNormalization;

use crate::privacy::text::{self, Screen, TextKind, TextPurpose, Topic};
use crate::privacy::{Channel, TextVersion};
use crate::{Hash, PurposeId, TextId, Timestamp};

/// What differs between two languages of one text.
struct Wording {
    locale: &'static str,
    blocks: Vec<String>,
    newsletter: String,
    calls: String,
    messages: String,
    yes: &'static str,
    no: &'static str,
}

/// Gives the texts of a new organisation, in Czech and English.
#[must_use]
pub fn texts(controller: &str, contact_email: &str, published_at: Timestamp) -> Vec<TextVersion> {
    let controller: String = controller.trim().nfc().collect();
    let email: String = contact_email.trim().nfc().collect();
    [
        cs::wording(&controller, &email),
        en::wording(&controller, &email),
    ]
    .into_iter()
    .map(|wording| marketing_consent(wording, published_at))
    .collect()
}

fn marketing_consent(wording: Wording, published_at: Timestamp) -> TextVersion {
    let mut version = TextVersion {
        id: TextId::new("marketing_consent"),
        version: 1,
        locale: wording.locale.to_owned(),
        kind: TextKind::Consent,
        blocks: wording.blocks,
        purposes: vec![
            asked("newsletter", Channel::Email, wording.newsletter),
            asked("phone_offers", Channel::Phone, wording.calls),
            asked("phone_offers", Channel::Sms, wording.messages),
        ],
        screen: Screen {
            id: "hand_over_sign".to_owned(),
            version: 1,
            yes: wording.yes.to_owned(),
            no: wording.no.to_owned(),
            later: None,
        },
        published_at,
        sha256: Hash([0; 32]),
        topics: topics(),
        change: None,
        replaces: None,
        published_by: None,
    };
    version.sha256 = text::hash(&version);
    version
}

/// What the blocks say, in the order both wordings keep.
fn topics() -> Vec<Topic> {
    vec![
        Topic::Controller,
        Topic::Voluntary,
        Topic::Purpose(PurposeId::new("newsletter")),
        Topic::Purpose(PurposeId::new("phone_offers")),
        Topic::Recipients,
        Topic::Storage,
        Topic::Withdrawal,
        Topic::Rights,
        Topic::Complaint,
        Topic::AutomatedDecisions,
        Topic::Transfers,
    ]
}

fn asked(purpose: &str, channel: Channel, label: String) -> TextPurpose {
    TextPurpose {
        purpose: PurposeId::new(purpose),
        channel,
        scope_rev: 1,
        label,
    }
}
