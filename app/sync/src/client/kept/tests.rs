use domain::record::{Class, ClassSecretWrap, FieldMap, Row, Table};
use domain::{Bytes, DeviceId, Hash, OpId, RecordId, SubjectId, Timestamp, UserId};

use super::{Item, ItemRef, VerbRef, read_page, write_page};
use crate::message::v1::Verb;

fn row() -> Row {
    Row {
        table: Table::Contact,
        id: RecordId::v4([1; 16]),
        subject: SubjectId::v4([2; 16]),
        parent: None,
        owner: UserId::v4([3; 16]),
        version: 1,
        op: OpId::v4([6; 16]),
        created_at: Timestamp::from_millis(5),
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

fn secret() -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Notes,
        epoch: 1,
        device: Some(DeviceId::v4([4; 16])),
        statement: Hash([5; 32]),
        wrap: Bytes(vec![6; 80]),
    }
}

#[test]
fn what_is_written_borrowed_is_read_as_it_was() {
    let (row, secret) = (row(), secret());
    let (record, wraps) = (row.id, Vec::new());
    let page = write_page(&[
        ItemRef::Secret(&secret),
        ItemRef::Verb(VerbRef::Put {
            row: &row,
            wraps: &wraps,
        }),
        ItemRef::Verb(VerbRef::Remove { record }),
    ]);
    let put = Verb::Put {
        row: Box::new(row.clone()),
        wraps: wraps.clone(),
    };
    let read = [
        Item::Secret(secret.clone()),
        Item::Verb(put),
        Item::Verb(Verb::Remove { record }),
    ];
    assert_eq!(read_page(&page).as_deref(), Some(&read[..]));
}

#[test]
fn a_page_that_is_cut_or_followed_by_something_is_not_read() {
    let secret = secret();
    let page = write_page(&[ItemRef::Secret(&secret), ItemRef::Secret(&secret)]);
    assert!((0..page.len()).all(|end| read_page(&page[..end]).is_none()));
    assert_eq!(read_page(&[page.as_slice(), &[0]].concat()), None);
}
