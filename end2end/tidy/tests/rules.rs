//! The rules; one module per subject, one test per rule.

#[path = "rules/closures.rs"]
mod closures;
#[path = "rules/documents.rs"]
mod documents;
#[path = "rules/imports.rs"]
mod imports;
#[path = "rules/manifests.rs"]
mod manifests;
#[path = "rules/names.rs"]
mod names;
#[path = "rules/purity.rs"]
mod purity;
#[path = "rules/sizes.rs"]
mod sizes;
#[path = "rules/style.rs"]
mod style;
#[path = "rules/texts.rs"]
mod texts;
#[path = "rules/words.rs"]
mod words;
