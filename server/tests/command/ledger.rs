//! `souhlas ledger`.

use std::path::Path;

use super::{Ended, case_file, souhlas};

/// A good file: one person who withdrew in the portal (the vector of specification 4.3).
const EVIDENCE: &str = include_str!("../../../app/sync/tests/evidence/vector.jsonl");
const SUBJECT: &str = "7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44";

fn verify(text: &str, more: &[&str]) -> Ended {
    with_file(text, |path| {
        souhlas(&[&["ledger", "verify", path], more].concat())
    })
}

fn with_file(text: &str, run: impl FnOnce(&str) -> Ended) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, text).unwrap();
    run(path.to_str().unwrap())
}

#[test]
fn a_good_file_is_told_key_by_key() {
    let ended = verify(EVIDENCE, &[]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        ended.out,
        format!("{SUBJECT} newsletter/email refused - 019df200-5000-7b21-9a4e-5d2c11aa0f01\n")
    );
    assert!(
        ended
            .err
            .contains("all holds (persons 1, events 1, erased 0)"),
        "{ended:?}"
    );
    assert!(ended.err.contains("server server-6 "), "{ended:?}");
}

#[test]
fn an_earlier_moment_knows_nothing_of_later_events() {
    for at in ["2026-05-04T07:59:59.999Z", "2026-05-04T09:00+02:00"] {
        let ended = verify(EVIDENCE, &["--at", at]);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert_eq!(ended.out, "", "{ended:?}");
    }
    let ended = verify(EVIDENCE, &["--at", "2026-05-04T08:00:00"]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("without zone"), "{ended:?}");
}

#[test]
fn a_tampered_file_names_the_first_broken_event_and_ends_with_1() {
    let header = EVIDENCE.lines().next().unwrap();
    for (text, wrong) in [
        (
            EVIDENCE.replace("\"type\":\"withdraw\"", "\"type\":\"refuse\""),
            "event_hash",
        ),
        (
            EVIDENCE.replace("\"org_seq\":1042", "\"org_seq\":1043"),
            "link does not follow",
        ),
        (format!("{header}\n"), "the file ends before it"),
        (
            EVIDENCE.replace("\"v\":1,", "\"v\":1,\"v\":1,"),
            "body.v: duplicate field",
        ),
    ] {
        let ended = verify(&text, &[]);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        let named = format!("broken at subject_seq 1 of {SUBJECT} (line 2): ");
        assert!(ended.err.contains(&named), "{ended:?}");
        assert!(ended.err.contains(wrong), "{ended:?}");
        assert_eq!(ended.out, "");
    }
}

#[test]
fn what_is_no_evidence_file_ends_with_1_and_what_is_no_file_with_2() {
    for text in ["", "\n", "{}\n", "not json\n"] {
        assert_eq!(verify(text, &[]).code, Some(1), "{text:?}");
    }
    let ended = souhlas(&["ledger", "verify", "missing.jsonl"]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("missing.jsonl"), "{ended:?}");
}

fn cases(path: &Path) -> Ended {
    souhlas(&["ledger", "cases", path.to_str().unwrap()])
}

#[test]
fn the_case_file_of_consents_comes_out_check_by_check() {
    let path = case_file("consent-sequences.json");
    let file: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let checks: usize = file["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["checks"].as_array().unwrap().len())
        .sum();
    let ended = cases(Path::new(&path));
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.out.lines().count(), checks);
    assert!(ended.out.starts_with("Q1/1 ok got {"), "{}", ended.out);
}

#[test]
fn a_check_that_differs_is_named_with_both_answers_and_ends_with_1() {
    let text = std::fs::read_to_string(case_file("consent-sequences.json")).unwrap();
    let other = text.replacen("\"state\": \"given\"", "\"state\": \"refused\"", 1);
    assert_ne!(text, other);
    let ended = with_file(&other, |path| cases(Path::new(path)));
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let differing: Vec<&str> = ended
        .out
        .lines()
        .filter(|line| line.contains(" not_ok got "))
        .collect();
    assert_eq!(differing.len(), 1, "{differing:?}");
    assert!(differing[0].contains("\"given\""), "{differing:?}");
    assert!(differing[0].contains("\"refused\""), "{differing:?}");
}

#[test]
fn what_is_no_case_file_is_refused_and_named() {
    for text in [
        "",
        "{}",
        "{\"format\":\"souhlas/consent-cases/2\",\"cases\":[]}",
    ] {
        let ended = with_file(text, |path| cases(Path::new(path)));
        assert_eq!(ended.code, Some(2), "{text:?} {ended:?}");
        assert!(ended.out.is_empty(), "{text:?} {ended:?}");
        assert!(!ended.err.is_empty(), "{text:?} {ended:?}");
    }
}
