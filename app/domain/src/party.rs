//! Values that name and reach a person: checked, normalised, shown and searched.

pub mod email;
pub mod iban;
pub mod idna;
pub mod phone;
pub mod search;

pub use search::fold_for_search;
