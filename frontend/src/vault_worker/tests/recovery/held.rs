//! What the server holds for the kit, from one recovery to the next.

use domain::organisation::Organisation;
use domain::record::ClassSecretWrap;
use domain::{Bytes, DeviceId};
use sync::proof;

use crate::vault::message::{Answer, Ask, Founded, Opener, Recover, Recovered};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::tests::fixture::{ask, now};

pub(super) const NEW_PASSPHRASE: &str = "another horse battery staple 43";

/// What the server holds of an organisation, and the newest code A.
pub(super) struct Held {
    pub(super) founded: Founded,
    pub(super) recovered: Vec<Recovered>,
}

impl Held {
    /// After set-up.
    pub(super) fn of(founded: Founded) -> Self {
        Self {
            founded,
            recovered: Vec::new(),
        }
    }

    /// The newest code A.
    pub(super) fn code(&self) -> String {
        let newest = self.recovered.last();
        newest
            .map_or(&self.founded.code_a, |recovered| &recovered.code_a)
            .clone()
    }

    fn secrets(&self) -> Vec<ClassSecretWrap> {
        let Some(newest) = self.recovered.last() else {
            return recovery_of(&self.founded.secrets);
        };
        let mut secrets = recovery_of(&newest.secrets);
        secrets.extend(newest.older.iter().cloned());
        secrets
    }

    /// What the server hands out, with a typed code.
    pub(super) fn ask(&self, code_a: &str, store: Option<(DeviceId, Bytes)>) -> Recover {
        let founded = &self.founded;
        let mut statements = founded.statements.clone();
        for recovered in &self.recovered {
            statements.extend(recovered.statements.iter().cloned());
        }
        let newest = self.recovered.last();
        Recover {
            org: founded.device.org,
            user: founded.device.user,
            statements,
            secrets: self.secrets(),
            org_root: newest
                .map_or(&founded.org_root, |newest| &newest.org_root)
                .clone(),
            opener: Opener::Kit {
                recovery: newest
                    .map_or(&founded.recovery, |newest| &newest.recovery)
                    .clone(),
                code_a: code_a.to_owned(),
            },
            passphrase: NEW_PASSPHRASE.to_owned(),
            device_name: "Firefox on Linux".to_owned(),
            now: now(),
            store,
        }
    }

    /// The log after all recoveries.
    pub(super) fn log(&self) -> Organisation {
        let asked = self.ask("", None);
        proof::read_log(Some(&self.founded.root), None, &asked.statements).expect("an accepted log")
    }
}

/// Those that are sealed to recovery.
pub(super) fn recovery_of(secrets: &[ClassSecretWrap]) -> Vec<ClassSecretWrap> {
    let secrets = secrets.iter();
    secrets
        .filter(|wrap| wrap.device.is_none())
        .cloned()
        .collect()
}

/// Asks a vault to use a kit.
pub(super) fn recover(cabinet: &mut Cabinet, recover: Recover) -> Answer {
    ask(cabinet, Ask::Recover(Box::new(recover)))
}

/// Uses the newest kit in a fresh browser.
pub(super) fn use_kit(held: &mut Held, store: Option<(DeviceId, Bytes)>) -> Cabinet {
    let mut cabinet = Cabinet::default();
    let asked = held.ask(&held.code(), store);
    let Answer::Recovered(recovered) = recover(&mut cabinet, asked) else {
        panic!("the kit does not open");
    };
    held.recovered.push(*recovered);
    cabinet
}

/// A browser with the kit and no older device.
pub(super) fn use_kit_of(held: &Held) -> Cabinet {
    let mut cabinet = Cabinet::default();
    let answer = recover(&mut cabinet, held.ask(&held.code(), None));
    assert!(matches!(answer, Answer::Recovered(_)));
    cabinet
}
