//! What a customer is asked on the handed-over screen, as it travels in the address.

use domain::organisation::Organisation;
use domain::privacy::text::{TextKind, TextPurpose};
use domain::privacy::{Channel, TextVersion};
use domain::{PurposeId, TextId};

use crate::people::{channel_of, channel_slug};

/// A text, its first language, and the purposes asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The text.
    pub text: TextId,
    /// The language it is shown in first.
    pub locale: String,
    /// The purposes and channels asked for.
    pub keys: Vec<(PurposeId, Channel)>,
}

impl Offer {
    /// Writes the query of the address; no value of a person stands in it.
    #[must_use]
    pub fn query(&self) -> String {
        let keys: Vec<_> = self
            .keys
            .iter()
            .map(|(purpose, channel)| format!("{purpose}.{}", channel_slug(*channel)))
            .collect();
        format!(
            "text={}&in={}&ask={}",
            self.text,
            self.locale,
            keys.join("+")
        )
    }

    /// Reads the query's parts.
    #[must_use]
    pub fn parse(text: &str, locale: &str, keys: &str) -> Option<Self> {
        let keys: Vec<_> = keys
            .split(['+', ' '])
            .filter_map(|key| {
                let (purpose, channel) = key.rsplit_once('.')?;
                Some((PurposeId::new(purpose), channel_of(channel)?))
            })
            .collect();
        (!text.is_empty() && !keys.is_empty()).then(|| Self {
            text: TextId::new(text),
            locale: locale.to_owned(),
            keys,
        })
    }

    /// Finds the newest version of its text in a language.
    #[must_use]
    pub fn version<'a>(
        &self,
        organisation: &'a Organisation,
        locale: &str,
    ) -> Option<&'a TextVersion> {
        newest(organisation, locale)
            .into_iter()
            .find(|text| text.id == self.text)
    }

    /// The purposes of the text that are asked for, in the text's order.
    pub fn asked<'a>(&'a self, text: &'a TextVersion) -> impl Iterator<Item = &'a TextPurpose> {
        text.purposes
            .iter()
            .filter(|asked| self.keys.contains(&(asked.purpose.clone(), asked.channel)))
    }
}

/// The newest version of each consent text in a language.
#[must_use]
pub fn newest<'a>(organisation: &'a Organisation, locale: &str) -> Vec<&'a TextVersion> {
    let mut newest: Vec<&TextVersion> = Vec::new();
    for text in organisation.texts.values() {
        if text.locale != locale || text.kind != TextKind::Consent {
            continue;
        }
        match newest.iter_mut().find(|known| known.id == text.id) {
            Some(known) if known.version < text.version => *known = text,
            Some(_) => {}
            None => newest.push(text),
        }
    }
    newest
}

/// The purposes a text can ask for now: those in use.
pub fn live<'a>(
    organisation: &'a Organisation,
    text: &'a TextVersion,
) -> impl Iterator<Item = &'a TextPurpose> {
    text.purposes.iter().filter(|asked| {
        organisation
            .purposes
            .get(&asked.purpose)
            .is_some_and(|purpose| purpose.active)
    })
}

#[cfg(test)]
mod tests {
    use domain::privacy::Channel;
    use domain::{PurposeId, TextId};

    use super::{Offer, newest};
    use crate::fixture::organisation;

    fn offer() -> Offer {
        Offer {
            text: TextId::new("marketing_consent"),
            locale: "cs".to_owned(),
            keys: vec![
                (PurposeId::new("newsletter"), Channel::Email),
                (PurposeId::new("phone_offers"), Channel::Phone),
            ],
        }
    }

    #[test]
    fn an_offer_survives_the_way_through_the_address() {
        assert_eq!(
            Offer::parse(
                "marketing_consent",
                "cs",
                "newsletter.email phone_offers.phone"
            ),
            Some(offer())
        );
        assert_eq!(
            offer().query(),
            "text=marketing_consent&in=cs&ask=newsletter.email+phone_offers.phone"
        );
    }

    #[test]
    fn an_offer_that_asks_for_nothing_is_none() {
        assert_eq!(Offer::parse("marketing_consent", "cs", ""), None);
        assert_eq!(
            Offer::parse("marketing_consent", "cs", "newsletter.telepathy"),
            None
        );
    }

    #[test]
    fn only_the_newest_version_of_a_text_is_asked_with() {
        let mut organisation = organisation();
        let old = newest(&organisation, "cs")[0].clone();
        let next = domain::privacy::TextVersion {
            version: old.version + 1,
            ..old
        };
        organisation
            .texts
            .insert((next.id.clone(), next.version, next.locale.clone()), next);
        let found: Vec<_> = newest(&organisation, "cs")
            .into_iter()
            .map(|text| text.version)
            .collect();
        assert_eq!(found, [2]);
    }

    #[test]
    fn only_asked_purposes_stand_on_the_screen() {
        let organisation = organisation();
        let offer = offer();
        let text = offer
            .version(&organisation, "en")
            .expect("the starter text is published");
        let asked: Vec<_> = offer.asked(text).map(|asked| asked.channel).collect();
        assert_eq!(asked, [Channel::Email, Channel::Phone]);
    }
}
