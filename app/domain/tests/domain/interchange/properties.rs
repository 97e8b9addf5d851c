//! What holds for every document.

mod drawn;

use domain::interchange::{NoteKind, dpv, json, kantara};
use domain::{SubjectId, Timestamp};
use proptest::prelude::*;
use serde_json::Value;

use super::batch;
use super::dpv::{act, newsletter};
use super::kantara::receipt;
use drawn::{answers, any_instant, any_json, any_record, places};

proptest! {
    #[test]
    fn r_2_r_3_what_is_exported_is_imported_as_claims_of_the_same(record in any_record()) {
        let bytes = serde_json::to_vec(&dpv::receipt(&act(vec![record.clone()])).unwrap()).unwrap();
        let imported = dpv::import(&bytes, &batch()).unwrap();
        let expected: Vec<_> = record
            .statuses
            .iter()
            .filter_map(|status| Some((answers(status.state)?, status.state, status.at)))
            .collect();
        let got: Vec<_> = imported
            .claims
            .iter()
            .map(|claim| {
                (claim.import.claimed, claim.said.unwrap(), claim.import.claimed_at.unwrap())
            })
            .collect();
        prop_assert_eq!(got, expected);
        let purpose = format!("{}/{}", record.process.purpose, record.process.channel.as_str());
        let principal = format!("urn:uuid:{}", record.subject);
        let text = format!("marketing/{}", record.notice.version);
        for claim in &imported.claims {
            prop_assert_eq!(&claim.purpose, &purpose);
            prop_assert_eq!(&claim.principal, &principal);
            prop_assert_eq!(claim.import.text_ref.as_ref(), Some(&text));
        }
        let unanswered = record.statuses.len() - imported.claims.len();
        let noted = imported.notes.iter().filter(|note| note.kind == NoteKind::NoAnswer);
        prop_assert_eq!(noted.count(), unanswered);
    }

    #[test]
    fn r_4_a_kantara_receipt_reads_back_to_the_second(at in any_instant(), subject in any::<[u8; 16]>()) {
        let mut written = receipt();
        written.consented_at = at;
        written.subject = SubjectId::v4(subject);
        let document = kantara::export(&written).unwrap();
        let imported = kantara::import_value(&document, &batch()).unwrap();
        let seconds = Timestamp::from_millis(at.as_millis() / 1000 * 1000);
        prop_assert_eq!(imported.claims[0].import.claimed_at, Some(seconds));
        prop_assert_eq!(&imported.claims[0].principal, &written.subject.to_string());
    }

    #[test]
    fn strict_reading_gives_what_was_written(value in any_json()) {
        let bytes = serde_json::to_vec(&value).unwrap();
        prop_assert_eq!(json::read(&bytes), Ok(serde_json::from_slice::<Value>(&bytes).unwrap()));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _refused = json::read(&bytes);
        let _refused = dpv::import(&bytes, &batch());
        let _refused = kantara::import(&bytes, &batch());
    }

    #[test]
    fn no_json_makes_a_reader_panic(value in any_json()) {
        let _refused = dpv::import_value(&value, &batch());
        let _refused = kantara::import_value(&value, &batch());
    }

    #[test]
    fn a_document_changed_at_one_place_is_read_or_refused_at_a_path(
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let written = [dpv::receipt(&act(vec![newsletter()])).unwrap(), kantara::export(&receipt()).unwrap()];
        let [mut record, mut other] = written;
        let change = |document: &mut Value| {
            let all = places(document);
            *document.pointer_mut(&all[place.index(all.len())]).unwrap() = value.clone();
        };
        change(&mut record);
        change(&mut other);
        let record = dpv::import_value(&record, &batch());
        let other = kantara::import_value(&other, &batch());
        for refusal in [record.err(), other.err()].into_iter().flatten() {
            prop_assert!(refusal.path.starts_with('$'));
        }
    }
}
