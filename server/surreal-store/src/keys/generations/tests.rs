use super::*;

fn store(directory: &Path, content: &str) {
    fs::create_dir_all(directory.join("wal")).expect("a directory");
    fs::write(directory.join("wal/1"), content).expect("a file");
}

/// A live store and a whole next one that has no name yet.
fn before_the_swap() -> (tempfile::TempDir, Generations, PathBuf) {
    let place = tempfile::tempdir().expect("a directory");
    let generations = Generations::of(&place.path().join("db-keys"));
    store(&generations.first, "old");
    let next = generations.next().expect("a next one");
    store(&Generations::unfinished(&next), "new");
    (place, generations, next)
}

fn names(place: &tempfile::TempDir) -> Vec<String> {
    let entries = fs::read_dir(place.path()).expect("the directory");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn settles_as(place: &tempfile::TempDir, generations: &Generations, (name, content): (&str, &str)) {
    for _repeated in 0..2 {
        let live = generations.settle().expect("settled");
        assert_eq!(live, place.path().join(name));
        assert_eq!(names(place), [name]);
        let found = fs::read_to_string(live.join("wal/1"));
        assert_eq!(found.expect("the file"), content);
    }
}

#[test]
fn stopped_before_the_swap_the_live_store_stays() {
    let (place, generations, _) = before_the_swap();
    settles_as(&place, &generations, ("db-keys", "old"));
}

#[test]
fn stopped_after_the_swap_the_next_store_is_the_live_one() {
    let (place, generations, next) = before_the_swap();
    generations.put_in(&next).expect("named");
    settles_as(&place, &generations, ("db-keys.rewritten-1", "new"));
}

#[test]
fn stopped_while_the_old_one_is_removed_it_goes() {
    let (place, generations, next) = before_the_swap();
    generations.put_in(&next).expect("named");
    fs::remove_file(generations.first.join("wal/1")).expect("removed");
    settles_as(&place, &generations, ("db-keys.rewritten-1", "new"));
}

#[test]
fn a_next_store_that_does_not_open_gives_its_name_back() {
    let (place, generations, next) = before_the_swap();
    generations.put_in(&next).expect("named");
    generations.take_out(&next).expect("taken back");
    settles_as(&place, &generations, ("db-keys", "old"));
}

#[test]
fn no_name_is_used_twice() {
    let (_place, generations, next) = before_the_swap();
    generations.put_in(&next).expect("named");
    generations.settle().expect("settled");
    let after = generations.next().expect("a next one");
    assert!(after != next && after != generations.first);
}

#[test]
fn behind_a_link_the_next_store_lies_beside_the_real_one() {
    let (place, elsewhere) = (tempfile::tempdir(), tempfile::tempdir());
    let (place, elsewhere) = (place.expect("a directory"), elsewhere.expect("a directory"));
    let (link, real) = (place.path().join("db-keys"), elsewhere.path().join("keys"));
    store(&real, "old");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    let generations = Generations::of(&link);
    assert_eq!(generations.settle().expect("settled"), real);
    let next = generations.next().expect("a next one");
    store(&Generations::unfinished(&next), "new");
    generations.put_in(&next).expect("named");
    let again = Generations::of(&link);
    assert_eq!(
        again.settle().expect("settled"),
        elsewhere.path().join("keys.rewritten-1")
    );
    assert_eq!(names(&elsewhere), ["keys.rewritten-1"]);
}

#[test]
fn an_empty_place_stays_empty_and_copies_are_left_alone() {
    let place = tempfile::tempdir().expect("a directory");
    let generations = Generations::of(&place.path().join("db-keys"));
    assert_eq!(
        generations.settle().expect("nothing to do"),
        generations.first
    );
    let copies = ["db", "db-keys-2", "db-keys.2026", "db-keys.rewritten-007"];
    for name in copies {
        store(&place.path().join(name), "somebody's");
    }
    generations.settle().expect("settled");
    assert_eq!(names(&place), copies);
}
