//! The files of the repository, without what is generated or fetched.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

const NOT_OURS: [&str; 8] = [
    ".git",
    "data",
    "node_modules",
    "playwright-report",
    "target",
    "test-results",
    ".idea",
    ".vscode",
];

/// One text file.
#[derive(Debug)]
pub struct File {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// Gives the root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the package lies two folders below the root")
        .to_owned()
}

/// Reads every text file below a folder whose path ends in one of the endings.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn files(below: &str, endings: &[&str]) -> Result<Vec<File>> {
    let root = root();
    let mut found = Vec::new();
    collect(&root, &root.join(below), endings, &mut found)?;
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn collect(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<File>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in folder
        .read_dir()
        .with_context(|| folder.display().to_string())?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(root, &path, endings, found)?;
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            if let Ok(text) = String::from_utf8(bytes) {
                let path = path
                    .strip_prefix(root)?
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    Ok(())
}

/// Gives the names at the top of the repository, without what is generated or fetched.
///
/// # Errors
/// When the root cannot be read.
pub fn top() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in root().read_dir()? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !NOT_OURS.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
