//! The controls of a text: one equal pair for each purpose and channel (C-02, C-03).

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::privacy::Registry;
use crate::privacy::event::Basis;
use crate::privacy::text::{TextKind, TextPurpose, TextRule, TextVersion};

/// Words of an answer to everything at once, in the languages of the product.
const FOR_ALL: [&str; 15] = [
    "vše",
    "všeho",
    "všemu",
    "vším",
    "všechno",
    "všechny",
    "všem",
    "všemi",
    "nic",
    "ničemu",
    "ničím",
    "all",
    "everything",
    "none",
    "nothing",
];

impl TextVersion {
    /// Says what is wrong with the words of the answers, where the text has controls.
    pub(super) fn broken_pair(&self) -> Vec<TextRule> {
        if self.purposes.is_empty() {
            return Vec::new();
        }
        let answers: Vec<&str> = [Some(&self.screen.yes), Some(&self.screen.no)]
            .into_iter()
            .chain([self.screen.later.as_ref()])
            .flatten()
            .map(|answer| answer.trim())
            .collect();
        let distinct: BTreeSet<String> =
            answers.iter().map(|answer| answer.to_lowercase()).collect();
        let mut rules = Vec::new();
        if answers.iter().any(|answer| answer.is_empty()) || distinct.len() < answers.len() {
            rules.push(TextRule::PairIncomplete);
        }
        if answers.iter().any(|answer| speaks_of_all(answer)) {
            rules.push(TextRule::AnswersForAll);
        }
        let emphasis: BTreeSet<_> = answers.iter().map(|answer| emphasis(answer)).collect();
        if emphasis.len() > 1 {
            rules.push(TextRule::EmphasisUneven);
        }
        rules
    }

    pub(super) fn broken_keys(&self, registry: &Registry) -> Vec<TextRule> {
        let mut rules = Vec::new();
        let mut seen = BTreeSet::new();
        for asked in &self.purposes {
            let (id, channel) = (asked.purpose.clone(), asked.channel);
            if asked.label.trim().is_empty() {
                rules.push(TextRule::LabelMissing(id.clone(), channel));
            }
            if seen.insert((&asked.purpose, channel)) {
                rules.extend(self.broken_key(asked, registry));
            } else {
                rules.push(TextRule::AskedTwice(id, channel));
            }
        }
        rules
    }

    fn broken_key(&self, asked: &TextPurpose, registry: &Registry) -> Vec<TextRule> {
        let (id, channel) = (asked.purpose.clone(), asked.channel);
        let Some(purpose) = registry.get(&id) else {
            return vec![TextRule::PurposeUnknown(id)];
        };
        let mut rules = Vec::new();
        let bases = purpose.bases(channel);
        let necessary = |basis: &Basis| {
            matches!(
                basis,
                Basis::Contract | Basis::LegalDuty | Basis::Vital | Basis::PublicTask
            )
        };
        if bases.is_empty() {
            rules.push(TextRule::ChannelNotAllowed(id.clone(), channel));
        } else if self.kind == TextKind::Consent
            && (bases.iter().any(necessary) || purpose.required_for_contract)
        {
            rules.push(TextRule::MixesNecessary(id.clone(), channel));
        } else if !self.may_ask_for(bases) {
            rules.push(TextRule::ChannelNotAllowed(id.clone(), channel));
        }
        if asked.scope_rev != purpose.scope_rev {
            rules.push(TextRule::ScopeNotCurrent(id));
        }
        rules
    }

    /// A consent is asked for what rests on consent, a soft opt-in offered for what rests on it.
    fn may_ask_for(&self, bases: &[Basis]) -> bool {
        let wanted: &[Basis] = match self.kind {
            TextKind::Consent => &[Basis::Consent, Basis::ExplicitConsent],
            TextKind::SoftOptInOffer => &[Basis::SoftOptIn],
            TextKind::Notice13
            | TextKind::Notice14
            | TextKind::Objection214
            | TextKind::ConfirmMail => return true,
        };
        bases.iter().any(|basis| wanted.contains(basis))
    }
}

/// Says whether a word of the answer is one of [`FOR_ALL`].
fn speaks_of_all(answer: &str) -> bool {
    let words: String = answer.to_lowercase().nfc().collect();
    words
        .split(|symbol: char| !symbol.is_alphabetic())
        .any(|word| FOR_ALL.contains(&word))
}

/// Says how an answer is emphasised: by capitals, by an exclamation mark.
fn emphasis(answer: &str) -> (bool, bool) {
    let mut letters = answer.chars().filter(|symbol| symbol.is_alphabetic());
    let shouted = answer
        .chars()
        .filter(|symbol| symbol.is_alphabetic())
        .count()
        > 1
        && letters.all(char::is_uppercase);
    (shouted, answer.ends_with('!'))
}
