//! A device that signs; what it seals is out of scope here, so those keys are plain bytes.

use domain::canonical::in_context;
use domain::organisation::{SignedStatement, Signer as Who, Statement, StatementBody, statement};
use domain::{Bytes, DeviceId, Hash, OrgId, PublicKey, Signature, Timestamp, UserId};
use ed25519_dalek::{Signer, SigningKey};

/// A device with its user.
#[derive(Clone)]
pub(crate) struct Device {
    pub(crate) id: DeviceId,
    pub(crate) user: UserId,
    key: SigningKey,
}

impl Device {
    /// The device of a number.
    pub(crate) fn new(number: u8) -> Self {
        Self {
            id: DeviceId::v4([number; 16]),
            user: UserId::v4([number; 16]),
            key: SigningKey::from_bytes(&[number; 32]),
        }
    }

    /// Another device of a user.
    pub(crate) fn of(user: UserId, number: u8) -> Self {
        Self {
            user,
            ..Self::new(number)
        }
    }

    /// Its signing key's public half.
    pub(crate) fn signing(&self) -> PublicKey {
        PublicKey(self.key.verifying_key().to_bytes())
    }

    /// Its agreement key's public half.
    pub(crate) fn agreement(&self) -> PublicKey {
        PublicKey([self.id.as_bytes()[0]; 32])
    }

    /// Signs bytes.
    pub(crate) fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.key.sign(bytes).to_bytes())
    }

    /// Signs in a context.
    pub(crate) fn sign_in(&self, context: &str, message: &[u8]) -> Signature {
        self.sign(&in_context(context, message))
    }

    /// The statement that makes it known.
    pub(crate) fn statement(&self, code: &str) -> StatementBody {
        StatementBody::Device {
            device: self.id,
            user: self.user,
            signing: self.signing(),
            agreement: self.agreement(),
            name: "Chromium".to_owned(),
            code: code.to_owned(),
        }
    }
}

/// The growing log of a test.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) org: OrgId,
    pub(crate) statements: Vec<SignedStatement>,
    n: u64,
    head: Hash,
}

impl Log {
    /// An empty log.
    pub(crate) fn new(org: OrgId) -> Self {
        Self {
            org,
            statements: Vec::new(),
            n: 0,
            head: statement::genesis(org),
        }
    }

    /// Appends a statement.
    pub(crate) fn state(
        &mut self,
        who: Who,
        by: &Device,
        content: StatementBody,
        at: Timestamp,
    ) -> SignedStatement {
        self.n += 1;
        let statement = Statement {
            v: 1,
            org: self.org,
            n: self.n,
            prev: self.head,
            signer: who,
            at,
            content,
        };
        let bytes = Bytes(statement.to_bytes().unwrap());
        let unsigned = SignedStatement {
            statement: bytes,
            signature: Signature([0; 64]),
        };
        let hash = unsigned.hash();
        let signed = SignedStatement {
            signature: by.sign(&statement::signing_bytes(&hash)),
            ..unsigned
        };
        self.head = hash;
        self.statements.push(signed.clone());
        signed
    }
}
