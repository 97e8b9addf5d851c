//! Bytes that claim to be an opened page of a device's own store: read or refused, and what was
//! read comes back from what is written of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sync::client::{Item, ItemRef, VerbRef, read_page, write_page};
use sync::message::v1::Verb;

fn borrowed(item: &Item) -> Option<ItemRef<'_>> {
    Some(match item {
        Item::Statement(statement) => ItemRef::Statement(statement),
        Item::Secret(secret) => ItemRef::Secret(secret),
        Item::Marked(record, marked) => ItemRef::Marked(*record, marked),
        Item::Verb(Verb::Put { row, wraps }) => ItemRef::Verb(VerbRef::Put { row, wraps }),
        Item::Verb(Verb::Entry(entry)) => ItemRef::Verb(VerbRef::Entry(entry)),
        Item::Verb(Verb::Remove { record }) => ItemRef::Verb(VerbRef::Remove { record: *record }),
        // No page holds an order.
        Item::Verb(Verb::Ordered(_)) => return None,
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Some(items) = read_page(bytes) else { return };
    let kept: Option<Vec<ItemRef<'_>>> = items.iter().map(borrowed).collect();
    if let Some(kept) = kept {
        assert_eq!(read_page(&write_page(&kept)), Some(items));
    }
});
