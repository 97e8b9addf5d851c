//! `souhlas audit`.

use super::{Ended, souhlas};

/// A good file of three entries and the head as it was after two of them.
const AUDIT: &str = include_str!("audit/audit.jsonl");
const KEPT: &str = include_str!("audit/kept.json");

fn verify(text: &str, head: Option<&str>) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let words = ["audit", "verify", path];
    match head {
        Some(head) => souhlas(&[&words[..], &["--head", head]].concat()),
        None => souhlas(&words),
    }
}

#[test]
fn a_good_file_says_how_far_it_goes_and_which_key_to_compare() {
    let ended = verify(AUDIT, None);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.out.starts_with("head 3 "), "{ended:?}");
    assert!(
        ended.out.ends_with(" 2026-05-04T08:00:00.000Z\n"),
        "{ended:?}"
    );
    assert!(ended.err.contains("all holds"), "{ended:?}");
    assert!(ended.err.contains("\ntree-head "), "{ended:?}");
}

#[test]
fn a_kept_head_is_read_from_words_from_its_file_and_from_an_earlier_export() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, earlier) = (folder.path().join("kept"), folder.path().join("earlier"));
    std::fs::write(&kept, KEPT).unwrap();
    std::fs::write(&earlier, AUDIT).unwrap();
    for (head, line) in [
        (KEPT.trim(), "kept 2 "),
        (kept.to_str().unwrap(), "kept 2 "),
        (earlier.to_str().unwrap(), "kept 3 "),
    ] {
        let ended = verify(AUDIT, Some(head));
        assert_eq!(ended.code, Some(0), "{ended:?}");
        let last = ended.out.lines().nth(1).unwrap();
        assert!(last.starts_with(line), "{ended:?}");
    }
}

#[test]
fn t17_a_changed_entry_is_named_and_ends_with_1() {
    let entry = AUDIT.lines().nth(2).unwrap();
    for (text, wrong) in [
        (
            AUDIT.replace("log_user", "log_users"),
            "broken at entry 2 (line 3): its hash",
        ),
        (
            AUDIT.replace(&format!("{entry}\n"), ""),
            "entry 3 stands in its place",
        ),
        (
            format!("{AUDIT}{entry}\n"),
            "line 5 stands after the last entry",
        ),
        (
            AUDIT.replacen("\"size\":3", "\"size\":2", 1),
            "signature of the tree head",
        ),
    ] {
        let ended = verify(&text, None);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert!(ended.err.contains(wrong), "{ended:?}");
        assert_eq!(ended.out, "");
    }
}

#[test]
fn t17_a_kept_head_with_another_signature_ends_with_1() {
    let ended = verify(AUDIT, Some(&KEPT.replacen("\"size\":2", "\"size\":9", 1)));
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("kept head"), "{ended:?}");
}

#[test]
fn what_is_no_file_and_no_head_ends_with_2() {
    for head in ["missing", "{}", "{\"head\":1}"] {
        let ended = verify(AUDIT, Some(head));
        assert_eq!(ended.code, Some(2), "{head} {ended:?}");
        assert_eq!(ended.out, "", "{ended:?}");
    }
    let ended = souhlas(&["audit", "verify", "missing.jsonl"]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("missing.jsonl"), "{ended:?}");
    for text in ["", "\n", "{}\n", "not json\n"] {
        assert_eq!(verify(text, None).code, Some(1), "{text:?}");
    }
}
