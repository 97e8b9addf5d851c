//! What a new organisation starts with: fields, purposes, texts.

mod balance;
mod fields;
mod needs;
mod purposes;
mod texts;

pub use fields::catalogue;
pub use purposes::purposes;
pub use texts::texts;

use crate::record::Label;

fn label((cs, en): (&str, &str)) -> Label {
    Label {
        cs: cs.to_owned(),
        en: en.to_owned(),
    }
}
