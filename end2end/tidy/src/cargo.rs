//! What cargo says about the workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::tree::root;

/// A member of the workspace.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its folder from the root.
    pub folder: String,
    /// Names of its dependencies that are linked into it.
    pub imports: BTreeSet<String>,
    /// Its features.
    pub features: BTreeSet<String>,
}

/// A package of a dependency tree.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Linked {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence expression, empty when it names none.
    pub licence: String,
}

fn cargo(arguments: &[&str]) -> Result<String> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        bail!(
            "cargo {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Gives the members by name.
///
/// # Errors
/// When cargo does not answer.
pub fn members() -> Result<BTreeMap<String, Member>> {
    let text = cargo(&["metadata", "--format-version=1", "--no-deps", "--locked"])?;
    let metadata: Value = serde_json::from_str(&text)?;
    let packages = metadata["packages"].as_array().context("packages")?;
    packages
        .iter()
        .map(|package| member(package).map(|member| (member.name.clone(), member)))
        .collect()
}

fn member(package: &Value) -> Result<Member> {
    let root = root();
    let manifest = package["manifest_path"].as_str().context("manifest_path")?;
    let folder = std::path::Path::new(manifest)
        .parent()
        .context("a manifest lies in a folder")?
        .strip_prefix(&root)?
        .to_string_lossy()
        .into_owned();
    let imports = package["dependencies"]
        .as_array()
        .context("dependencies")?
        .iter()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect();
    let features = package["features"]
        .as_object()
        .context("features")?
        .keys()
        .cloned()
        .collect();
    Ok(Member {
        name: package["name"].as_str().context("name")?.to_owned(),
        folder,
        imports,
        features,
    })
}

/// Gives everything linked into a package, itself included.
///
/// # Errors
/// When cargo does not answer.
pub fn closure(package: &str, options: &[&str]) -> Result<BTreeSet<Linked>> {
    tree(&[&["--package", package, "--edges", "normal"], options].concat())
}

/// Gives everything that any member builds with, tests and build scripts included.
///
/// # Errors
/// When cargo does not answer.
pub fn everything() -> Result<BTreeSet<Linked>> {
    tree(&["--workspace", "--edges", "normal,build,dev"])
}

fn tree(options: &[&str]) -> Result<BTreeSet<Linked>> {
    let fixed = [
        "tree", "--locked", "--prefix", "none", "--format", "{p}|{l}",
    ];
    let text = cargo(&[&fixed[..], options].concat())?;
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (package, licence) = line.split_once('|').context("a package and its licence")?;
            let mut words = package.split_whitespace();
            Ok(Linked {
                name: words.next().context("a name")?.to_owned(),
                version: words
                    .next()
                    .context("a version")?
                    .trim_start_matches('v')
                    .to_owned(),
                licence: licence.trim_end_matches("(*)").trim().to_owned(),
            })
        })
        .collect()
}

/// Counts the packages of the lock file.
///
/// # Errors
/// When the file cannot be read.
pub fn locked() -> Result<usize> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    Ok(lock.lines().filter(|line| *line == "[[package]]").count())
}
