use super::changed;
use domain::privacy::event::Basis;
use domain::privacy::purpose::{Change, OnChange, ScopeRev};
use domain::privacy::text::{Published, TextKind, TextRule, Topic, hash};
use domain::privacy::{Channel, Registry, TextVersion};
use domain::{PurposeId, Timestamp, starter};

fn starter_texts() -> Vec<TextVersion> {
    starter::texts("Sady Novák", "osobni@example.cz", Timestamp::from_millis(0))
}

fn published(texts: Vec<TextVersion>) -> Published {
    texts
        .into_iter()
        .map(|text| ((text.id.clone(), text.version, text.locale.clone()), text))
        .collect()
}

/// The Czech starter text, changed and sealed again.
fn text(change: impl FnOnce(&mut TextVersion)) -> TextVersion {
    let mut text = starter_texts().remove(0);
    change(&mut text);
    text.sha256 = hash(&text);
    text
}

/// What is wrong with the first version of a text.
fn broken(change: impl FnOnce(&mut TextVersion)) -> Vec<TextRule> {
    text(change).faults(&starter::purposes(), &Published::new())
}

/// The starter text as its second version.
fn second(change: impl FnOnce(&mut TextVersion)) -> TextVersion {
    text(|text| {
        text.version = 2;
        text.replaces = Some(1);
        text.change = Some(Change::Editorial);
        change(text);
    })
}

fn after_the_first(text: &TextVersion, registry: &Registry) -> Vec<TextRule> {
    text.faults(registry, &published(starter_texts()))
}

fn newsletter() -> PurposeId {
    PurposeId::new("newsletter")
}

/// The registry after the newsletter's scope has grown.
fn grown(on_change: OnChange) -> Registry {
    changed("newsletter", |purpose| {
        let day = |day: i64| Timestamp::from_millis(day * 86_400_000);
        purpose.scope_revs = vec![
            ScopeRev::new(1, day(0), OnChange::AskAgain),
            ScopeRev::new(2, day(5), on_change),
        ];
        purpose.scope_rev = 2;
    })
}

#[test]
fn the_starter_texts_are_lawful() {
    let mut known = Published::new();
    for text in starter_texts() {
        assert_eq!(
            text.faults(&starter::purposes(), &known),
            [],
            "{}",
            text.locale
        );
        known.extend(published(vec![text]));
    }
    for text in starter_texts() {
        assert_eq!(text.missing_locales(&known), []);
    }
}

/// N-2.
#[test]
fn n_2_a_published_version_is_never_replaced() {
    let again = second(|text| text.version = 1);
    let found = after_the_first(&again, &starter::purposes());
    assert!(found.contains(&TextRule::VersionNotNewer), "{found:?}");
    assert_eq!(after_the_first(&second(|_| {}), &starter::purposes()), []);
    let words = text(|_| {});
    let changed = TextVersion {
        blocks: words.blocks.iter().rev().cloned().collect(),
        ..words
    };
    let found = changed.faults(&starter::purposes(), &Published::new());
    assert!(found.contains(&TextRule::HashWrong), "{found:?}");
}

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

/// C-02.
#[test]
fn c_02_a_screen_without_an_equal_pair_for_each_key_is_not_published() {
    let pair = [TextRule::PairIncomplete];
    assert_eq!(broken(|text| text.screen.no.clear()), pair);
    assert_eq!(broken(|text| text.screen.yes = " ".to_owned()), pair);
    assert_eq!(broken(|text| text.screen.no = "souhlasím".to_owned()), pair);
    let later = |words: &str| {
        let later = Some(words.to_owned());
        broken(|text| text.screen.later = later)
    };
    assert_eq!(later(""), pair);
    assert_eq!(later("Rozhodnu se později"), []);
    let twice = broken(|text| text.purposes.push(text.purposes[0].clone()));
    assert_eq!(twice, [TextRule::AskedTwice(newsletter(), Channel::Email)]);
    let unlabelled = broken(|text| text.purposes[0].label.clear());
    assert_eq!(
        unlabelled,
        [TextRule::LabelMissing(newsletter(), Channel::Email)]
    );
    assert_eq!(
        broken(|text| text.purposes.clear()),
        [TextRule::NothingAsked]
    );
}

/// C-02, N-3.
#[test]
fn c_02_yes_and_no_have_equal_emphasis() {
    let uneven = [TextRule::EmphasisUneven];
    assert_eq!(
        broken(|text| text.screen.yes = "SOUHLASÍM".to_owned()),
        uneven
    );
    assert_eq!(
        broken(|text| text.screen.yes = "Souhlasím!".to_owned()),
        uneven
    );
    let both = broken(|text| {
        text.screen.yes = "ANO".to_owned();
        text.screen.no = "NE".to_owned();
    });
    assert_eq!(both, []);
}

