//! A key store with planted wraps, and the search for them in its files.

use std::fs;
use std::path::Path;

use domain::record::{Class, ClassSecretWrap, DekWrap, WrapForm};
use domain::{Bytes, DeviceId, Hash, SubjectId, Timestamp};
use surreal_store::Store;
use sync::store::keys::{Answer, Request};

use super::place::Place;

pub(crate) const ERASED: u8 = 1;
pub(crate) const STAYS: u8 = 2;

pub(crate) fn subject(n: u8) -> SubjectId {
    SubjectId::v4([n; 16])
}

/// A wrap whose bytes are found nowhere else.
pub(crate) fn wrap(owner: u8, class: Class, dek: u64, form: WrapForm) -> DekWrap {
    let planted = Hash::of(&[&[owner][..], class.as_str().as_bytes(), &dek.to_be_bytes()].concat());
    DekWrap {
        subject: subject(owner),
        class,
        dek: dek.to_be_bytes(),
        epoch: 1,
        form,
        wrap: Bytes([planted.as_slice(), planted.as_slice()].concat()),
    }
}

pub(crate) fn wraps(owner: u8) -> Vec<DekWrap> {
    let forms = [WrapForm::ClassKey, WrapForm::Intake];
    let of_class = |class| {
        forms
            .into_iter()
            .zip(1..)
            .map(move |(form, dek)| wrap(owner, class, dek, form))
    };
    Class::SEALED.into_iter().flat_map(of_class).collect()
}

pub(crate) fn secret(device: u8) -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Notes,
        epoch: 1,
        device: (device > 0).then(|| DeviceId::v4([device; 16])),
        statement: Hash([device; 32]),
        wrap: Bytes(vec![device; 80]),
    }
}

pub(crate) fn destroy(owner: u8) -> Request {
    Request::Destroy {
        subject: subject(owner),
        rewrite_by: Timestamp::from_millis(1000),
    }
}

pub(crate) async fn done(store: &Store, request: Request) {
    assert_eq!(store.keys.execute(request).await, Ok(Answer::Done));
}

pub(crate) async fn wraps_in(store: &Store, owner: u8) -> Vec<DekWrap> {
    let asked = Class::SEALED.map(|class| (subject(owner), class)).to_vec();
    let Ok(Answer::Wraps(wraps)) = store.keys.execute(Request::Wraps(asked)).await else {
        panic!("no wraps");
    };
    wraps
}

pub(crate) async fn rewrite_by(store: &Store) -> Option<Timestamp> {
    let Ok(Answer::RewriteBy(by)) = store.keys.execute(Request::RewriteBy).await else {
        panic!("no answer");
    };
    by
}

/// Two subjects with wraps of every class and form, and three class secrets.
pub(crate) async fn planted(place: &Place) -> Store {
    let store = place.open().await;
    done(&store, Request::AddWraps(wraps(ERASED))).await;
    done(&store, Request::AddWraps(wraps(STAYS))).await;
    let secrets = [0, 1, 2].map(secret).to_vec();
    done(&store, Request::PutSecrets(secrets)).await;
    store
}

/// Checks that exactly the subject that stays is there, with the class secrets.
pub(crate) async fn live_rows_are_whole(store: &Store) {
    assert_eq!(wraps_in(store, ERASED).await, []);
    let mut stays = wraps(STAYS);
    stays.sort_by_key(|wrap| (wrap.class, wrap.dek));
    assert_eq!(wraps_in(store, STAYS).await, stays);
    for device in [0, 1, 2] {
        let asked = Request::Secrets(secret(device).device);
        let found = store.keys.execute(asked).await;
        assert_eq!(found, Ok(Answer::Secrets(vec![secret(device)])));
    }
}

/// How many wraps of a subject stand in the files under a directory, wherever they lie.
pub(crate) fn found_on_disk(directory: &Path, owner: u8) -> usize {
    let mut contents = Vec::new();
    read_files(directory, &mut contents);
    let planted = wraps(owner);
    let found = planted.iter().filter(|wrap| {
        let bytes = &wrap.wrap.as_slice()[..32];
        contents
            .iter()
            .any(|content| content.windows(bytes.len()).any(|window| window == bytes))
    });
    found.count()
}

fn read_files(directory: &Path, contents: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_files(&path, contents);
        } else {
            contents.push(fs::read(path).unwrap());
        }
    }
}

pub(crate) fn directory(place: &Place) -> &Path {
    let Place::Disk(directory) = place else {
        panic!("not on disk");
    };
    directory.path()
}
