//! What an older version left is completed when it is opened.

use domain::{OpId, RecordId, SubjectId};
use surreal_store::Database;
use sync::store::organisation::{Answer, Load, Request};

use super::opening::{opened_again, tamper};
use crate::support::place::secrets;
use crate::support::run;

/// An organisation as the first version left it: one entry with a mark, one without, and a record
/// that was changed twice.
const FIRST_VERSION: &str = "
    DELETE migration:[2], migration:[3], migration:[4], migration:[5];
    REMOVE TABLE marked;
    REMOVE FIELD late ON row;
    REMOVE FIELD op ON row;
    REMOVE FIELD release ON op;
    LET $b = <bytes>'x';
    CREATE entry:[u'07070707-0707-4707-8707-070707070707', 1] SET body = $b, signature = $b,
        org_seq = 4, received_at = 1, witness_kind = 'none', flags = ['text_unknown'],
        event_hash = $b, prev_link = $b, link = $b;
    CREATE entry:[u'08080808-0808-4808-8808-080808080808', 1] SET body = $b, signature = $b,
        org_seq = 5, received_at = 1, witness_kind = 'none', flags = [],
        event_hash = $b, prev_link = $b, link = $b;
    LET $one = u'01010101-0101-4101-8101-010101010101';
    LET $two = u'02020202-0202-4202-8202-020202020202';
    CREATE row:[$one] SET kind = 'contact', subject = $one, owner = $one, version = 2,
        created_at = 1, fields = {}, sealed = {};
    CREATE change:[1] SET record = $one, op = $one, server_time = 1;
    CREATE change:[2] SET record = $one, op = $two, server_time = 1;
    CREATE change:[3] SET record = $two, op = $one, server_time = 1;
    CREATE change:[4] SET subject = $one, subject_seq = 1, op = $one, server_time = 1;
";

#[test]
fn marks_and_the_last_operation_of_a_record_are_found_in_what_the_first_version_left() {
    run(async {
        let place = tempfile::tempdir().unwrap();
        let address = format!("surrealkv://{}/db", place.path().display());
        let store = Database::open(&address, &secrets()).await.unwrap();
        store.close().await.unwrap();
        tamper(place.path(), FIRST_VERSION).await;
        let store = opened_again(place.path()).await.unwrap();
        let answer = store.organisation.execute(Request::Marked).await;
        let person = SubjectId::v4([7; 16]);
        assert_eq!(answer, Ok(Answer::Marked(vec![person])));
        let record = RecordId::v4([1; 16]);
        let load = Load {
            records: vec![record],
            ..Load::default()
        };
        let answer = store.organisation.execute(Request::Load(load)).await;
        let Ok(Answer::Loaded(loaded)) = answer else {
            panic!("not loaded: {answer:?}");
        };
        assert_eq!(loaded.rows[&record].op, OpId::v4([2; 16]));
        store.close().await.unwrap();
    });
}
