use std::collections::BTreeSet;

use anyhow::Result;
use tidy::{Findings, cargo, root, tree};

const TOP: [&str; 22] = [
    ".cargo",
    ".ci",
    ".clippy.toml",
    ".config",
    ".deny.toml",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "app",
    "end2end",
    "frontend",
    "rust-toolchain.toml",
    "server",
    "style",
    ".github",
    ".rustfmt.toml",
];

#[test]
fn every_member_inherits_the_lints() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        let manifest = std::fs::read_to_string(root().join(&member.folder).join("Cargo.toml"))?;
        findings.demand(
            manifest.contains("[lints]\nworkspace = true"),
            format!("{} does not inherit the workspace's lints", member.name),
        );
        for key in ["version", "edition", "rust-version", "license", "publish"] {
            findings.demand(
                manifest.contains(&format!("{key}.workspace = true")),
                format!("{} does not inherit {key}", member.name),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn folders_are_named_like_their_packages() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        findings.demand(
            member.folder.rsplit('/').next() == Some(&member.name),
            format!("{} lies in {}", member.name, member.folder),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn features_exist_only_where_they_are_needed() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        let expected: BTreeSet<&str> = match member.name.as_str() {
            "app" => ["csr", "ssr"].into(),
            "domain" | "sync" => ["testing"].into(),
            _ => BTreeSet::new(),
        };
        let found: BTreeSet<&str> = member.features.iter().map(String::as_str).collect();
        findings.demand(
            found == expected,
            format!("{} has the features {found:?}", member.name),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn versions_of_dependencies_stand_in_one_place() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?
        .values()
        .filter(|member| member.name != "surreal")
    {
        let manifest = std::fs::read_to_string(root().join(&member.folder).join("Cargo.toml"))?;
        for line in dependency_lines(&manifest) {
            findings.demand(
                line.contains("workspace = true"),
                format!("{}: {line}", member.name),
            );
        }
    }
    findings.none();
    Ok(())
}

fn dependency_lines(manifest: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    manifest.lines().filter(move |line| {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
            return false;
        }
        let begins = line
            .chars()
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric());
        inside && begins && line.contains('=')
    })
}

#[test]
fn nothing_else_lies_at_the_top() -> Result<()> {
    let mut findings = Findings::default();
    for name in tree::top()? {
        findings.demand(TOP.contains(&name.as_str()), name);
    }
    findings.none();
    Ok(())
}
