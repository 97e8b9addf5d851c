use super::changed;
use domain::privacy::event::Basis;
use domain::privacy::purpose::{Change, OnChange, ScopeRev};
use domain::privacy::text::{Published, TextKind, TextRule, Topic, hash};
use domain::privacy::{Channel, Registry, TextVersion};
use domain::{PurposeId, Timestamp, starter};

mod blocks;
mod change;

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

fn newsletter() -> PurposeId {
    PurposeId::new("newsletter")
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

/// C-02.
#[test]
fn c_02_a_pair_stands_for_one_purpose_and_never_answers_for_all() {
    for (yes, no) in [
        ("Souhlasím se vším", "Nesouhlasím"),
        ("Souhlasím", "S nic\u{30c}ím nesouhlasím"),
        ("Přijmout vše", "Odmítnout vše"),
        ("Yes to all", "No to all"),
        ("Accept everything", "Accept nothing"),
    ] {
        let found = broken(|text| {
            text.screen.yes = yes.to_owned();
            text.screen.no = no.to_owned();
        });
        assert_eq!(found, [TextRule::AnswersForAll], "{yes} / {no}");
    }
    let later = broken(|text| text.screen.later = Some("Vše později".to_owned()));
    assert_eq!(later, [TextRule::AnswersForAll]);
    let word_within = broken(|text| {
        text.screen.yes = "Allow".to_owned();
        text.screen.no = "Nikoli, vůbec".to_owned();
    });
    assert_eq!(word_within, []);
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
