//! Data keys of a subject and class, and their two wraps.

use domain::record::{Class, DekWrap, WrapForm};
use domain::{OrgId, PublicKey, SubjectId};

use super::class_secret::ClassSecret;
use crate::Result;
use crate::entropy::{Entropy, draw};
use crate::hazmat::agreement::{self, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::secret::Secret;

/// Names one data key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DekSlot {
    pub(super) subject: SubjectId,
    pub(super) class: Class,
    pub(super) dek: [u8; 8],
}

impl DekSlot {
    pub(super) fn make(subject: SubjectId, class: Class, entropy: &mut dyn Entropy) -> Self {
        Self {
            subject,
            class,
            dek: *draw(entropy),
        }
    }

    pub(super) fn of(wrap: &DekWrap) -> Self {
        Self {
            subject: wrap.subject,
            class: wrap.class,
            dek: wrap.dek,
        }
    }

    fn parts(&self, org: OrgId, epoch: u32) -> Parts {
        Parts::new()
            .add(org.as_bytes())
            .add(self.subject.as_bytes())
            .add(self.class.as_str().as_bytes())
            .add(&self.dek)
            .add(&epoch.to_be_bytes())
    }

    fn wrapped(&self, epoch: u32, form: WrapForm, wrap: Vec<u8>) -> DekWrap {
        DekWrap {
            subject: self.subject,
            class: self.class,
            dek: self.dek,
            epoch,
            form,
            wrap: wrap.into(),
        }
    }

    /// Wraps a data key under ClassKey, by a reader.
    pub(super) fn wrap(
        &self,
        (org, epoch): (OrgId, u32),
        class: &ClassSecret,
        dek: &Secret,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        let wrap = wrap::seal(
            &class.key,
            Label::Dek,
            &self.parts(org, epoch),
            dek.bytes(),
            entropy,
        )?;
        Ok(self.wrapped(epoch, WrapForm::ClassKey, wrap))
    }

    /// Seals a data key to ClassIntake, by who may seal but not read.
    pub(super) fn seal(
        &self,
        (org, epoch): (OrgId, u32),
        intake: &PublicKey,
        dek: &Secret,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        let context = intake_context(org, self.class, epoch);
        let wrap = agreement::seal(
            intake,
            &context,
            &self.parts(org, epoch),
            dek.bytes(),
            entropy,
        )?;
        Ok(self.wrapped(epoch, WrapForm::Intake, wrap))
    }
}

/// Opens a wrap of either form with the class secret of its epoch.
pub(super) fn open(org: OrgId, class: &ClassSecret, wrap: &DekWrap) -> Result<Secret> {
    let parts = DekSlot::of(wrap).parts(org, wrap.epoch);
    let dek = match wrap.form {
        WrapForm::ClassKey => wrap::open(&class.key, Label::Dek, &parts, wrap.wrap.as_slice())?,
        WrapForm::Intake => {
            let context = intake_context(org, wrap.class, wrap.epoch);
            class.intake.open(&context, &parts, wrap.wrap.as_slice())?
        }
    };
    Secret::from_slice(&dek)
}

const fn intake_context(org: OrgId, class: Class, epoch: u32) -> Context<'static> {
    Context {
        name: "dek",
        org,
        class: Some((class, epoch)),
        device: None,
        statement: None,
    }
}

#[cfg(test)]
mod tests;
