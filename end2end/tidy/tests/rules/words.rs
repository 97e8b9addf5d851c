use anyhow::Result;
use tidy::{Findings, source, tree};

#[test]
fn lints_are_silenced_with_a_reason_only() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("", &[".rs"])? {
        if file.path.starts_with("end2end/tidy/") {
            continue;
        }
        for (number, line) in source::code(&file.text) {
            let line = line.trim_start();
            let allow = line.starts_with("#[allow(") || line.starts_with("#![allow(");
            findings.demand(!allow, format!("{}:{number}: allow", file.path));
        }
        for (at, _) in file.text.match_indices("[expect(") {
            let attribute = file
                .text
                .get(at..)
                .and_then(|rest| rest.split(")]").next())
                .unwrap_or_default();
            findings.demand(
                attribute.contains("reason"),
                format!("{}: {attribute}", file.path),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn nothing_is_left_to_do_in_comments() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files(
        "",
        &[".rs", ".ts", ".js", ".mjs", ".css", ".toml", ".surql"],
    )? {
        if file.path.starts_with("end2end/tidy/") {
            continue;
        }
        for (index, line) in file.text.lines().enumerate() {
            for word in ["TODO", "FIXME", "XXX", "HACK"] {
                findings.demand(
                    !source::has_word(line, word),
                    format!("{}:{}: {word}", file.path, index + 1),
                );
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn no_file_names_a_machine_or_a_package_host() -> Result<()> {
    const BANNED: [&str; 5] = [
        "/root/",
        "/home/",
        "registry.npmjs",
        "static.crates.io",
        "index.crates.io",
    ];
    let mut findings = Findings::default();
    for file in tree::files("", &[""])? {
        if file.path.starts_with("end2end/tidy/") {
            continue;
        }
        for word in BANNED.iter().filter(|word| file.text.contains(**word)) {
            findings.add(format!("{}: {word}", file.path));
        }
    }
    findings.none();
    Ok(())
}
