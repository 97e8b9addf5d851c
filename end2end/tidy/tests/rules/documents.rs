use anyhow::Result;
use tidy::{Findings, cargo, root, tree};

const TOP: [&str; 6] = ["app/", "server/", "frontend/", "style/", "end2end/", ".ci/"];

#[test]
fn every_package_has_a_readme_with_its_limits() -> Result<()> {
    let mut findings = Findings::default();
    for member in cargo::members()?.values() {
        let path = root().join(&member.folder).join("README.md");
        let Ok(text) = std::fs::read_to_string(&path) else {
            findings.add(format!("{} has no README.md", member.folder));
            continue;
        };
        let text = text.to_lowercase();
        for heading in ["must not", "invariants", "decisions"] {
            findings.demand(
                text.contains(heading),
                format!("{}/README.md lacks {heading:?}", member.folder),
            );
        }
        let library = root().join(&member.folder).join("src/lib.rs");
        if let Ok(source) = std::fs::read_to_string(library) {
            findings.demand(
                source.contains("include_str!(\"../README.md\")"),
                format!(
                    "{}/src/lib.rs does not take its README as documentation",
                    member.folder
                ),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn documents_name_paths_that_exist() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("", &[".md"])? {
        for word in file.text.split('`').skip(1).step_by(2) {
            let is_path = TOP.iter().any(|top| word.starts_with(top))
                && !word.contains(['*', '{', '<', ' ', '…']);
            let path = word.split("::").next().unwrap_or(word);
            findings.demand(
                !is_path || root().join(path).exists(),
                format!("{}: {word}", file.path),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn the_readme_opens_with_where_code_runs() -> Result<()> {
    let text = std::fs::read_to_string(root().join("README.md"))?;
    let first = text.lines().next().unwrap_or_default();
    let mut findings = Findings::default();
    for words in [
        "app runs on both sides",
        "server only on the host",
        "frontend only in the browser",
    ] {
        findings.demand(first.contains(words), words);
    }
    findings.none();
    Ok(())
}
