use anyhow::Result;
use tidy::{Findings, source, tree};

const BANNED: [&str; 8] = [
    "common", "consts", "helpers", "manager", "misc", "util", "utils", "helper",
];

#[test]
fn no_file_is_called_mod() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("", &["mod.rs"])? {
        if source::stem(&file) == "mod" {
            findings.add(file.path);
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn no_file_or_module_has_a_name_that_says_nothing() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("", &[".rs", ".ts", ".mjs", ".js", ".css"])? {
        let vague = file
            .path
            .split(['/', '.'])
            .any(|part| BANNED.contains(&part));
        findings.demand(!vague, &file.path);
        for (number, line) in source::code(&file.text) {
            let vague = BANNED.iter().any(|name| {
                line.trim_start_matches("pub ")
                    .starts_with(&format!("mod {name}"))
            });
            findings.demand(
                !vague || !file.path.ends_with(".rs"),
                format!("{}:{number}", file.path),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn view_folders_never_import_each_other() -> Result<()> {
    const AREAS: [&str; 6] = ["admin", "entry", "hand_over", "me", "portal", "sales"];
    let mut findings = Findings::default();
    for file in tree::files("app/src/views", &[".rs"])? {
        let area = file
            .path
            .split(['/', '.'])
            .nth(3)
            .unwrap_or_default()
            .to_owned();
        for (number, line) in source::code(&file.text) {
            for other in AREAS.iter().filter(|other| **other != area) {
                findings.demand(
                    !line.contains(&format!("views::{other}"))
                        && !line.contains(&format!("super::super::{other}")),
                    format!("{}:{number} imports {other}", file.path),
                );
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn shared_parts_know_no_route_session_or_command() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("app/src/ui", &[".rs"])? {
        for (number, line) in source::code(&file.text) {
            for word in ["crate::routes", "crate::session", "crate::views", "Command"] {
                findings.demand(
                    !line.contains(word),
                    format!("{}:{number} names {word}", file.path),
                );
            }
        }
    }
    findings.none();
    Ok(())
}
