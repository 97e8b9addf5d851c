use anyhow::Result;
use tidy::{Findings, source, tree};

const PURE: [&str; 3] = ["app/domain/src", "app/crypto/src", "app/sync/src"];

#[test]
fn pure_packages_never_wait() -> Result<()> {
    no_word_in_pure_sources(&["async", "await"])
}

#[test]
fn pure_packages_are_the_same_on_every_platform() -> Result<()> {
    no_word_in_pure_sources(&[
        "target_arch",
        "target_os",
        "target_family",
        "wasm_bindgen",
        "js_sys",
    ])
}

fn no_word_in_pure_sources(words: &[&str]) -> Result<()> {
    let mut findings = Findings::default();
    for folder in PURE {
        for file in tree::files(folder, &[".rs"])? {
            for (number, line) in source::code(&file.text) {
                for word in words.iter().filter(|word| source::has_word(line, word)) {
                    findings.add(format!("{}:{number}: {word}", file.path));
                }
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn features_are_asked_for_in_two_places_only() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("app/src", &[".rs"])? {
        let may = file.path == "app/src/lib.rs" || file.path.starts_with("app/src/api");
        for (number, line) in source::code(&file.text) {
            findings.demand(
                may || !line.contains("feature = \""),
                format!("{}:{number}", file.path),
            );
        }
    }
    findings.none();
    Ok(())
}

/// The two shapes of sealed bytes are made in one folder; the server seals its one-time-code secrets.
#[test]
fn the_cipher_is_called_in_one_place() -> Result<()> {
    const MAY: [&str; 2] = ["app/crypto/src/hazmat/", "server/src/"];
    let mut findings = Findings::default();
    for file in tree::files("", &[".rs"])? {
        if MAY.iter().any(|folder| file.path.starts_with(folder))
            || file.path.starts_with("end2end/tidy/")
        {
            continue;
        }
        for (number, line) in source::code(&file.text) {
            for word in ["aes_gcm", "Aes256Gcm"] {
                findings.demand(
                    !source::has_word(line, word),
                    format!("{}:{number}: {word}", file.path),
                );
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn markup_obeys_the_content_security_policy() -> Result<()> {
    const BANNED: [&str; 5] = [
        " style=",
        "inner_html",
        " onclick=",
        " onsubmit=",
        "javascript:",
    ];
    let mut findings = Findings::default();
    for file in tree::files("app/src", &[".rs"])? {
        for (number, line) in source::code(&file.text) {
            for word in BANNED.iter().filter(|word| line.contains(**word)) {
                findings.add(format!("{}:{number}: {word}", file.path));
            }
        }
    }
    findings.none();
    Ok(())
}