/// C-03.
#[test]
fn c_03_necessary_and_optional_data_are_asked_apart() {
    let mixed = |id: &str, channel| {
        let id = PurposeId::new(id);
        broken(|text| {
            let mut asked = text.purposes[0].clone();
            asked.purpose = id;
            asked.channel = channel;
            text.purposes.push(asked);
        })
    };
    for (id, channel) in [
        ("contract_performance", Channel::Email),
        ("accounting", Channel::Post),
    ] {
        let found = mixed(id, channel);
        let refused = TextRule::MixesNecessary(PurposeId::new(id), channel);
        assert!(found.contains(&refused), "{found:?}");
    }
    let found = mixed("sales_visits", Channel::Visit);
    let refused = TextRule::ChannelNotAllowed(PurposeId::new("sales_visits"), Channel::Visit);
    assert!(found.contains(&refused), "{found:?}");
    let both = changed("newsletter", |purpose| {
        purpose.channels[0].bases.push(Basis::Contract);
    });
    let found = text(|_| {}).faults(&both, &Published::new());
    assert_eq!(
        found,
        [TextRule::MixesNecessary(newsletter(), Channel::Email)]
    );
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

/// C-06.
#[test]
fn c_06_a_notice_asks_for_nothing_consent_is_a_text_of_its_own() {
    for kind in [TextKind::Notice13, TextKind::Notice14] {
        let found = broken(|text| text.kind = kind);
        assert_eq!(found, [TextRule::ConsentInsideOther]);
        let silent = broken(|text| {
            text.kind = kind;
            text.purposes.clear();
        });
        assert_eq!(silent, []);
    }
}

#[test]
fn a_soft_opt_in_is_offered_only_where_it_is_a_basis() {
    let offered = |id: &str| {
        let id = PurposeId::new(id);
        broken(|text| {
            text.kind = TextKind::SoftOptInOffer;
            text.purposes.truncate(1);
            text.purposes[0].purpose = id;
        })
    };
    assert_eq!(offered("similar_goods_news"), []);
    assert_eq!(
        offered("newsletter"),
        [TextRule::ChannelNotAllowed(newsletter(), Channel::Email)]
    );
}

/// N-5.
#[test]
fn n_5_an_editorial_change_touches_no_purpose() {
    let registry = grown(OnChange::AskAgain);
    let touched = [TextRule::EditorialTouchesPurpose(newsletter())];
    let widened = second(|text| text.purposes[0].scope_rev = 2);
    assert_eq!(after_the_first(&widened, &registry), touched);
    let dropped = second(|text| {
        text.purposes.remove(0);
    });
    assert_eq!(after_the_first(&dropped, &registry), touched);
}

/// N-5.
#[test]
fn n_5_a_material_change_raises_a_scope_and_says_what_it_replaces() {
    let material = |text: &mut TextVersion| text.change = Some(Change::Material);
    let idle = second(material);
    assert_eq!(
        after_the_first(&idle, &starter::purposes()),
        [TextRule::MaterialWithoutScope]
    );
    let ahead = second(|text| {
        material(text);
        text.purposes[0].scope_rev = 2;
    });
    assert_eq!(
        after_the_first(&ahead, &starter::purposes()),
        [TextRule::ScopeNotCurrent(newsletter())]
    );
    assert_eq!(after_the_first(&ahead, &grown(OnChange::AskAgain)), []);
    let unstated = second(|text| {
        text.change = None;
        text.replaces = None;
    });
    assert_eq!(
        after_the_first(&unstated, &starter::purposes()),
        [TextRule::ReplacesOther, TextRule::ChangeUnstated]
    );
}

/// C-16, N-6: the new scope is required of the touched purpose only, and `accept` requires none.
#[test]
fn c_16_a_material_change_asks_again_for_the_new_part_only() {
    let later = Timestamp::from_millis(9 * 86_400_000);
    let before = Timestamp::from_millis(86_400_000);
    let required = |registry: &Registry, id: &str, now| {
        registry
            .get(&PurposeId::new(id))
            .unwrap()
            .required_scope_rev(now)
    };
    let asks = grown(OnChange::AskAgain);
    assert_eq!(required(&asks, "newsletter", before), 1);
    assert_eq!(required(&asks, "newsletter", later), 2);
    assert_eq!(required(&asks, "phone_offers", later), 1);
    assert_eq!(required(&grown(OnChange::Accept), "newsletter", later), 1);
    let next = second(|text| {
        text.change = Some(Change::Material);
        text.purposes[0].scope_rev = 2;
    });
    assert_eq!(after_the_first(&next, &asks), []);
}

#[test]
fn an_unknown_purpose_or_channel_is_named() {
    let unknown = broken(|text| text.purposes[0].purpose = PurposeId::new("no_such_purpose"));
    let id = PurposeId::new("no_such_purpose");
    assert_eq!(
        unknown,
        [
            TextRule::PurposeUnknown(id.clone()),
            TextRule::BlockMissing(Topic::Purpose(id)),
        ]
    );
    let forbidden = broken(|text| text.purposes[0].channel = Channel::Visit);
    assert_eq!(
        forbidden,
        [TextRule::ChannelNotAllowed(newsletter(), Channel::Visit)]
    );
}

#[test]
fn an_offered_later_is_part_of_the_words() {
    let mut text = text(|_| {});
    let without = hash(&text);
    text.screen.later = Some("Později".to_owned());
    assert_ne!(hash(&text), without);
}
