//! Bakes the Czech and English texts into typed keys.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use leptos_i18n_build::options::CodegenOptions;
use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};

const AREAS: [&str; 8] = [
    "shell",
    "ui",
    "sales",
    "portal",
    "admin",
    "me",
    "hand_over",
    "mail",
];

#[expect(
    clippy::disallowed_methods,
    reason = "the environment tells a build script its folder"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let config = Config::new("cs")?
        .add_locale("en")?
        .add_namespaces(AREAS)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    let attributes = "#![expect(\
         unreachable_pub, clippy::new_ret_no_self, clippy::wildcard_enum_match_arm, \
         reason = \"made by the generator\")]"
        .parse()?;
    texts.generate_i18n_module_with_options(
        PathBuf::from(env::var("OUT_DIR")?).join("i18n"),
        CodegenOptions::new().top_level_attributes(Some(attributes)),
    )?;
    Ok(())
}
