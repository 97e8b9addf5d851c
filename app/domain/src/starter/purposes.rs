//! The starter purposes (specification 2.6).

use crate::privacy::event::Basis;
use crate::privacy::purpose::{Article9, ChannelBases, MessageClass, SignatureWish};
use crate::privacy::{Channel, Purpose, Registry};
use crate::starter::{balance, label};
use crate::{PurposeId, RetentionRuleId, TextId};

/// Gives the purposes of a new organisation; what needs a decision of its own starts inactive.
#[must_use]
pub fn purposes() -> Registry {
    let mut purposes = of_the_relation();
    purposes.extend(of_marketing());
    purposes.extend(without_contact());
    Registry {
        version: 1,
        purposes,
    }
}

fn of_the_relation() -> Vec<Purpose> {
    use Channel::{Email, Messenger, Phone, Post, Sms};
    vec![
        Purpose {
            message_class: MessageClass::Service,
            channels: on(&[Email, Sms, Phone, Post], Basis::Contract),
            required_for_contract: true,
            retention_rule: kept("contract_file"),
            ..purpose(
                "contract_performance",
                ("Plnění smlouvy", "Performance of the contract"),
                (
                    "Vyřizujeme objednávky, dodávky a\u{a0}změny smlouvy.",
                    "We handle orders, deliveries and changes of the contract.",
                ),
            )
        },
        Purpose {
            message_class: MessageClass::Service,
            channels: on(&[Email, Post], Basis::LegalDuty),
            retention_rule: kept("accounting_document"),
            ..purpose(
                "accounting",
                ("Účetnictví a\u{a0}daně", "Accounting and taxes"),
                (
                    "Vedeme účetní a\u{a0}daňové doklady, které nám ukládá zákon.",
                    "We keep the accounting and tax documents that the law demands.",
                ),
            )
        },
        Purpose {
            message_class: MessageClass::Answer,
            channels: on(&[Email, Sms, Messenger, Phone, Post], Basis::Contract),
            retention_rule: kept("contract_file"),
            ..purpose(
                "customer_care",
                ("Péče o\u{a0}zákazníky", "Customer care"),
                (
                    "Odpovídáme na dotazy a\u{a0}řešíme reklamace.",
                    "We answer questions and settle complaints.",
                ),
            )
        },
    ]
}

fn of_marketing() -> Vec<Purpose> {
    use Channel::{Email, Phone, Post, Sms, Visit};
    let text = Some(TextId::new("marketing_consent"));
    vec![
        Purpose {
            text: text.clone(),
            signature: SignatureWish::Optional,
            channels: on(&[Email], Basis::Consent),
            ..marketing(
                "newsletter",
                ("Novinky e-mailem", "News by e-mail"),
                (
                    "Posíláme e-mailem novinky a\u{a0}nabídky svých výrobků a\u{a0}služeb.",
                    "We send news and offers of our products and services by e-mail.",
                ),
            )
        },
        Purpose {
            text,
            signature: SignatureWish::Optional,
            channels: on(&[Phone, Sms], Basis::Consent),
            ..marketing(
                "phone_offers",
                ("Nabídky po telefonu", "Offers by phone"),
                (
                    "Voláme nebo píšeme SMS s\u{a0}nabídkami svých výrobků a\u{a0}služeb.",
                    "We call or text with offers of our products and services.",
                ),
            )
        },
        Purpose {
            channels: on(&[Visit, Post], Basis::LegitimateInterest),
            active: false,
            ..marketing(
                "sales_visits",
                ("Obchodní návštěvy", "Sales visits"),
                (
                    "Navštěvujeme zákazníky a\u{a0}posíláme nabídky poštou.",
                    "We visit customers and send offers by post.",
                ),
            )
        },
        Purpose {
            channels: on(&[Email], Basis::SoftOptIn),
            active: false,
            ..marketing(
                "similar_goods_news",
                ("Novinky pro zákazníky", "News for customers"),
                (
                    "Posíláme vlastním zákazníkům e-maily o\u{a0}podobném zboží.",
                    "We send own customers e-mails about similar goods.",
                ),
            )
        },
    ]
}

fn without_contact() -> Vec<Purpose> {
    vec![
        Purpose {
            channels: on(&[Channel::Processing], Basis::LegitimateInterest),
            balancing_test: Some(balance::legal_claims()),
            retention_rule: kept("contract_file"),
            ..purpose(
                "legal_claims",
                ("Právní nároky", "Legal claims"),
                (
                    "Uchováváme doklady, abychom mohli prokázat a\u{a0}hájit svá práva.",
                    "We keep evidence to prove and defend our rights.",
                ),
            )
        },
        Purpose {
            channels: on(&[Channel::Processing], Basis::LegitimateInterest),
            balancing_test: Some(balance::prospect_record()),
            retention_rule: kept("lead_no_contract"),
            ..purpose(
                "prospect_record",
                ("Evidence zájemců", "Record of prospects"),
                (
                    "Vedeme si údaje o\u{a0}lidech, se kterými jednáme o\u{a0}zakázce.",
                    "We keep data on people we talk with about business.",
                ),
            )
        },
        Purpose {
            channels: on(&[Channel::Processing], Basis::Consent),
            active: false,
            retention_rule: kept("marketing_profile"),
            ..purpose(
                "reference_photo",
                ("Referenční fotografie", "Reference photo"),
                (
                    "Zveřejňujeme fotografie hotových zakázek.",
                    "We publish photos of finished work.",
                ),
            )
        },
        Purpose {
            channels: on(&[Channel::Processing], Basis::ExplicitConsent),
            active: false,
            article9_condition: Some(Article9::A),
            retention_rule: kept("marketing_profile"),
            ..purpose(
                "special_needs",
                ("Zvláštní potřeby", "Special needs"),
                (
                    "Přihlížíme ke zdravotním potřebám, které nám sdělíte.",
                    "We take account of health needs that you tell us.",
                ),
            )
        },
    ]
}

fn marketing(id: &str, name: (&str, &str), description: (&str, &str)) -> Purpose {
    Purpose {
        message_class: MessageClass::Commercial,
        direct_marketing: true,
        retention_rule: kept("marketing_profile"),
        ..purpose(id, name, description)
    }
}

fn purpose(id: &str, name: (&str, &str), description: (&str, &str)) -> Purpose {
    Purpose::new(PurposeId::new(id), label(name), label(description))
}

fn kept(rule: &str) -> Option<RetentionRuleId> {
    Some(RetentionRuleId::new(rule))
}

fn on(channels: &[Channel], basis: Basis) -> Vec<ChannelBases> {
    channels
        .iter()
        .map(|channel| ChannelBases {
            channel: *channel,
            bases: vec![basis],
        })
        .collect()
}
