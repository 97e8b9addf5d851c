//! Data keys of a subject and class, and their two wraps.

use domain::record::{Class, DekWrap, WrapForm};
use domain::{OrgId, PublicKey, SubjectId};

use super::class_secret::ClassSecret;
use crate::entropy::{Entropy, draw};
use crate::hazmat::agreement::{self, Context};
use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::{self, Label};
use crate::secret::Secret;
use crate::{CryptoError, Result};

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

    /// Wraps a data key made for this epoch under ClassKey, by a reader.
    pub(super) fn wrap(
        &self,
        place: (OrgId, u32),
        class: &ClassSecret,
        dek: &Secret,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        self.wrap_as(Label::Dek, place, class, dek, entropy)
    }

    /// Wraps a data key made before for this epoch: it opens values, and none is written under
    /// it.
    pub(super) fn wrap_again(
        &self,
        place: (OrgId, u32),
        class: &ClassSecret,
        dek: &Secret,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        self.wrap_as(Label::ReWrap, place, class, dek, entropy)
    }

    fn wrap_as(
        &self,
        label: Label,
        (org, epoch): (OrgId, u32),
        class: &ClassSecret,
        dek: &Secret,
        entropy: &mut dyn Entropy,
    ) -> Result<DekWrap> {
        let parts = self.parts(org, epoch);
        let wrap = wrap::seal(&class.key, label, &parts, dek.bytes(), entropy)?;
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
        WrapForm::ClassKey => [Label::Dek, Label::ReWrap]
            .into_iter()
            .map(|label| wrap::open(&class.key, label, &parts, wrap.wrap.as_slice()))
            .reduce(core::result::Result::or)
            .ok_or(CryptoError::Refused)??,
        WrapForm::Intake => {
            let context = intake_context(org, wrap.class, wrap.epoch);
            class.intake.open(&context, &parts, wrap.wrap.as_slice())?
        }
    };
    Secret::from_slice(&dek)
}

/// Opens a wrap if a value may be written under its data key: a reader made it, for this epoch.
pub(super) fn open_for_writing(org: OrgId, class: &ClassSecret, wrap: &DekWrap) -> Result<Secret> {
    let parts = DekSlot::of(wrap).parts(org, wrap.epoch);
    let dek = wrap::open(&class.key, Label::Dek, &parts, wrap.wrap.as_slice())?;
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
