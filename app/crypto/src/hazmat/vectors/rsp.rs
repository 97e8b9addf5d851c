//! Reads the `name = value` blocks of NIST and RFC vector files.

use std::collections::BTreeMap;

use super::unhex;

/// One block; a line without `=` stands in it with an empty value.
pub(super) struct Case(BTreeMap<String, String>);

impl Case {
    pub(super) fn bytes(&self, name: &str) -> Vec<u8> {
        self.0.get(name).map_or_else(Vec::new, |value| unhex(value))
    }

    pub(super) fn number(&self, name: &str) -> u32 {
        self.0[name].parse().unwrap()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Splits at each line that begins a case.
pub(super) fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in file.lines().map(str::trim) {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        let (name, value) = (name.trim(), value.trim());
        if name.eq_ignore_ascii_case("count") {
            cases.push(Case(BTreeMap::new()));
        }
        if line.starts_with(['#', '[']) || line.is_empty() {
            continue;
        }
        if let Some(case) = cases.last_mut() {
            case.0.insert(name.to_owned(), value.to_owned());
        }
    }
    cases
}
