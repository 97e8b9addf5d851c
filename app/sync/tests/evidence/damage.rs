//! Bytes that are no longer the file: cut, joined, rewritten.

use domain::PurposeId;
use domain::privacy::PurposeOrAll;
use domain::privacy::event::EventType;
use domain::privacy::evidence_file::MAX_LINE;
use sync::proof::{EvidenceError, Fault, verify_evidence};

use crate::book::{Book, act, book, broken, subject};

/// Whose line it is, after the header.
const PLACES: [(u8, u64); 6] = [(1, 1), (1, 2), (2, 1), (3, 1), (3, 2), (3, 3)];

#[test]
fn pt_4_every_changed_byte_is_found_at_its_event() {
    let lines = book().lines();
    let mut start = lines[0].len();
    let mut file = lines.concat();
    for (line, (person, seq)) in lines[1..].iter().zip(PLACES) {
        let end = start + line.len();
        if !line.starts_with(b"{\"event_hash\"") {
            for place in start..end {
                file[place] ^= 1;
                let (whose, at, fault) = broken(&file);
                assert_eq!((whose, at), (subject(person), seq), "byte {place}: {fault}");
                file[place] ^= 1;
            }
        }
        start = end;
    }
}

#[test]
fn a_file_that_was_cut_short_names_the_first_event_it_lacks() {
    let lines = book().lines();
    for (kept, (person, seq)) in (1..).zip(PLACES) {
        let whole = lines[..kept].concat();
        let wanted = (subject(person), seq, Fault::CutShort);
        assert_eq!(broken(&whole), wanted);
        let half = [whole, lines[kept][..lines[kept].len() / 2].to_vec()].concat();
        assert_eq!(broken(&half), wanted);
    }
    let mut file = lines.concat();
    file.pop();
    assert_eq!(broken(&file), (subject(3), 3, Fault::CutShort));
}

#[test]
fn without_its_first_line_there_is_no_file() {
    assert_eq!(verify_evidence(b"", None), Err(EvidenceError::Empty));
    let lines = book().lines();
    assert_eq!(
        verify_evidence(&lines[0][..40], None),
        Err(EvidenceError::Empty)
    );
    let headless = verify_evidence(&lines[1..].concat(), None);
    assert!(matches!(headless, Err(EvidenceError::Header(_))));
}

#[test]
fn nothing_follows_the_last_event() {
    let lines = book().lines();
    let file = lines.concat();
    for more in [lines[6].as_slice(), b"\n", b" ", b"{}"] {
        let longer = [file.as_slice(), more].concat();
        assert_eq!(
            verify_evidence(&longer, None),
            Err(EvidenceError::Surplus { line: 8 })
        );
    }
}

#[test]
fn l_5_what_is_not_canonical_is_refused_by_member() {
    let said = |from: &str, to: &str| {
        let mut lines = book().lines();
        let text = String::from_utf8(lines[2].clone()).unwrap();
        assert!(text.contains(from), "{text}");
        lines[2] = text.replacen(from, to, 1).into_bytes();
        let (whose, seq, fault) = broken(&lines.concat());
        assert_eq!((whose, seq), (subject(1), 2));
        fault.to_string()
    };
    for (from, to, wanted) in [
        ("\"body\":{", "\"body\": {", "body: not in canonical form"),
        ("\"v\":1", "\"v\":1.0", "body.v: invalid type"),
        ("\"v\":1", "\"v\":null", "body.v: invalid type"),
        ("\"v\":1", "\"v\":1,\"v\":1", "body.v: duplicate field"),
        (
            "\"v\":1",
            "\"name\":\"Jana\",\"v\":1",
            "body.name: unknown field",
        ),
        ("\"v\":1,", "", "missing field `v`"),
        (
            "\"type\":\"withdraw\"",
            "\"type\":\"retract\"",
            "body.type: unknown variant",
        ),
        (
            "\"occurred_at\":\"2026-05-04T11:00:00.000Z\"",
            "\"occurred_at\":\"2026-05-04T11:00:00Z\"",
            "body.occurred_at: not an instant",
        ),
        (
            "\"occurred_at\":\"2026-05-04T11:00:00.000Z\"",
            "\"occurred_at\":\"2026-05-04T13:00:00.000+02:00\"",
            "body.occurred_at: not an instant",
        ),
        (
            "\"occurred_at\":\"2026-05-04T11",
            "\"occurred_at\":\"2026-02-30T11",
            "body.occurred_at: not an instant",
        ),
        (
            "\"flags\":[]",
            "\"flags\":[\"fine\"]",
            "stamp.flags.0: unknown variant",
        ),
        ("\"link\":\"", "\"link\":\"!", "link: not base64url"),
        ("}\n", "}\r\n", "not in canonical form"),
    ] {
        let words = said(from, to);
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}

#[test]
fn l_5_a_line_longer_than_any_event_is_not_read() {
    let mut lines = book().lines();
    lines[1] = [vec![b' '; MAX_LINE], lines[1].clone()].concat();
    let (_, seq, fault) = broken(&lines.concat());
    assert_eq!(seq, 1);
    assert!(
        fault.to_string().contains("longer than any event"),
        "{fault}"
    );
}

#[test]
fn l_5_a_body_longer_than_16_kib_is_refused_by_member() {
    let mut lines = book().lines();
    let text = String::from_utf8(lines[1].clone()).unwrap();
    let long = format!(
        "\"purpose\":\"newsletter\",\"reason\":\"{}\",",
        "x".repeat(17_000)
    );
    lines[1] = text
        .replacen("\"purpose\":\"newsletter\",", &long, 1)
        .into_bytes();
    let (_, seq, fault) = broken(&lines.concat());
    assert_eq!(seq, 1);
    assert!(
        fault.to_string().contains("body: longer than allowed"),
        "{fault}"
    );
}

#[test]
fn a_made_up_name_never_looks_like_another_line() {
    let mut made_up = Book::new();
    let mut grant = act(1, 1, EventType::Grant, 1);
    grant.body.purpose = PurposeOrAll::One(PurposeId::new("a/email given\nb"));
    made_up.take(&grant);
    let report = made_up.verify().unwrap();
    assert_eq!(report.keys[0].to_string().lines().count(), 1);
    assert_eq!(report.keys[0].to_string().split(' ').count(), 5);

    let mut lines = book().lines();
    let text = String::from_utf8(lines[1].clone()).unwrap();
    let start = text.find("\"signer\":\"").unwrap();
    let (before, after) = text.split_at(start + 10);
    lines[1] = format!("{before}\\u001b{after}").into_bytes();
    let (_, _, fault) = broken(&lines.concat());
    assert!(fault.to_string().contains("signer: no name"), "{fault}");
}

#[test]
fn words_of_an_error_never_steer_a_terminal() {
    let mut lines = book().lines();
    let text = String::from_utf8(lines[1].clone()).unwrap();
    let evil = text.replacen("\"body\":{", "\"body\":{\"\\u001b[2Jx\":1,", 1);
    lines[1] = evil.into_bytes();
    let (_, _, fault) = broken(&lines.concat());
    assert!(
        !fault.to_string().chars().any(char::is_control),
        "{fault:?}"
    );
}
