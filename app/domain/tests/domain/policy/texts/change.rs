//! What a new version of a text may not undo.

use super::*;

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
