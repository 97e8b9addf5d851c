//! Random damage.

use proptest::prelude::*;
use sync::proof::verify_evidence;

use crate::book::{book, hours};

proptest! {
    #[test]
    fn pt_4_no_damage_to_an_event_goes_unseen(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..4),
    ) {
        let mut book = book();
        // Nothing is left to check the hash of an erased event by.
        book.ledgers.retain(|subject, _| *subject != crate::book::subject(3));
        book.header.head.remove(&crate::book::subject(3));
        let good = book.bytes();
        let mut file = good.clone();
        let header = book.lines()[0].len();
        for (place, change) in changes {
            let place = header + place.index(file.len() - header);
            file[place] ^= change;
        }
        let verified = verify_evidence(&file, None);
        prop_assert_eq!(verified.is_ok(), file == good);
    }

    #[test]
    fn damage_anywhere_gives_an_answer_and_no_panic(
        place in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        change in any::<u8>(),
    ) {
        let mut file = book().bytes();
        let place = place.index(file.len());
        file[place] = change;
        let _answer = verify_evidence(&file, Some(hours(5)));
        file.truncate(cut.index(file.len()));
        prop_assert!(verify_evidence(&file, None).is_err());
    }

    #[test]
    fn any_bytes_give_an_answer_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(verify_evidence(&bytes, None).is_err());
    }
}
