#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

#[test]
fn what_is_kept_once_is_never_replaced() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("blobs").join("one");
    assert_eq!(keep(&folder, "0", b"first").unwrap(), Kept::Now);
    assert_eq!(keep(&folder, "0", b"first").unwrap(), Kept::Already);
    assert_eq!(keep(&folder, "0", b"other").unwrap(), Kept::Other);
    assert_eq!(fs::read(folder.join("0")).unwrap(), b"first");
}

#[test]
fn a_write_that_was_cut_off_counts_for_nothing() {
    let data = tempfile::tempdir().unwrap();
    keep(data.path(), LENGTH, &7_u64.to_be_bytes()).unwrap();
    keep(data.path(), "1", b"chunk").unwrap();
    fs::write(data.path().join("writing-0"), b"chu").unwrap();
    let state = state(data.path()).unwrap();
    assert_eq!(state.length, Some(7));
    assert_eq!(state.held, [1].into());
}

#[test]
fn of_two_that_write_the_same_place_at_once_one_counts() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("one");
    let kept: Vec<Kept> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8_u8)
            .map(|n| {
                scope.spawn({
                    let folder = &folder;
                    move || keep(folder, "0", &[n])
                })
            })
            .collect();
        let done = writers.into_iter().map(|writer| writer.join().unwrap());
        done.collect::<io::Result<_>>().unwrap()
    });
    assert_eq!(kept.iter().filter(|kept| **kept == Kept::Now).count(), 1);
    assert_eq!(fs::read(folder.join("0")).unwrap().len(), 1);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left");
}

#[test]
fn a_folder_that_is_not_there_is_empty_and_deleted_already() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("none");
    assert_eq!(state(&folder).unwrap(), BlobState::default());
    assert!(!delete(&folder).unwrap());
    assert!(all(&folder).unwrap().is_empty());
    keep(&folder, "0", b"chunk").unwrap();
    assert!(delete(&folder).unwrap());
    assert!(!folder.exists());
}
