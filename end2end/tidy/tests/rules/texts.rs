use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;
use tidy::{Findings, source, tree};

const FOLDER: &str = "app/locales";
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Texts of a language by `file.key.key`.
fn texts(language: &str) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for file in tree::files(&format!("{FOLDER}/{language}"), &[".json"])? {
        let json: Value = serde_json::from_str(&file.text).with_context(|| file.path.clone())?;
        flatten(source::stem(&file), &json, &mut texts);
    }
    anyhow::ensure!(!texts.is_empty(), "{FOLDER}/{language} has no texts");
    Ok(texts)
}

fn flatten(name: &str, json: &Value, texts: &mut BTreeMap<String, String>) {
    match json {
        Value::Object(members) => {
            for (key, value) in members {
                flatten(&format!("{name}.{key}"), value, texts);
            }
        }
        Value::String(text) => {
            texts.insert(name.to_owned(), text.clone());
        }
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
            texts.insert(name.to_owned(), json.to_string());
        }
    }
}

/// Splits `key_few` into the key and its plural form.
fn plural(key: &str) -> Option<(&str, &str)> {
    let (base, form) = key.rsplit_once('_')?;
    FORMS.contains(&form).then_some((base, form))
}

/// Whether the key is one form of a plural: `other` stands beside it.
fn is_plural(key: &str, texts: &BTreeMap<String, String>) -> bool {
    plural(key).is_some_and(|(base, _)| texts.contains_key(&format!("{base}_other")))
}

fn bases(texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    texts
        .keys()
        .map(|key| match plural(key) {
            Some((base, _)) if is_plural(key, texts) => base.to_owned(),
            Some(_) | None => key.clone(),
        })
        .collect()
}

/// Gives the names filled into a text.
fn holes(text: &str) -> BTreeSet<&str> {
    text.split("{{")
        .skip(1)
        .filter_map(|rest| rest.split("}}").next())
        .map(str::trim)
        .collect()
}

#[test]
fn both_languages_have_the_same_keys() -> Result<()> {
    let (cs, en) = (bases(&texts("cs")?), bases(&texts("en")?));
    let mut findings = Findings::default();
    for key in cs.symmetric_difference(&en) {
        findings.add(key);
    }
    findings.none();
    Ok(())
}

#[test]
fn both_languages_fill_in_the_same_names() -> Result<()> {
    let (cs, en) = (texts("cs")?, texts("en")?);
    let mut findings = Findings::default();
    for (key, text) in &cs {
        let Some(other) = en.get(key) else { continue };
        findings.demand(
            holes(text) == holes(other),
            format!("{key}: {text:?}, {other:?}"),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn plurals_have_every_form_of_their_language() -> Result<()> {
    let mut findings = Findings::default();
    for (language, forms) in [
        ("cs", &["one", "few", "other"][..]),
        ("en", &["one", "other"]),
    ] {
        let texts = texts(language)?;
        let plurals = texts
            .keys()
            .filter(|key| is_plural(key, &texts))
            .filter_map(|key| plural(key));
        for base in plurals.map(|(base, _)| base).collect::<BTreeSet<_>>() {
            for form in forms {
                let there = texts.contains_key(&format!("{base}_{form}"));
                findings.demand(there, format!("{language}: {base} lacks {form}"));
            }
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn a_czech_preposition_never_ends_a_line() -> Result<()> {
    let mut findings = Findings::default();
    for (key, text) in texts("cs")? {
        for (left, right) in text.split(' ').zip(text.split(' ').skip(1)) {
            let word = left
                .rsplit(|letter: char| !letter.is_alphanumeric())
                .next()
                .unwrap_or(left);
            let short = matches!(
                word.to_lowercase().as_str(),
                "k" | "s" | "v" | "z" | "o" | "u" | "a" | "i"
            );
            findings.demand(
                !short || right.is_empty(),
                format!("{key}: after {word:?} in {text:?}"),
            );
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn texts_do_not_shout() -> Result<()> {
    let mut findings = Findings::default();
    for language in ["cs", "en"] {
        for (key, text) in texts(language)? {
            findings.demand(!text.contains('!'), format!("{language} {key}: {text:?}"));
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn every_text_is_used() -> Result<()> {
    let mut sources = String::new();
    for folder in [
        "app/src",
        "server/src",
        "frontend/src",
        "end2end/tests",
        "end2end/support",
    ] {
        for file in tree::files(folder, &[".rs", ".ts"])? {
            sources.push_str(&file.text);
        }
    }
    let mut findings = Findings::default();
    for key in bases(&texts("en")?) {
        let name = key.rsplit('.').next().unwrap_or(&key);
        findings.demand(source::has_word(&sources, name), &key);
    }
    findings.none();
    Ok(())
}
