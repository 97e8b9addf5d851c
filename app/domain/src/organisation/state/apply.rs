//! One statement after the other: order, right, and what it changes.

use std::collections::BTreeMap;

use super::effect::Taken;
use super::{Holders, LogError, Organisation};
use crate::organisation::{Formats, Signer, Statement, StatementBody, statement};
use crate::privacy::Registry;
use crate::record::Catalogue;
use crate::{Hash, PublicKey};

impl Organisation {
    /// Starts from the first statement, which names the root key and is signed by it.
    ///
    /// # Errors
    /// When the statement is no first one.
    pub fn start(root: &Statement, hash: Hash) -> Result<Self, LogError> {
        let broken = LogError::Broken { n: root.n };
        let StatementBody::Root { key, name } = &root.content else {
            return Err(broken);
        };
        if root.v != 1 || root.n != 1 || root.prev != statement::genesis(root.org) {
            return Err(broken);
        }
        if root.signer != Signer::OrgRoot {
            return Err(LogError::WithoutRight { n: root.n });
        }
        Ok(Self {
            id: root.org,
            name: name.clone(),
            root: *key,
            administrators: Vec::new(),
            privacy_officers: Vec::new(),
            recovery: None,
            holders: Holders::default(),
            renewals: Vec::new(),
            users: BTreeMap::new(),
            devices: BTreeMap::new(),
            classes: BTreeMap::new(),
            intakes: BTreeMap::new(),
            begun: BTreeMap::new(),
            leavers: BTreeMap::new(),
            tenures: BTreeMap::new(),
            revocations: BTreeMap::new(),
            server_keys: None,
            catalogue: Catalogue {
                version: 0,
                fields: Vec::new(),
            },
            purposes: Registry {
                version: 0,
                purposes: Vec::new(),
            },
            texts: BTreeMap::new(),
            policy: None,
            first_policy: None,
            trainings: BTreeMap::new(),
            formats: Formats::FIRST,
            restores: Vec::new(),
            waiting: Vec::new(),
            hashes: vec![hash],
            n: 1,
            head: hash,
        })
    }

    /// Applies the next statement; its signature was checked before with [`Self::signer_key`].
    ///
    /// # Errors
    /// When it does not follow, lacks the right or breaks a rule; nothing is changed then.
    pub fn apply(&mut self, statement: &Statement, hash: Hash) -> Result<(), LogError> {
        let n = statement.n;
        self.check_format(statement)?;
        if statement.org != self.id || n != self.n + 1 || statement.prev != self.head {
            return Err(LogError::Broken { n });
        }
        if !self.has_right(statement.signer, &statement.content) {
            return Err(LogError::WithoutRight { n });
        }
        let taken = Taken {
            n,
            hash,
            signer: statement.signer,
            at: statement.at,
        };
        let content = &statement.content;
        if let StatementBody::Countersigned { statement } = content {
            self.complete(*statement, taken)?;
        } else if self.needs_second(taken.signer, content) {
            self.wait(content, taken)?;
        } else {
            self.take(content, taken)?;
            self.end_waiting(content);
        }
        self.n = n;
        self.head = hash;
        self.hashes.push(hash);
        Ok(())
    }

    /// Gives the key a signer signs with; none for an unknown or revoked device.
    #[must_use]
    pub fn signer_key(&self, signer: Signer) -> Option<PublicKey> {
        match signer {
            Signer::OrgRoot => Some(self.root),
            Signer::Device(device) => self.live_device(device).map(|device| device.signing),
        }
    }

    fn check_format(&self, statement: &Statement) -> Result<(), LogError> {
        let n = statement.n;
        if statement.v < self.formats.statement {
            Err(LogError::OldFormat { n })
        } else if statement.v > Formats::KNOWN.statement {
            Err(LogError::NewerFormat { n })
        } else {
            Ok(())
        }
    }
}
