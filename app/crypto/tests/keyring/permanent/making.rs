//! Makes every format anew, with bytes that count up in place of randomness.

use std::collections::BTreeMap;

use crypto::passphrase::stretch;
use crypto::{DeviceKeys, InviteSecret, Keyring, Kit, OrgRoot, RecoveryKey, export};
use domain::PublicKey;
use domain::record::Class;

use super::{FILE, PASSPHRASE, bindings, params};
use crate::support::{Counting, device, hex, org, statement, unhex, user};

/// Everything made so far, by name.
pub(super) struct Made(pub(super) BTreeMap<String, String>);

impl Made {
    pub(super) fn note(&mut self, name: &str, bytes: &[u8]) {
        self.0.insert(name.to_owned(), hex(bytes));
    }

    pub(super) fn bytes(&self, name: &str) -> Vec<u8> {
        unhex(&self.0[name])
    }

    pub(super) fn passphrase_and_device(&mut self) -> Keyring {
        let stretched = stretch(PASSPHRASE, &params()).unwrap();
        let keys = DeviceKeys::make(&mut Counting::from(0));
        let (signing, agreement) = keys.public();
        self.note("auth", &stretched.auth());
        self.note("device_signing", signing.as_slice());
        self.note("device_agreement", agreement.as_slice());
        let wrapped = keys.wrap(
            &stretched.kek(),
            user(1),
            device(1),
            &params(),
            &mut Counting::from(10),
        );
        self.note("device_keys", &wrapped);
        Keyring::new(org(), user(1), device(1), keys)
    }

    pub(super) fn classes(&mut self, keyring: &mut Keyring) -> [PublicKey; 2] {
        let class = Class::Financial;
        let intakes = [1, 2].map(|epoch| {
            let start = 20 * u8::try_from(epoch).unwrap();
            keyring.make_class_secret(class, epoch, &mut Counting::from(start))
        });
        self.note("intake_1", intakes[0].as_slice());
        self.note("intake_2", intakes[1].as_slice());
        let own = keyring.device_keys().public().1;
        let wrap = keyring
            .wrap_class_secret(
                class,
                2,
                &statement(),
                Some(device(1)),
                &own,
                &mut Counting::from(60),
            )
            .unwrap();
        self.note("class_secret_2", wrap.wrap.as_slice());
        self.note(
            "class_chain_2",
            &keyring
                .wrap_previous(class, 2, &mut Counting::from(70))
                .unwrap(),
        );
        intakes
    }

    pub(super) fn values(&mut self, reader: &mut Keyring, intake: &PublicKey) {
        let mut sealer = Keyring::new(
            org(),
            user(2),
            device(2),
            DeviceKeys::make(&mut Counting::from(200)),
        );
        let [by_reader, by_sealer] = bindings();
        let one = reader.seal(
            &by_reader,
            b"CZ6508000000192000145399",
            2,
            intake,
            &[],
            &mut Counting::from(80),
        );
        let two = sealer.seal(
            &by_sealer,
            &[0x61; 2_000],
            2,
            intake,
            &[],
            &mut Counting::from(90),
        );
        for (name, sealed) in [("reader", one.unwrap()), ("sealer", two.unwrap())] {
            let wrap = sealed.wrap.unwrap();
            self.note(&["envelope_by_", name].concat(), &sealed.envelope);
            self.note(&["dek_by_", name].concat(), wrap.wrap.as_slice());
            self.note(&["dek_id_by_", name].concat(), &wrap.dek);
        }
    }

    pub(super) fn local_and_signature(&mut self, keyring: &Keyring) {
        self.note(
            "local",
            &keyring.seal_local("page/1", b"rows", &mut Counting::from(100)),
        );
        self.note(
            "signature",
            &keyring.sign("souhlas/v1/session", b"challenge").0,
        );
        let invite = InviteSecret::from_bytes(&[0x49; 32]);
        self.note("invite_public", invite.public().as_slice());
    }

    pub(super) fn recovery(&mut self, keyring: &Keyring) {
        let (kit, recovery) = (
            Kit::make(&mut Counting::from(110)),
            RecoveryKey::make(&mut Counting::from(170)),
        );
        let root = OrgRoot::make(&mut Counting::from(120));
        let public = recovery.public();
        for (name, text) in [("code_a", &*kit.code_a), ("code_b", &*kit.code_b)] {
            self.0.insert(name.to_owned(), text.clone());
        }
        self.0.insert(
            "backup_recipient".to_owned(),
            String::from_utf8(kit.backup_recipient()).unwrap(),
        );
        self.0
            .insert("check_word".to_owned(), kit.check_word.clone());
        self.note("recovery_public", public.as_slice());
        self.note("root_public", root.public().as_slice());
        self.note(
            "recovery_key",
            &recovery.wrap_with_code(&kit, org(), &mut Counting::from(130)),
        );
        self.note(
            "org_root",
            &root
                .seal_to_recovery(org(), &public, &mut Counting::from(140))
                .unwrap(),
        );
        self.note(
            "export",
            &export::seal(org(), FILE, &public, b"file", &mut Counting::from(150)).unwrap(),
        );
        self.note(
            "local_key",
            &keyring
                .seal_local_key(&public, &mut Counting::from(160))
                .unwrap(),
        );
    }
}
