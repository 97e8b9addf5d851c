//! Built clients that are not what the list beside them says.

use std::path::Path;

use server::release::{SiteError, checked, of_site};

fn write(site: &Path, name: &str, text: &str) {
    let file = site.join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// A built client with its list beside it.
fn listed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "start.js", "start");
    write(folder.path(), "pkg/souhlas.js", "export {}");
    let list = of_site(folder.path()).unwrap();
    write(folder.path(), "release.txt", &list.to_text());
    folder
}

fn refused(site: &Path) -> String {
    checked(site).unwrap_err().to_string()
}

#[test]
fn files_as_listed_are_served_and_the_list_does_not_list_itself() {
    let folder = listed();
    let list = checked(folder.path()).unwrap();
    let paths: Vec<&str> = list.files().map(|(path, _)| path).collect();
    assert_eq!(paths, ["/pkg/souhlas.js", "/shell", "/start.js"]);
}

#[test]
fn changed_missing_and_further_files_are_named_with_what_to_do() {
    let folder = listed();
    write(folder.path(), "start.js", "Start");
    std::fs::remove_file(folder.path().join("pkg/souhlas.js")).unwrap();
    write(folder.path(), "evil.js", "");
    let words = refused(folder.path());
    for part in [
        "/evil.js is not in the list",
        "/pkg/souhlas.js is missing",
        "/start.js has other bytes",
        "make run",
        "nothing was changed",
    ] {
        assert!(words.contains(part), "{words}");
    }
}

#[test]
fn a_compressed_form_of_other_bytes_is_not_served() {
    let folder = listed();
    let file = folder.path().join("pkg/souhlas.js.br");
    std::fs::write(&file, crate::support::COMPRESSED).unwrap();
    assert!(checked(folder.path()).is_ok());
    write(folder.path(), "pkg/souhlas.js", "export{}");
    assert!(matches!(
        of_site(folder.path()),
        Err(SiteError::OtherVariant(path)) if path == "/pkg/souhlas.js"
    ));
    std::fs::write(&file, "none").unwrap();
    assert!(matches!(
        checked(folder.path()),
        Err(SiteError::OtherVariant(_))
    ));
}

#[test]
fn what_is_no_list_is_named() {
    let folder = listed();
    write(folder.path(), "release.txt", "");
    assert!(refused(folder.path()).contains("is no list of a build"));
}

#[test]
fn links_and_names_that_no_list_can_name_are_refused() {
    let folder = listed();
    std::os::unix::fs::symlink("/etc/hostname", folder.path().join("link.js")).unwrap();
    assert!(refused(folder.path()).contains("neither a file nor a folder"));
    let folder = listed();
    write(folder.path(), "a b.js", "");
    assert!(refused(folder.path()).contains("/a b.js"));
}

#[test]
fn a_folder_without_a_list_is_served_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "start.js", "start");
    assert_eq!(checked(folder.path()).unwrap().files().count(), 2);
    let nowhere = folder.path().join("nowhere");
    assert_eq!(checked(&nowhere).unwrap().files().count(), 1);
}
