//! A class secret of one epoch, what is derived from it, and its HPKE wrap.

use domain::record::{Class, ClassSecretWrap};
use domain::{DeviceId, Hash, OrgId, PublicKey};

use crate::Result;
use crate::entropy::Entropy;
use crate::hazmat::agreement::{self, AgreementKey, Context};
use crate::hazmat::kdf;
use crate::hazmat::parts::Parts;
use crate::secret::{Secret, hide};

/// ClassSecret with ClassKey and ClassIntake.
pub(super) struct ClassSecret {
    secret: Secret,
    /// Wraps data keys and the secret of the epoch before.
    pub(super) key: Secret,
    /// Receives data keys of who may seal but not read.
    pub(super) intake: AgreementKey,
}

hide!(ClassSecret);

impl ClassSecret {
    pub(super) fn new(secret: Secret) -> Self {
        let key = kdf::derive(secret.bytes(), "souhlas/v1/class-wrap");
        let intake = AgreementKey::derive(&kdf::derive(secret.bytes(), "souhlas/v1/class-intake"));
        Self {
            secret,
            key,
            intake,
        }
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        self.secret.bytes()
    }

    /// Seals the secret to a device, or to the recovery key.
    pub(super) fn seal(
        &self,
        to: &Recipient<'_>,
        entropy: &mut dyn Entropy,
    ) -> Result<ClassSecretWrap> {
        let context = context(to.org, to.class, to.epoch, to.device, to.statement);
        let wrap = agreement::seal(
            to.key,
            &context,
            &Parts::new(),
            self.secret.bytes(),
            entropy,
        )?;
        Ok(ClassSecretWrap {
            class: to.class,
            epoch: to.epoch,
            device: to.device,
            statement: *to.statement,
            wrap: wrap.into(),
        })
    }
}

/// Who receives which class secret.
pub(super) struct Recipient<'a> {
    pub(super) org: OrgId,
    pub(super) class: Class,
    pub(super) epoch: u32,
    pub(super) device: Option<DeviceId>,
    pub(super) statement: &'a Hash,
    pub(super) key: &'a PublicKey,
}

/// Opens a class secret that was sealed to this key as that recipient.
pub(crate) fn open(
    key: &AgreementKey,
    org: OrgId,
    device: Option<DeviceId>,
    wrap: &ClassSecretWrap,
) -> Result<Secret> {
    let context = context(org, wrap.class, wrap.epoch, device, &wrap.statement);
    Secret::from_slice(&key.open(&context, &Parts::new(), wrap.wrap.as_slice())?)
}

const fn context(
    org: OrgId,
    class: Class,
    epoch: u32,
    device: Option<DeviceId>,
    statement: &Hash,
) -> Context<'_> {
    Context {
        name: "class-secret",
        org,
        class: Some((class, epoch)),
        device,
        statement: Some(statement),
    }
}
