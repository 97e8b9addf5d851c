use std::collections::BTreeMap;

use domain::command::{Answer, Capture, Choice, Command, Context, Decided, decide};
use domain::organisation::Organisation;
use domain::privacy::Channel;
use domain::record::{FieldMap, Row, Table};
use domain::violation::Code;
use domain::{FieldId, OpId, PurposeId, RecordId, SubjectId, TextId, Timestamp, UserId};

use crate::log::{ADMIN, Log, REP};

mod attach;
mod consent;

fn organisation() -> Organisation {
    Log::set_up().organisation
}

fn values(pairs: &[(&str, &str)]) -> BTreeMap<FieldId, String> {
    pairs
        .iter()
        .map(|(field, value)| (FieldId::new(*field), (*value).to_owned()))
        .collect()
}

fn row(owner: UserId) -> Row {
    Row {
        table: Table::Contact,
        id: RecordId::v4([1; 16]),
        subject: SubjectId::v4([2; 16]),
        parent: None,
        owner,
        version: 1,
        op: OpId::v4([3; 16]),
        created_at: Timestamp::from_millis(0),
        fields: FieldMap::from([(FieldId::new("family_name"), "Nováková".into())]),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

fn answer(user: UserId, row: Option<&Row>, command: &Command) -> Result<Decided, Code> {
    let organisation = organisation();
    let context = Context {
        organisation: &organisation,
        user,
        row,
        trained: true,
    };
    decide(command, context).map_err(|refused| refused.code)
}

fn create(pairs: &[(&str, &str)]) -> Command {
    Command::CreateContact {
        values: values(pairs),
    }
}

fn edit(pairs: &[(&str, &str)]) -> Command {
    Command::EditRecord {
        record: RecordId::v4([1; 16]),
        values: values(pairs),
    }
}

#[test]
fn a_new_contact_has_normalised_values_and_no_empty_ones() {
    let command = create(&[
        ("family_name", " Nováková"),
        ("phone", "601 123 456"),
        ("town", ""),
    ]);
    let expected = values(&[("family_name", "Nováková"), ("phone", "+420601123456")]);
    assert_eq!(
        answer(REP, None, &command),
        Ok(Decided::Write {
            table: Table::Contact,
            values: expected
        })
    );
}

#[test]
fn what_is_required_must_be_there() {
    assert_eq!(
        answer(REP, None, &create(&[("town", "Písek")])),
        Err(Code::Required)
    );
    let own = row(REP);
    assert_eq!(
        answer(REP, Some(&own), &edit(&[("family_name", "")])),
        Err(Code::Required)
    );
}

#[test]
fn a_representative_seals_what_they_cannot_read() {
    let own = row(REP);
    let command = edit(&[("bank_account", "CZ65 0800 0000 1920 0014 5399")]);
    assert!(answer(REP, Some(&own), &command).is_ok());
}

#[test]
fn a_role_that_may_not_write_is_refused() {
    let other = row(REP);
    let bank = edit(&[("bank_account", "CZ65 0800 0000 1920 0014 5399")]);
    assert_eq!(answer(ADMIN, Some(&other), &bank), Err(Code::NotAllowed));
    let nobody = UserId::v4([9; 16]);
    assert_eq!(
        answer(nobody, None, &create(&[("family_name", "N")])),
        Err(Code::NotAllowed)
    );
}

#[test]
fn a_record_outside_the_territory_is_not_found() {
    let other = row(ADMIN);
    let command = edit(&[("town", "Písek")]);
    assert_eq!(answer(REP, Some(&other), &command), Err(Code::NotFound));
    assert_eq!(answer(REP, None, &command), Err(Code::NotFound));
    assert!(answer(ADMIN, Some(&row(REP)), &command).is_ok());
}

#[test]
fn an_unknown_field_is_refused_by_name() {
    let organisation = organisation();
    let context = Context {
        organisation: &organisation,
        user: REP,
        row: None,
        trained: true,
    };
    let command = create(&[("family_name", "Nováková"), ("religion", "x")]);
    let refused = decide(&command, context).unwrap_err();
    assert_eq!(refused.code, Code::FieldWithoutPurpose);
    assert_eq!(refused.field, Some(FieldId::new("religion")));
}

#[test]
fn a_note_has_words_and_a_contact() {
    let own = row(REP);
    let note = |text: &str| Command::AddNote {
        contact: own.id,
        text: text.to_owned(),
    };
    assert!(answer(REP, Some(&own), &note("Volat v úterý.")).is_ok());
    assert_eq!(answer(REP, Some(&own), &note("  ")), Err(Code::Required));
    assert_eq!(answer(REP, None, &note("x")), Err(Code::NotFound));
    assert_eq!(answer(ADMIN, Some(&own), &note("x")), Err(Code::NotAllowed));
}

#[test]
fn an_import_is_checked_row_by_row() {
    let import = |source: &str, rows: Vec<_>| Command::Import {
        source: source.to_owned(),
        rows,
    };
    let good = || values(&[("family_name", "Nováková"), ("email", "Jana@Example.cz")]);
    let expected = values(&[("family_name", "Nováková"), ("email", "jana@example.cz")]);
    assert_eq!(
        answer(REP, None, &import("Veletrh", vec![good()])),
        Ok(Decided::WriteMany(vec![expected]))
    );
    let bad = values(&[("family_name", "Novák"), ("email", "x")]);
    assert_eq!(
        answer(REP, None, &import("Veletrh", vec![good(), bad])),
        Err(Code::EmailInvalid)
    );
    assert_eq!(
        answer(REP, None, &import(" ", vec![good()])),
        Err(Code::Required)
    );
}

#[test]
fn s23_who_is_not_trained_reads_and_notes_stops_only() {
    let organisation = organisation();
    let own = row(REP);
    let context = Context {
        organisation: &organisation,
        user: REP,
        row: Some(&own),
        trained: false,
    };
    for command in [
        create(&[("family_name", "Nováková")]),
        edit(&[("town", "Písek")]),
    ] {
        let refused = decide(&command, context).unwrap_err();
        assert_eq!(refused.code, Code::NotTrained);
    }
    let stop = Command::RecordWithdrawal {
        subject: own.subject,
        purpose: PurposeId::new("newsletter"),
        channel: Channel::Email,
    };
    assert_eq!(decide(&stop, context), Ok(Decided::Append));
}
