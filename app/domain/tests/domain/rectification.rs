//! Rectification.

use domain::FieldId;
use domain::privacy::rectification::{
    Decision, EditFate, Effect, Rectification, RectificationError,
};

use crate::items::{noon, record, user};

fn proposed() -> Rectification {
    let field = FieldId::new("family_name");
    Rectification::propose(
        record(1),
        field,
        "Nováková",
        "Dvořáková",
        Some("oddací list"),
    )
    .unwrap()
}

fn accepted() -> Rectification {
    let at = noon("2026-11-22");
    proposed().accept(user(1), "doloženo", 8, at).unwrap()
}

fn disputed() -> Rectification {
    let at = noon("2026-11-22");
    let statement = "Jmenuji se jinak.";
    proposed()
        .dispute(user(1), "nedoloženo", statement, at)
        .unwrap()
}

#[test]
fn a_4_a_proposal_changes_nothing_yet() {
    let open = proposed();
    assert_eq!(open.decision(), &Decision::Open);
    assert_eq!((open.value(), open.effects()), ("Nováková", &[][..]));
    assert_eq!(open.meet_edit(1), EditFate::Applies);
    let same = Rectification::propose(record(1), FieldId::new("town"), "Písek", "Písek", None);
    assert_eq!(same, Err(RectificationError::SameValue));
}

#[test]
fn a_4_an_accepted_value_is_written_pushed_told_and_the_old_one_restricted() {
    let done = accepted();
    assert_eq!(done.value(), "Dvořáková");
    assert_eq!(
        done.effects(),
        [
            Effect::Write,
            Effect::PushToDevices,
            Effect::TellRecipients,
            Effect::OldToRestrictedHistory
        ]
    );
}

#[test]
fn a_4_an_accepted_value_beats_a_stale_offline_edit() {
    let done = accepted();
    assert_eq!(done.meet_edit(7), EditFate::BecomesProposal);
    assert_eq!(done.meet_edit(8), EditFate::Applies);
}

#[test]
fn a_4_a_disputed_value_stays_restricted_beside_the_statement() {
    let done = disputed();
    assert_eq!(done.value(), "Nováková");
    assert_eq!(
        done.effects(),
        [Effect::AttachStatement, Effect::RestrictField]
    );
    assert_eq!(done.meet_edit(1), EditFate::Applies);
}

#[test]
fn a_4_a_decision_has_its_words_and_is_made_once() {
    let at = noon("2026-11-22");
    let (no_reason, no_statement) = (
        RectificationError::NoReason,
        RectificationError::NoStatement,
    );
    assert_eq!(proposed().accept(user(1), " ", 8, at), Err(no_reason));
    assert_eq!(proposed().dispute(user(1), "", "slova", at), Err(no_reason));
    assert_eq!(
        proposed().dispute(user(1), "nedoloženo", "", at),
        Err(no_statement)
    );
    let decided = Err(RectificationError::Decided);
    assert_eq!(
        accepted().dispute(user(1), "přece ne", "slova", at),
        decided
    );
    assert_eq!(disputed().accept(user(1), "přece ano", 9, at), decided);
}

#[test]
fn a_4_a_rectification_is_read_back_as_it_was_written() {
    for one in [proposed(), accepted(), disputed()] {
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Rectification>(&text).unwrap(), one);
    }
}
