//! The blocks of a consent text (N-3, N-4, C-04).

use std::collections::BTreeSet;

use crate::PurposeId;
use crate::privacy::text::{TextRule, TextVersion, Topic};
use crate::privacy::{Channel, Registry};

/// What the complaint block names (N-4).
const AUTHORITY: [&str; 4] = ["Pplk. Sochora 27", "170 00", "qkbaa2n", "uoou.gov.cz"];

/// One of these names the office for calls (N-4).
const CALLS_OFFICE: [&str; 4] = [
    "ČTÚ",
    "ctu.gov.cz",
    "telekomunikačn",
    "Telecommunication Office",
];

impl TextVersion {
    pub(super) fn missing_blocks(&self, registry: &Registry) -> Vec<TextRule> {
        let mut rules = Vec::new();
        if self.purposes.is_empty() {
            rules.push(TextRule::NothingAsked);
        }
        let missing = |topic: &Topic| self.block(topic).is_none();
        rules.extend(
            Topic::OF_CONSENT
                .into_iter()
                .filter(missing)
                .map(TextRule::BlockMissing),
        );
        let asked: BTreeSet<&PurposeId> =
            self.purposes.iter().map(|asked| &asked.purpose).collect();
        for id in asked {
            let topic = Topic::Purpose(id.clone());
            let months = registry.get(id).map(|purpose| purpose.validity_months);
            match (self.block(&topic), months) {
                (None, _) => rules.push(TextRule::BlockMissing(topic)),
                (Some(block), Some(months)) if !names_number(block, months) => {
                    rules.push(TextRule::ValidityNotStated(id.clone()));
                }
                (Some(_block), _) => {}
            }
        }
        if self
            .block(&Topic::Complaint)
            .is_some_and(|block| !self.names_authority(block))
        {
            rules.push(TextRule::AuthorityIncomplete);
        }
        rules
    }

    fn block(&self, topic: &Topic) -> Option<&str> {
        let place = self.topics.iter().position(|said| said == topic)?;
        self.blocks.get(place).map(String::as_str)
    }

    fn names_authority(&self, block: &str) -> bool {
        let plain = block.replace('\u{a0}', " ");
        let calls = self
            .purposes
            .iter()
            .any(|asked| asked.channel == Channel::Phone);
        AUTHORITY.iter().all(|part| plain.contains(part))
            && (!calls || CALLS_OFFICE.iter().any(|name| plain.contains(name)))
    }
}

fn names_number(block: &str, number: u32) -> bool {
    let number = number.to_string();
    block
        .split(|symbol: char| !symbol.is_ascii_digit())
        .any(|digits| digits == number)
}
