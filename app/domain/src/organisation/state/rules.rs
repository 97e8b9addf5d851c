//! What a statement may not say, whoever signs it.

use std::collections::BTreeSet;

use crate::organisation::state::ClassEpoch;
use crate::organisation::{Organisation, Signer};
use crate::privacy::{Registry, TextVersion};
use crate::record::{Catalogue, Class};
use crate::{DeviceId, PublicKey, UserId};

/// A consent lives this many months at most (specification 2.1).
const MAX_VALIDITY_MONTHS: u32 = 36;

/// Why new fields are refused.
pub(super) enum CatalogueFault {
    /// Not newer, or a field twice.
    Malformed,
    /// A sealed field would vanish or move to a weaker class.
    Weaker,
}

impl Organisation {
    /// Fields are switched off, never dropped: one that could vanish could come back plain.
    pub(super) fn check_catalogue(
        &self,
        new: &Catalogue,
        signer: Signer,
    ) -> Result<(), CatalogueFault> {
        let mut seen = BTreeSet::new();
        let twice = new
            .fields
            .iter()
            .any(|entry| !seen.insert((entry.record, &entry.id)));
        if new.version <= self.catalogue.version || twice {
            return Err(CatalogueFault::Malformed);
        }
        let weaker = self.catalogue.fields.iter().any(|old| {
            let now = new.entry(old.record, &old.id).map(|entry| entry.class);
            old.class.is_sealed() && now.is_none_or(|now| now < old.class)
        });
        if weaker && signer != Signer::OrgRoot {
            return Err(CatalogueFault::Weaker);
        }
        Ok(())
    }

    /// Purposes are ended, never dropped, and a scope only grows.
    pub(super) fn takes_purposes(&self, new: &Registry) -> bool {
        let mut seen = BTreeSet::new();
        let sound = new.purposes.iter().all(|purpose| {
            seen.insert(&purpose.id)
                && (1..=MAX_VALIDITY_MONTHS).contains(&purpose.validity_months)
                && purpose.scope_rev >= 1
        });
        let kept = self.purposes.purposes.iter().all(|old| {
            new.get(&old.id)
                .is_some_and(|purpose| purpose.scope_rev >= old.scope_rev)
        });
        new.version > self.purposes.version && sound && kept
    }

    /// A published version is never replaced (N-2), and its hash is that of its words.
    pub(super) fn takes_text(&self, new: &TextVersion) -> bool {
        let newest = self
            .texts
            .keys()
            .filter(|(id, _, locale)| *id == new.id && *locale == new.locale)
            .map(|(_, version, _)| *version)
            .max()
            .unwrap_or(0);
        new.version > newest && new.sealed_hash_fits()
    }

    /// The same secret may get more readers; to leave one out takes a new one.
    pub(super) fn takes_epoch(
        &self,
        class: Class,
        (epoch, intake): (u32, PublicKey),
        readers: &[UserId],
    ) -> bool {
        let known = readers.iter().all(|reader| self.users.contains_key(reader));
        let follows = match self.classes.get(&class) {
            None => epoch == 1,
            Some(current) if current.epoch == epoch => extends(current, intake, readers),
            Some(current) => epoch == current.epoch + 1 && intake != current.intake,
        };
        class.is_sealed() && known && follows
    }

    /// A device is stated once: its keys never change, and a revoked one never comes back.
    pub(super) fn takes_device(&self, device: DeviceId, user: UserId, code: &str) -> bool {
        !self.devices.contains_key(&device)
            && self
                .users
                .get(&user)
                .is_some_and(|user| !user.roles.is_empty())
            && code.len() == 4
            && code
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    }
}

fn extends(current: &ClassEpoch, intake: PublicKey, readers: &[UserId]) -> bool {
    current.intake == intake
        && current
            .readers
            .iter()
            .all(|reader| readers.contains(reader))
}
