//! The door for new statements: beside order and right, the law (specification 2, 3, 9.1).
//!
//! A log that was accepted once stays readable when a rule becomes stricter: the law is asked
//! when a statement enters, and never again when the log is read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{LogError, Organisation};
use crate::organisation::{Signer, Statement, StatementBody};
use crate::privacy::purpose::{PurposeFault, Registry};
use crate::privacy::text::{TextRule, TextVersion};
use crate::record::Catalogue;
use crate::record::catalogue::{FieldFault, FieldRule};
use crate::{Hash, UserId};

/// Everything unlawful in new fields, purposes or words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum Unlawful {
    /// In a field catalogue.
    #[error("fields: {0:?}")]
    Fields(Vec<FieldFault>),
    /// In a purpose registry.
    #[error("purposes: {0:?}")]
    Purposes(Vec<PurposeFault>),
    /// In a text version.
    #[error("text: {0:?}")]
    Text(Vec<TextRule>),
    /// Readers of a class secret whose role does not read the class, or without a live device.
    #[error("readers: {0:?}")]
    Readers(Vec<UserId>),
}

impl Organisation {
    /// Applies a statement that is new: what [`Self::apply`] asks, and whether its content is
    /// lawful. The languages of a text are complete only with its publication:
    /// [`Self::check_publication`].
    ///
    /// # Errors
    /// As [`Self::apply`], and with everything unlawful in the content; nothing is changed then.
    pub fn enter(&mut self, statement: &Statement, hash: Hash) -> Result<(), LogError> {
        let mut after = self.clone();
        after.apply(statement, hash)?;
        self.check_content(&statement.content, statement.signer)
            .map_err(|why| LogError::Unlawful {
                n: statement.n,
                why,
            })?;
        *self = after;
        Ok(())
    }

    /// Says what is unlawful in content before it is signed, so that a form can show all of it.
    ///
    /// # Errors
    /// With everything found.
    pub fn check_content(&self, content: &StatementBody, signer: Signer) -> Result<(), Unlawful> {
        match content {
            StatementBody::Catalogue(catalogue) => self.check_fields(catalogue, signer),
            StatementBody::Purposes(purposes) => self.check_purposes(purposes),
            StatementBody::Text(text) => {
                none(text.faults(&self.purposes, &self.texts), Unlawful::Text)
            }
            StatementBody::ClassEpoch {
                class,
                epoch,
                readers,
                ..
            } => none(
                self.wrong_readers((*class, *epoch), readers, signer),
                Unlawful::Readers,
            ),
            StatementBody::Root { .. }
            | StatementBody::Admins { .. }
            | StatementBody::Recovery { .. }
            | StatementBody::User { .. }
            | StatementBody::Device { .. }
            | StatementBody::Revoke { .. }
            | StatementBody::ServerKeys { .. }
            | StatementBody::Policy(_)
            | StatementBody::Acknowledged(_)
            | StatementBody::MinFormat(_)
            | StatementBody::Restore(_)
            | StatementBody::Countersigned { .. } => Ok(()),
        }
    }

    /// Says whether a text that was just published is there in every language (N-3).
    ///
    /// # Errors
    /// With the languages that lack it.
    pub fn check_publication(&self, text: &TextVersion) -> Result<(), Unlawful> {
        none(text.missing_locales(&self.texts), Unlawful::Text)
    }

    /// Only the root may move a field to a weaker class or drop it.
    fn check_fields(&self, new: &Catalogue, signer: Signer) -> Result<(), Unlawful> {
        let registry = (self.purposes.version > 0).then_some(&self.purposes);
        let mut faults = new.faults(&self.catalogue, registry);
        if signer == Signer::OrgRoot {
            faults
                .retain(|fault| !matches!(fault.rule, FieldRule::WeakerClass | FieldRule::Dropped));
        }
        none(faults, Unlawful::Fields)
    }

    /// Ending a purpose is always lawful, whatever fields hang on it: they take no values then
    /// (K-1). The first registry has to carry the fields that came before it, and no registry
    /// may take the condition of Art. 9(2) from a field of class `special`.
    fn check_purposes(&self, new: &Registry) -> Result<(), Unlawful> {
        none(new.faults(&self.purposes), Unlawful::Purposes)?;
        let mut faults = self.catalogue.faults_of_purposes(new);
        if self.purposes.version > 0 {
            faults.retain(|fault| matches!(fault.rule, FieldRule::Article9Missing(_)));
        }
        none(faults, Unlawful::Fields)
    }
}

fn none<Fault>(faults: Vec<Fault>, unlawful: fn(Vec<Fault>) -> Unlawful) -> Result<(), Unlawful> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(unlawful(faults))
    }
}
