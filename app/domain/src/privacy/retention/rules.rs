//! All retention rules with their versions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::RetentionRule;
use crate::privacy::four_eyes::FourEyes;
use crate::{LocalDate, RetentionRuleId, Timestamp};

/// Why a list of rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulesError {
    /// Two rules have the same id and version, or begin on the same day.
    #[error("rule {0}: version {1} is there twice")]
    Twice(RetentionRuleId, u32),
}

/// The retention rules of an organisation; older versions stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<RetentionRule>", into = "Vec<RetentionRule>")]
pub struct Rules(Vec<RetentionRule>);

impl Rules {
    /// Takes rules in any order.
    ///
    /// # Errors
    /// When a version is there twice, or two versions begin on the same day.
    pub fn new(rules: Vec<RetentionRule>) -> Result<Self, RulesError> {
        let (mut versions, mut days) = (BTreeSet::new(), BTreeSet::new());
        for rule in &rules {
            let new = versions.insert((&rule.id, rule.version))
                & days.insert((&rule.id, rule.valid_from));
            if !new {
                return Err(RulesError::Twice(rule.id.clone(), rule.version));
            }
        }
        Ok(Self(rules))
    }

    /// Finds the version of a rule that is in force on a day.
    #[must_use]
    pub fn in_force(&self, id: &RetentionRuleId, on: LocalDate) -> Option<&RetentionRule> {
        self.0
            .iter()
            .filter(|rule| rule.id == *id && rule.valid_from <= on)
            .max_by_key(|rule| rule.valid_from)
    }

    /// Gives all versions of all rules.
    #[must_use]
    pub fn all(&self) -> &[RetentionRule] {
        &self.0
    }
}

impl TryFrom<Vec<RetentionRule>> for Rules {
    type Error = RulesError;

    fn try_from(rules: Vec<RetentionRule>) -> Result<Self, Self::Error> {
        Self::new(rules)
    }
}

impl From<Rules> for Vec<RetentionRule> {
    fn from(rules: Rules) -> Self {
        rules.0
    }
}

/// The approval that lets one version of an automatic rule run by itself (E-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleApproval {
    /// The rule.
    pub rule: RetentionRuleId,
    /// The approved version; the next one needs its own approval.
    pub version: u32,
    /// Who approved.
    pub by: FourEyes,
}

impl RuleApproval {
    /// Says whether it lets this version run at this moment.
    #[must_use]
    pub fn covers(&self, rule: &RetentionRule, now: Timestamp) -> bool {
        self.rule == rule.id && self.version == rule.version && self.by.in_force_from() <= now
    }
}
