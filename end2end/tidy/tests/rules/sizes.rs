use anyhow::Result;
use tidy::{Findings, source, tree};

/// Files longer than we aim at, each with its reason; one that became short must leave the list.
const LONG: [(&str, &str); 0] = [];

struct Limit {
    aim: usize,
    stop: usize,
}

fn limit(path: &str) -> Limit {
    if path.starts_with("app/src/views/") || path.starts_with("app/src/ui/") {
        Limit {
            aim: 150,
            stop: 250,
        }
    } else {
        Limit {
            aim: 200,
            stop: 400,
        }
    }
}

#[test]
fn sources_are_short_or_say_why_not() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("", &[".rs"])? {
        let lines = source::code_lines(&file.text);
        let Limit { aim, stop } = limit(&file.path);
        let listed = LONG.iter().any(|(path, _)| *path == file.path);
        findings.demand(
            lines <= stop,
            format!("{}: {lines} lines, never more than {stop}", file.path),
        );
        findings.demand(
            lines <= aim || listed,
            format!("{}: {lines} lines, aim is {aim}", file.path),
        );
        findings.demand(
            lines > aim || !listed,
            format!("{} is short now: take it off the list", file.path),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn the_list_of_long_files_names_files_that_exist() -> Result<()> {
    let mut findings = Findings::default();
    for (path, reason) in LONG {
        findings.demand(
            tidy::root().join(path).is_file() && !reason.is_empty(),
            path,
        );
    }
    findings.none();
    Ok(())
}
