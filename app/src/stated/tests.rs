use domain::access::Role;
use domain::organisation::statement::genesis;
use domain::organisation::{Signer, Statement, StatementBody};
use domain::record::Class;
use domain::{DeviceId, Hash, InviteId, OrgId, PublicKey, UserId};

use super::words::says_words;
use super::{By, Kind, Says, StatedRow, about, chosen, joined, rows, untold};
use crate::fixture::NOW;
use crate::i18n::Locale;

fn eva() -> UserId {
    UserId::v4([1; 16])
}

fn jan() -> UserId {
    UserId::v4([2; 16])
}

fn tablet() -> DeviceId {
    DeviceId::v4([3; 16])
}

fn log(more: Vec<StatementBody>) -> Vec<StatedRow> {
    rows(&statements(more))
}

/// A log of these contents, signed by Eva's tablet from the fourth on.
fn statements(more: Vec<StatementBody>) -> Vec<Statement> {
    let mut contents = vec![
        StatementBody::Root {
            key: PublicKey([0; 32]),
            name: "Pekárna Klas".to_owned(),
        },
        user(eva(), "Eva Malá", &[Role::Administrator]),
        device(tablet(), eva()),
    ];
    contents.extend(more);
    let org = OrgId::v4([9; 16]);
    let statements = (1_u64..).zip(contents).map(|(n, content)| Statement {
        v: 1,
        org,
        n,
        prev: if n == 1 { genesis(org) } else { hash(n - 1) },
        signer: if n < 4 {
            Signer::OrgRoot
        } else {
            Signer::Device(tablet())
        },
        at: NOW,
        content,
    });
    statements.collect()
}

fn hash(n: u64) -> Hash {
    Hash([u8::try_from(n).expect("a short log"); 32])
}

fn user(user: UserId, name: &str, roles: &[Role]) -> StatementBody {
    StatementBody::User {
        user,
        name: name.to_owned(),
        roles: roles.to_vec(),
        invite: None,
    }
}

fn device(device: DeviceId, user: UserId) -> StatementBody {
    StatementBody::Device {
        device,
        user,
        signing: PublicKey([2; 32]),
        agreement: PublicKey([3; 32]),
        name: "Tablet".to_owned(),
        code: "7F3K".to_owned(),
    }
}

fn epoch(epoch: u32, readers: &[UserId]) -> StatementBody {
    StatementBody::ClassEpoch {
        class: Class::Special,
        epoch,
        intake: PublicKey([4; 32]),
        readers: readers.to_vec(),
    }
}

fn jan_as(roles: &[Role]) -> StatementBody {
    user(jan(), "Jan Dub", roles)
}

#[test]
fn every_statement_is_listed_newest_first_with_who_signed_it() {
    let rows = log(vec![jan_as(&[Role::Rep])]);
    let numbers: Vec<_> = rows.iter().map(|row| row.n).collect();
    assert_eq!(numbers, [4, 3, 2, 1]);
    assert_eq!(rows[0].by, By::User(eva(), "Eva Malá".to_owned()));
    assert_eq!(rows[3].by, By::Root);
}

#[test]
fn what_follows_a_certification_is_news_also_when_it_was_signed_before_the_first_look() {
    let mut invited = jan_as(&[Role::Rep]);
    if let StatementBody::User { invite, .. } = &mut invited {
        *invite = Some(InviteId::v4([5; 16]));
    }
    let desk = DeviceId::v4([6; 16]);
    let admitted = vec![invited, device(desk, jan()), epoch(1, &[eva(), jan()])];
    assert_eq!(joined(&statements(admitted.clone()), desk), Some(6));
    let changed = [admitted, vec![jan_as(&[Role::Manager]), epoch(2, &[eva()])]].concat();
    let log = statements(changed);
    assert_eq!(joined(&log, desk), Some(6));
    let told: Vec<_> = untold(&rows(&log), jan(), 6)
        .iter()
        .map(|row| row.n)
        .collect();
    assert_eq!(told, [8, 7]);
    assert_eq!(joined(&log, tablet()), Some(8));
    assert_eq!(joined(&log, DeviceId::v4([7; 16])), None);
}

#[test]
fn naming_oneself_a_reader_is_said_and_naming_others_is_not() {
    let said = |readers: &[UserId]| {
        let rows = log(vec![jan_as(&[Role::PrivacyOfficer]), epoch(1, readers)]);
        let words = says_words(Locale::en, &rows[0].says);
        words.contains("named themselves")
    };
    assert!(said(&[eva()]));
    assert!(!said(&[jan()]));
}

#[test]
fn a_roll_says_who_reads_no_more_and_concerns_only_who_gained_or_lost() {
    let rows = log(vec![
        jan_as(&[Role::PrivacyOfficer]),
        epoch(1, &[eva(), jan()]),
        epoch(2, &[eva()]),
        epoch(3, &[eva()]),
    ]);
    let Says::Keys { dropped, .. } = &rows[1].says else {
        panic!("not a roll");
    };
    assert_eq!(*dropped, ["Jan Dub"]);
    let concerned: Vec<_> = rows.iter().take(3).map(|row| row.about.clone()).collect();
    assert_eq!(concerned, [vec![], vec![jan()], vec![eva(), jan()]]);
}

#[test]
fn lost_roles_say_what_they_were_and_a_leaver_is_said_to_have_left() {
    let rows = log(vec![
        jan_as(&[Role::Rep, Role::Manager]),
        jan_as(&[Role::Rep]),
        jan_as(&[]),
    ]);
    let words = |at: usize| says_words(Locale::en, &rows[at].says);
    assert!(words(0).contains("Jan Dub left"), "{}", words(0));
    assert!(words(1).contains("until now"), "{}", words(1));
}

#[test]
fn a_second_signature_concerns_whom_the_first_one_concerns() {
    let second = StatementBody::Countersigned { statement: hash(5) };
    let rows = log(vec![
        jan_as(&[Role::PrivacyOfficer]),
        epoch(1, &[jan()]),
        second,
    ]);
    assert_eq!(rows[0].says, Says::Second { of: Some(5) });
    assert_eq!(rows[0].about, [jan()]);
}

#[test]
fn a_user_is_told_what_others_signed_about_them_since_they_last_knew() {
    let rows = log(vec![
        jan_as(&[Role::Rep]),
        device(DeviceId::v4([5; 16]), jan()),
        epoch(1, &[jan(), eva()]),
    ]);
    let numbers = |rows: Vec<StatedRow>| rows.iter().map(|row| row.n).collect::<Vec<_>>();
    assert_eq!(numbers(about(&rows, jan())), [6, 5, 4]);
    assert_eq!(numbers(untold(&rows, jan(), 3)), [6, 4]);
    assert_eq!(numbers(untold(&rows, jan(), 6)), [0; 0]);
    assert_eq!(numbers(untold(&rows, eva(), 3)), [0; 0]);
}

#[test]
fn the_list_is_narrowed_to_a_kind_and_a_person() {
    let rows = log(vec![jan_as(&[Role::Rep]), epoch(1, &[eva()])]);
    let numbers = |kind, user| {
        let chosen = chosen(&rows, kind, user);
        chosen.iter().map(|row| row.n).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Some(Kind::Devices), None), [3]);
    assert_eq!(numbers(None, Some(jan())), [4]);
    assert_eq!(numbers(Some(Kind::Keys), Some(jan())), [0; 0]);
    assert_eq!(numbers(None, None).len(), 5);
}
