//! Attachments: a file of one chunk byte for byte, one of two chunks by its digest.

use crypto::attachment::{CHUNK, HEADER, SCHEMA};
use crypto::{Binding, Keyring};
use domain::record::WrapForm;
use domain::{Hash, OpId, PublicKey};

use super::making::Made;
use super::{bytes, dek, unlocked};
use crate::browser::test;
use crate::support::file::{File, open_file, seal_file};
use crate::support::{Counting, binding, device};

const CONTENT: &[u8] = b"%PDF-1.7";

fn place() -> Binding {
    let mut place = binding(device(1));
    place.schema = SCHEMA;
    place.op = OpId::v4([0x24; 16]);
    place
}

fn two_chunks() -> File {
    let content: Vec<u8> = (0..CHUNK + 100)
        .map(|place| place.to_le_bytes()[0])
        .collect();
    seal_file(0x57, &content, &mut Counting::from(190))
}

impl Made {
    pub(super) fn files(&mut self, reader: &mut Keyring, intake: &PublicKey) {
        let file = seal_file(0x56, CONTENT, &mut Counting::from(180));
        let mut wrap = dek("reader", WrapForm::ClassKey);
        wrap.wrap = self.bytes("dek_by_reader").into();
        let sealed = reader
            .seal_file_key(
                &place(),
                &file.ticket,
                2,
                intake,
                &[wrap],
                &mut Counting::from(210),
            )
            .unwrap();
        self.note("file", &[file.header, file.chunks.concat()].concat());
        self.note("file_key", &sealed.envelope);
        self.note(
            "file_of_two_chunks_sha256",
            two_chunks().ticket.digest().as_slice(),
        );
    }
}

#[test]
fn the_stored_file_opens_with_the_stored_key() {
    let mut keyring = unlocked();
    let wraps = [dek("reader", WrapForm::ClassKey)];
    let ticket = keyring
        .open_file_key(&place(), &bytes("file_key"), &wraps)
        .unwrap();
    let stored = bytes("file");
    let (header, chunk) = stored.split_at(HEADER);

    assert_eq!(
        open_file(&ticket, header, &[chunk.to_vec()]),
        Ok(CONTENT.to_vec())
    );
}

#[test]
fn the_file_whose_digest_is_stored_opens() {
    let file = two_chunks();
    let whole = [file.header.clone(), file.chunks.concat()].concat();

    assert_eq!(
        Hash::of(&whole).0.to_vec(),
        bytes("file_of_two_chunks_sha256")
    );
    assert!(open_file(&file.ticket, &file.header, &file.chunks).is_ok());
}
