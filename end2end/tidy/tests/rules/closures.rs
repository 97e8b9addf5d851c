use anyhow::Result;
use tidy::{Findings, cargo};

const BROWSER: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// Leave room for one small crate, not for a family of them.
const MOST_LOCKED_PACKAGES: usize = 945;

const BANNED: [(&str, &str); 17] = [
    ("openssl", "TLS is rustls"),
    ("openssl-sys", "TLS is rustls"),
    ("native-tls", "TLS is rustls"),
    ("gloo", "the umbrella pulls getrandom 0.2; take its parts"),
    ("thaw", "no second copy of leptos-use"),
    ("leptonic", "targets an older Leptos"),
    ("leptos_icons", "sets a role without a name"),
    ("leptos-struct-table", "no roles"),
    ("opaque-ke", "older generation of curves and randomness"),
    ("hpke-rs", "hpke is the pick"),
    ("rexie", "idb is the pick"),
    ("figment", "stale"),
    ("rs_merkle", "ct-merkle is the pick"),
    ("web-push", "pulls OpenSSL"),
    ("tokio-cron-scheduler", "memory only"),
    ("utoipa-swagger-ui", "its build downloads"),
    ("validator", "133 kB in the client"),
];

/// Licences that may be linked; an expression must offer one of them for each of its parts.
const LICENCES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "MPL-2.0+",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that name a licence file instead, or a licence outside the list, each with its reason.
const LICENCE_EXCEPTIONS: [(&str, &str); 2] = [
    (
        "surrealdb",
        "source-available, Business Source Licence 1.1; the README says what that allows",
    ),
    (
        "tokio-tungstenite-wasm",
        "MIT, as a file only; of surrealdb",
    ),
];

#[test]
fn no_key_can_be_linked_into_the_server_or_a_store() -> Result<()> {
    let mut findings = Findings::default();
    for (package, options) in [
        ("server", &[][..]),
        ("surreal-store", &[]),
        ("indexeddb-store", &BROWSER),
        ("app", &["--features", "ssr"]),
        (
            "app",
            &["--features", "csr", "--target", "wasm32-unknown-unknown"],
        ),
    ] {
        let linked = cargo::closure(package, options)?;
        findings.demand(
            !linked.iter().any(|linked| linked.name == "crypto"),
            format!("{package} {options:?} contains crypto"),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn randomness_comes_into_crypto_as_an_argument() -> Result<()> {
    let mut findings = Findings::default();
    for options in [&[][..], &BROWSER] {
        for linked in cargo::closure("crypto", options)? {
            let source = linked.name == "getrandom" || linked.name == "rand";
            findings.demand(
                !source,
                format!(
                    "crypto {options:?} contains {} {}",
                    linked.name, linked.version
                ),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn the_client_contains_no_old_getrandom_and_no_regex_of_ours() -> Result<()> {
    let mut findings = Findings::default();
    for linked in cargo::closure("frontend", &BROWSER)? {
        let old = linked.name == "getrandom" && linked.version.starts_with("0.2.");
        findings.demand(
            !old,
            format!("frontend contains getrandom {}", linked.version),
        );
        let heavy = matches!(
            linked.name.as_str(),
            "phonenumber" | "encoding_rs" | "rust_xlsxwriter" | "surrealdb"
        );
        findings.demand(!heavy, format!("frontend contains {}", linked.name));
    }
    findings.none();
    Ok(())
}

#[test]
fn there_is_one_copy_of_the_crates_that_must_agree() -> Result<()> {
    let mut findings = Findings::default();
    let everything = cargo::everything()?;
    for name in [
        "leptos",
        "leptos-use",
        "wasm-bindgen",
        "axum",
        "surrealdb-core",
        "postcard",
        "serde",
    ] {
        let copies: Vec<_> = everything
            .iter()
            .filter(|linked| linked.name == name)
            .collect();
        findings.demand(copies.len() <= 1, format!("{copies:?}"));
    }
    findings.none();
    Ok(())
}

#[test]
fn banned_packages_stay_out() -> Result<()> {
    let mut findings = Findings::default();
    let everything = cargo::everything()?;
    for (name, reason) in BANNED {
        findings.demand(
            !everything.iter().any(|linked| linked.name == name),
            format!("{name}: {reason}"),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn every_licence_may_be_linked() -> Result<()> {
    let mut findings = Findings::default();
    for linked in cargo::everything()? {
        let excepted = LICENCE_EXCEPTIONS
            .iter()
            .any(|(name, _)| linked.name == *name || linked.name.starts_with(&format!("{name}-")));
        findings.demand(
            excepted || allowed(&linked.licence),
            format!("{} {}: {:?}", linked.name, linked.version, linked.licence),
        );
    }
    findings.none();
    Ok(())
}

/// Reads `(A OR B) AND C`: each part joined by AND must offer a licence of the list.
fn allowed(expression: &str) -> bool {
    expression
        .replace(['(', ')'], " ")
        .split(" AND ")
        .all(|part| {
            part.replace('/', " OR ")
                .split(" OR ")
                .any(|licence| LICENCES.contains(&licence.trim()))
        })
}

#[test]
fn the_lock_file_grows_only_on_purpose() -> Result<()> {
    let locked = cargo::locked()?;
    let mut findings = Findings::default();
    findings.demand(
        locked <= MOST_LOCKED_PACKAGES,
        format!("{locked} locked packages"),
    );
    findings.none();
    Ok(())
}
