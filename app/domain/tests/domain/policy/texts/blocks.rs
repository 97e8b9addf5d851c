//! What a text has to say.

use super::*;

/// N-3: each block is missed by its name.
#[test]
fn n_3_publication_needs_every_block() {
    let needed = Topic::OF_CONSENT
        .into_iter()
        .chain(["newsletter", "phone_offers"].map(|id| Topic::Purpose(PurposeId::new(id))));
    for topic in needed {
        let found = broken(|text| {
            let place = text.topics.iter().position(|said| *said == topic).unwrap();
            text.topics.remove(place);
            text.blocks.remove(place);
        });
        assert_eq!(found, [TextRule::BlockMissing(topic)]);
    }
    let silent = broken(|text| text.topics.clear());
    assert_eq!(silent.len(), Topic::OF_CONSENT.len() + 2, "{silent:?}");
    let empty = broken(|text| text.blocks[4] = " ".to_owned());
    assert_eq!(empty, [TextRule::BlockEmpty(4)]);
    let uneven = broken(|text| text.blocks.push("Jinak.".to_owned()));
    assert_eq!(uneven, [TextRule::TopicsUneven]);
}

/// N-3.
#[test]
fn n_3_publication_needs_every_language() {
    let [czech, english] = starter_texts().try_into().unwrap();
    let alone = published(vec![czech.clone()]);
    assert_eq!(
        czech.missing_locales(&alone),
        [TextRule::LocaleMissing("en".to_owned())]
    );
    let other = TextVersion {
        purposes: english.purposes[..1].to_vec(),
        ..english
    };
    let other = TextVersion {
        sha256: hash(&other),
        ..other
    };
    let found = other.faults(&starter::purposes(), &alone);
    assert!(found.contains(&TextRule::LocaleDiffers), "{found:?}");
    let foreign = broken(|text| text.locale = "de".to_owned());
    assert_eq!(foreign, [TextRule::LocaleUnknown]);
}

/// N-3: what the words say about the validity is what the registry does.
#[test]
fn n_3_the_block_of_a_purpose_says_how_long_a_consent_lives() {
    let shorter = changed("newsletter", |purpose| purpose.validity_months = 2);
    let found = text(|_| {}).faults(&shorter, &Published::new());
    assert_eq!(found, [TextRule::ValidityNotStated(newsletter())]);
}

/// N-4.
#[test]
fn n_4_the_complaint_block_names_the_authority_and_for_calls_the_other_office() {
    let without = |part: &'static str| {
        broken(move |text| {
            let place = text
                .topics
                .iter()
                .position(|said| *said == Topic::Complaint)
                .unwrap();
            text.blocks[place] = text.blocks[place].replace(part, "");
        })
    };
    for part in [
        "Sochora",
        "170",
        "qkbaa2n",
        "uoou.gov.cz",
        "telekomunikačnímu",
    ] {
        assert_eq!(without(part), [TextRule::AuthorityIncomplete], "{part}");
    }
    assert_eq!(without("Stížnost"), []);
}

/// C-04: what a person must know before saying yes.
#[test]
fn c_04_the_text_names_controller_purpose_withdrawal_decisions_and_transfers() {
    let found = broken(|text| {
        text.topics = text.topics.iter().map(|_| Topic::Other).collect();
    });
    for topic in [
        Topic::Controller,
        Topic::Purpose(newsletter()),
        Topic::Withdrawal,
        Topic::AutomatedDecisions,
        Topic::Transfers,
    ] {
        assert!(found.contains(&TextRule::BlockMissing(topic)), "{found:?}");
    }
}
