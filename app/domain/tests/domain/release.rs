//! Lists of a build.

use domain::Hash;
use domain::release::{Difference, ListedFile, MAX_FILE, MAX_LIST, Release, ReleaseError};

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn release(files: &[(&str, &str)]) -> Release {
    let mut release = Release::default();
    for (path, text) in files {
        release.add(path, ListedFile::of(text.as_bytes())).unwrap();
    }
    release
}

#[test]
fn a_list_is_sorted_and_has_one_form() {
    let list = release(&[("/start.js", ""), ("/pkg/souhlas.js", "")]);
    let text = format!("souhlas release 1\n{EMPTY} 0 /pkg/souhlas.js\n{EMPTY} 0 /start.js\n");
    assert_eq!(list.to_text(), text);
    assert_eq!(Release::read(&text), Ok(list));
}

#[test]
fn the_release_hash_is_a_tagged_hash_of_the_list() {
    let list = release(&[("/start.js", "")]);
    let data = format!("souhlas/v1/release\0souhlas release 1\n{EMPTY} 0 /start.js\n");
    assert_eq!(list.hash(), Hash::of(data.as_bytes()));
    assert_ne!(list.hash(), release(&[("/start.js", " ")]).hash());
    assert_ne!(list.hash(), release(&[("/start2.js", "")]).hash());
}

#[test]
fn what_would_be_written_in_another_way_is_no_list() {
    let good = format!("{EMPTY} 0 /b.js\n");
    for (line, rest) in [
        (2, format!("{EMPTY} 00 /b.js\n")),
        (2, format!("{EMPTY} +0 /b.js\n")),
        (2, format!("{} 0 /b.js\n", EMPTY.to_uppercase())),
        (2, format!("{EMPTY}  0 /b.js\n")),
        (2, format!("{EMPTY} 0 /b.js")),
        (2, format!("{EMPTY} 0 /b.js\r\n")),
        (2, format!("{EMPTY} 0 b.js\n")),
        (2, format!("{EMPTY} 0 /../b.js\n")),
        (2, format!("{EMPTY} 0 /b b.js\n")),
        (2, format!("{EMPTY} {} /b.js\n", MAX_FILE + 1)),
        (2, "\n".to_owned()),
        (3, format!("{good}{good}")),
        (3, format!("{good}{EMPTY} 0 /a.js\n")),
    ] {
        let read = Release::read(&format!("souhlas release 1\n{rest}"));
        assert_eq!(read, Err(ReleaseError::Line(line)), "{rest:?}");
    }
    for text in ["", "souhlas release 1", "souhlas release 2\n", &good] {
        assert_eq!(
            Release::read(text),
            Err(ReleaseError::FirstLine),
            "{text:?}"
        );
    }
    let long = " ".repeat(MAX_LIST + 1);
    assert_eq!(Release::read(&long), Err(ReleaseError::TooLong));
}

#[test]
fn a_list_names_no_path_that_a_server_could_read_in_two_ways() {
    let file = ListedFile::of(b"");
    for path in [
        "", "/", "a", "//a", "/a/", "/a/../b", "/.a", "/a?b", "/a%2e", "/a b", "/č",
    ] {
        let refused = Release::default().add(path, file);
        assert_eq!(refused, Err(ReleaseError::Path(path.to_owned())), "{path}");
    }
    let length = MAX_FILE + 1;
    let refused = Release::default().add("/a", ListedFile { length, ..file });
    assert_eq!(refused, Err(ReleaseError::Large("/a".to_owned())));
}

#[test]
fn differences_say_what_changed_is_missing_and_is_extra() {
    let published = release(&[("/a", "1"), ("/b", "2"), ("/c", "3")]);
    let served = release(&[("/a", "1"), ("/b", "changed"), ("/d", "4")]);
    let found: Vec<_> = published.differences(&served).into_iter().collect();
    let changed = Difference::Changed(ListedFile::of(b"2"), ListedFile::of(b"changed"));
    assert_eq!(
        found,
        [
            ("/b".to_owned(), changed),
            ("/c".to_owned(), Difference::Missing),
            ("/d".to_owned(), Difference::Extra),
        ]
    );
    assert!(published.differences(&published).is_empty());
}

#[test]
fn hexadecimal_digits_are_read_as_they_are_written() {
    let hash = Hash::of(b"");
    assert_eq!(hash.to_hex(), EMPTY);
    assert_eq!(Hash::from_hex(EMPTY), Some(hash));
    let short = EMPTY.get(1..).unwrap();
    for wrong in [
        short,
        &format!("{EMPTY}0"),
        &format!("+{short}"),
        &format!("E{short}"),
    ] {
        assert_eq!(Hash::from_hex(wrong), None, "{wrong}");
    }
}
