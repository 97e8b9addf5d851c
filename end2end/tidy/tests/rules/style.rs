use std::collections::BTreeMap;

use anyhow::{Context, Result};
use tidy::{File, Findings, root, tree};

/// Files of `ui` and `views`: the ones that may use tokens only.
fn view_styles() -> Result<Vec<File>> {
    let mut files = tree::files("style/ui", &[".css"])?;
    files.extend(tree::files("style/views", &[".css"])?);
    Ok(files)
}

/// Gives the declarations of a style sheet with their line numbers, comments left out.
fn declarations(text: &str) -> Vec<(usize, String)> {
    let mut clean = String::new();
    for (index, part) in text.split("/*").enumerate() {
        match part.split_once("*/") {
            Some((comment, rest)) if index > 0 => {
                clean.extend(comment.matches('\n'));
                clean.push_str(rest);
            }
            Some(_) | None => clean.push_str(part),
        }
    }
    clean
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim().to_owned()))
        .filter(|(_, line)| !line.is_empty())
        .collect()
}

#[test]
fn view_styles_use_tokens_only() -> Result<()> {
    let mut findings = Findings::default();
    for file in view_styles()? {
        for (number, line) in declarations(&file.text) {
            let Some((property, value)) = line.split_once(':') else {
                continue;
            };
            if !line.ends_with(';') || property.starts_with('@') {
                continue;
            }
            let raw = value.contains('#')
                || value.contains("rgb")
                || value.contains("hsl")
                || has_pixels(value);
            findings.demand(!raw, format!("{}:{number}: {line}", file.path));
        }
    }
    findings.none();
    Ok(())
}

fn has_pixels(value: &str) -> bool {
    value.match_indices("px").any(|(at, _)| {
        value
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|digit| digit.is_ascii_digit())
    })
}

#[test]
fn no_style_needs_to_shout_or_to_name_an_id() -> Result<()> {
    let mut findings = Findings::default();
    for file in tree::files("style", &[".css"])? {
        for (number, line) in declarations(&file.text) {
            findings.demand(
                !line.contains("!important"),
                format!("{}:{number}: {line}", file.path),
            );
            let id = line.ends_with('{') && line.contains('#');
            findings.demand(!id, format!("{}:{number}: {line}", file.path));
        }
    }
    findings.none();
    Ok(())
}

#[test]
fn every_style_file_has_a_component_of_its_name() -> Result<()> {
    let mut findings = Findings::default();
    for file in view_styles()? {
        let component = file
            .path
            .replacen("style/", "app/src/", 1)
            .replace(".css", ".rs");
        findings.demand(
            root().join(&component).is_file(),
            format!("{} has no {component}", file.path),
        );
    }
    findings.none();
    Ok(())
}

#[test]
fn every_style_file_is_bundled() -> Result<()> {
    let main = std::fs::read_to_string(root().join("style/main.css"))?;
    let mut findings = Findings::default();
    for file in tree::files("style", &[".css"])? {
        let name = file.path.trim_start_matches("style/");
        findings.demand(name == "main.css" || main.contains(name), &file.path);
    }
    findings.none();
    Ok(())
}

/// Colours of one theme by token.
type Theme = BTreeMap<String, [f64; 3]>;

fn colour(value: &str) -> Option<[f64; 3]> {
    let digits = value.trim().strip_prefix('#')?;
    let channel = |at: usize| {
        let value = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
        Some(f64::from(value) / 255.0)
    };
    (digits.len() == 6).then_some([channel(0)?, channel(2)?, channel(4)?])
}

/// Reads the colours before the first dark block, then those inside it on top of them.
fn themes() -> Result<(Theme, Theme)> {
    let text = std::fs::read_to_string(root().join("style/tokens.css"))?;
    let dark_at = text.find("dark").context("tokens.css has a dark theme")?;
    let read = |text: &str, theme: &mut Theme| {
        for line in text.split([';', '{']) {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            if let (Some(name), Some(colour)) = (name.trim().strip_prefix("--"), colour(value)) {
                theme.insert(name.to_owned(), colour);
            }
        }
    };
    let mut light = Theme::new();
    read(text.get(..dark_at).unwrap_or_default(), &mut light);
    let mut dark = light.clone();
    read(text.get(dark_at..).unwrap_or_default(), &mut dark);
    Ok((light, dark))
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_colour_can_be_read_in_both_themes() -> Result<()> {
    const GROUNDS: [&str; 3] = ["canvas", "surface", "sunken"];
    const INKS: [&str; 8] = [
        "ink",
        "muted",
        "accent",
        "given",
        "withdrawn",
        "expiring",
        "pending",
        "sealed",
    ];
    let (light, dark) = themes()?;
    let mut findings = Findings::default();
    for (name, theme) in [("light", light), ("dark", dark)] {
        for ink in INKS {
            let soft = format!("{ink}-soft");
            for ground in GROUNDS.iter().copied().chain([soft.as_str()]) {
                let (Some(text), Some(back)) = (theme.get(ink), theme.get(ground)) else {
                    findings.demand(
                        ground == soft && matches!(ink, "ink" | "muted"),
                        format!("{name}: no token --{ink} or --{ground}"),
                    );
                    continue;
                };
                let ratio = contrast(*text, *back);
                findings.demand(
                    ratio >= 4.5,
                    format!("{name}: --{ink} on --{ground} is {ratio:.1}"),
                );
            }
        }
        for ground in ["canvas", "surface"] {
            let (Some(edge), Some(back)) = (theme.get("edge"), theme.get(ground)) else {
                findings.add(format!("{name}: no token --edge or --{ground}"));
                continue;
            };
            let ratio = contrast(*edge, *back);
            findings.demand(
                ratio >= 3.0,
                format!("{name}: --edge on --{ground} is {ratio:.1}"),
            );
        }
    }
    findings.none();
    Ok(())
}
