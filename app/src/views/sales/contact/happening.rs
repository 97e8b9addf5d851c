//! What happened, in words.

use domain::privacy::ChannelOrAll;
use domain::privacy::event::EventType;

use super::model::Happening;
use crate::Locale;
use crate::i18n::td_string;
use crate::people::{channel_words, label};

/// An entry of the timeline in words.
#[must_use]
pub fn happening_words(locale: Locale, what: &Happening) -> String {
    match what {
        Happening::Created => td_string!(locale, sales.contact.created).to_owned(),
        Happening::Note(_) => td_string!(locale, sales.contact.note_made).to_owned(),
        Happening::Signature => td_string!(locale, sales.contact.signature).to_owned(),
        Happening::Consent {
            kind,
            purpose,
            channel,
        } => {
            let purpose = purpose.as_ref().map_or_else(
                || td_string!(locale, sales.contact.all_purposes).to_owned(),
                |name| label(locale, name),
            );
            let channel = match channel {
                ChannelOrAll::Whole | ChannelOrAll::All => {
                    td_string!(locale, sales.contact.all_channels)
                }
                ChannelOrAll::One(channel) => channel_words(locale, *channel),
            };
            td_string!(
                locale,
                sales.contact.event,
                what = event_words(locale, *kind),
                purpose = purpose,
                channel = channel
            )
        }
    }
}

fn event_words(locale: Locale, kind: EventType) -> &'static str {
    match kind {
        EventType::Ask => td_string!(locale, sales.event.ask),
        EventType::Defer => td_string!(locale, sales.event.defer),
        EventType::Grant => td_string!(locale, sales.event.grant),
        EventType::Renew => td_string!(locale, sales.event.renew),
        EventType::Refuse => td_string!(locale, sales.event.refuse),
        EventType::Withdraw => td_string!(locale, sales.event.withdraw),
        EventType::Object => td_string!(locale, sales.event.object),
        EventType::Confirm => td_string!(locale, sales.event.confirm),
        EventType::Revoke => td_string!(locale, sales.event.revoke),
        EventType::Invalidate => td_string!(locale, sales.event.invalidate),
        EventType::Import => td_string!(locale, sales.event.import),
        EventType::Decide => td_string!(locale, sales.event.decide),
        EventType::Basis => td_string!(locale, sales.event.basis),
        EventType::Inform => td_string!(locale, sales.event.inform),
        EventType::Merge => td_string!(locale, sales.event.merge),
        EventType::Unmerge => td_string!(locale, sales.event.unmerge),
    }
}
