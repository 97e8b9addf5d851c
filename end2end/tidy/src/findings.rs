//! What a rule found, shown all at once.

use core::fmt::Display;

/// The findings of one rule.
#[derive(Debug, Default)]
pub struct Findings(Vec<String>);

impl Findings {
    /// Notes something that breaks the rule.
    pub fn add(&mut self, finding: impl Display) {
        self.0.push(finding.to_string());
    }

    /// Notes it unless the condition holds.
    pub fn demand(&mut self, condition: bool, finding: impl Display) {
        if !condition {
            self.add(finding);
        }
    }

    /// Ends the rule.
    ///
    /// # Panics
    /// When something was found; the message is the list.
    pub fn none(self) {
        assert!(
            self.0.is_empty(),
            "{} found:\n  {}",
            self.0.len(),
            self.0.join("\n  ")
        );
    }
}
