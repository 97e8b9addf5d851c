use domain::RecordId;
use sync::message::account::ApiErrorCode;
use sync::message::v1::{Order, Ordered, Verb};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Files, Gone, Mark};
use crate::random;
use crate::replica::held::Held;
use crate::replica::item::Key;
use crate::vault_worker::tests::fixture::now;

fn mark() -> Mark {
    Mark {
        op: 1,
        subject: random::subject(),
        length: 5,
    }
}

/// Two outgoing files of two persons, and one that was fetched.
fn files() -> (Files, [(RecordId, Mark); 2], RecordId) {
    let outgoing = [mark(), mark()].map(|mark| (random::record(now()), mark));
    let fetched = random::record(now());
    let files = Files::of(outgoing.to_vec(), vec![fetched]);
    (files, outgoing, fetched)
}

#[wasm_bindgen_test]
fn an_erasure_takes_a_persons_files_also_before_they_were_brought_and_nobody_elses() {
    let (mut files, [(erased, mark), (other, _)], fetched) = files();
    let order = Order::Erase {
        subject: mark.subject,
        records: vec![fetched],
    };
    let orders = [Verb::Ordered(Box::new(Ordered { order, n: 1 }))];
    let gone = files.gone_with(&Held::default(), &[Key::Row(fetched)], &orders);
    assert_eq!(gone.whole, [erased]);
    assert_eq!(gone.fetched, [fetched]);
    files.forget(&gone);
    let left: Vec<RecordId> = files.waiting().iter().map(|file| file.record).collect();
    assert_eq!(left, [other]);
    let again = files.gone_with(&Held::default(), &[Key::Row(fetched)], &orders);
    assert_eq!(again, Gone::default(), "once more there is nothing to take");
}

#[wasm_bindgen_test]
fn what_left_the_view_is_not_kept_and_what_was_saved_before_is_still_brought() {
    let (files, [(outgoing, _), _], fetched) = files();
    let keys = [Key::Row(fetched), Key::Row(outgoing)];
    let gone = files.gone_with(&Held::default(), &keys, &[]);
    assert!(gone.whole.is_empty());
    assert_eq!(gone.fetched, [fetched]);
}

#[wasm_bindgen_test]
fn a_file_that_the_server_refuses_waits_with_the_reason() {
    let (mut files, [(refused, _), _], _) = files();
    files.refuse(refused, ApiErrorCode::FileDiffers);
    let reasons: Vec<_> = files.waiting();
    let reason = |record| {
        reasons
            .iter()
            .find(|file| file.record == record)
            .map(|file| file.refused)
    };
    assert_eq!(reason(refused), Some(Some(ApiErrorCode::FileDiffers)));
    assert_eq!(
        reasons.iter().filter(|file| file.refused.is_none()).count(),
        1
    );
}
