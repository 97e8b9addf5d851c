//! The one form of a text that is shown and hashed (N-1).

use super::TextVersion;
use crate::{Hash, canonical};

/// Renders a text: paragraphs, then one line per control with its answers; UTF-8, NFC, LF.
#[must_use]
pub fn render(text: &TextVersion) -> String {
    let mut paragraphs: Vec<String> = text.blocks.clone();
    for purpose in &text.purposes {
        let mut controls = format!(
            "{}\n{} / {}",
            purpose.label, text.screen.yes, text.screen.no
        );
        if let Some(later) = &text.screen.later {
            controls.push_str(" / ");
            controls.push_str(later);
        }
        paragraphs.push(controls);
    }
    let joined = paragraphs
        .join("\n\n")
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let mut rendered = canonical::nfc(&joined);
    rendered.push('\n');
    rendered
}

/// Gives `H("souhlas/v1/consent-text", rendered)`.
#[must_use]
pub fn hash(text: &TextVersion) -> Hash {
    canonical::tagged_hash("souhlas/v1/consent-text", render(text).as_bytes())
}

impl TextVersion {
    /// Says whether the published hash is that of a fresh rendering.
    #[must_use]
    pub fn sealed_hash_fits(&self) -> bool {
        self.sha256 == hash(self)
    }
}
