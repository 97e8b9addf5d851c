use std::collections::BTreeSet;

use anyhow::Result;
use tidy::{Findings, cargo};

/// What each package may import of ours.
const OURS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("crypto", &["domain"]),
    ("sync", &["domain"]),
    ("surreal-store", &["domain", "sync"]),
    ("indexeddb-store", &["domain", "sync"]),
    ("app", &["domain", "sync"]),
    ("server", &["app", "domain", "surreal-store", "sync"]),
    (
        "frontend",
        &[
            "app",
            "crypto",
            "domain",
            "indexeddb-store",
            "sync",
            "web-crypto",
        ],
    ),
    ("web-crypto", &["crypto", "domain"]),
    ("fleet", &["crypto", "domain", "sync"]),
    ("bench", &["domain"]),
    ("surreal", &[]),
    ("tidy", &[]),
    ("vault-bench", &["crypto", "domain", "web-crypto"]),
];

/// Everything the pure packages may import besides; nothing else, whatever the reason.
const PURE: [(&str, &[&str]); 3] = [
    (
        "domain",
        &[
            "chrono",
            "compact_str",
            "email_address",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "unicode-normalization",
            "uuid",
        ],
    ),
    (
        "crypto",
        &[
            "aes-gcm",
            "argon2",
            "ed25519-dalek",
            "hkdf",
            "hpke",
            "rand_core",
            "serde",
            "sha2",
            "subtle",
            "thiserror",
            "zeroize",
        ],
    ),
    (
        "sync",
        &[
            "ct-merkle",
            "ed25519-dalek",
            "postcard",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
        ],
    ),
];

/// What a package never imports, with the reason.
const NEVER: [(&str, &[&str], &str); 5] = [
    (
        "surreal-store",
        &["axum", "leptos"],
        "a store can be replaced",
    ),
    (
        "indexeddb-store",
        &["leptos", "gloo-net"],
        "it stores opaque bytes; sealing is handed in",
    ),
    (
        "app",
        &["axum", "surrealdb", "aes-gcm", "hpke"],
        "a view cannot name a key or a database",
    ),
    (
        "frontend",
        &["surrealdb", "axum", "tokio"],
        "it runs in the browser",
    ),
    (
        "fleet",
        &["surrealdb", "leptos", "axum"],
        "a device without a screen",
    ),
];

fn ours() -> BTreeSet<&'static str> {
    OURS.iter().map(|(package, _)| *package).collect()
}

#[test]
fn imports_of_our_packages_go_down_only() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        let Some((_, allowed)) = OURS.iter().find(|(package, _)| *package == member.name) else {
            findings.add(format!("{} is not in the import table", member.name));
            continue;
        };
        for import in &member.imports {
            if ours().contains(import.as_str()) && !allowed.contains(&import.as_str()) {
                findings.add(format!("{} imports {import}", member.name));
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn pure_packages_import_what_is_listed_and_nothing_else() -> Result<()> {
    let mut findings = Findings::default();
    let members = cargo::members()?;
    for (package, allowed) in PURE {
        for import in &members[package].imports {
            let known = ours().contains(import.as_str()) || allowed.contains(&import.as_str());
            findings.demand(known, format!("{package} imports {import}"));
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn no_package_imports_what_it_must_never_see() -> Result<()> {
    let mut findings = Findings::default();
    let members = cargo::members()?;
    for (package, banned, reason) in NEVER {
        for import in banned
            .iter()
            .filter(|import| members[package].imports.contains(**import))
        {
            findings.add(format!("{package} imports {import}: {reason}"));
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn only_the_store_names_the_database() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        let names = member
            .imports
            .iter()
            .any(|import| import.starts_with("surrealdb"));
        let may = matches!(member.name.as_str(), "surreal-store" | "surreal");
        findings.demand(!names || may, format!("{} imports surrealdb", member.name));
    }
    findings.none();
    Ok(())
}
