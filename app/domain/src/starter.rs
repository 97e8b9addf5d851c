//! What a new organisation starts with: fields, purposes, texts.

mod fields;
mod purposes;
mod texts;

pub use fields::catalogue;
pub use purposes::purposes;
pub use texts::texts;
