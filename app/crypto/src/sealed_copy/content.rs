//! The fields of a copy with their values.

use domain::record::Table;
use domain::{FieldId, RecordId};
use zeroize::Zeroizing;

use super::{CopyField, Manifest};
use crate::hazmat::parts::{Parts, Reader};
use crate::secret::hide;
use crate::{CryptoError, Result};

/// A field and its value.
#[derive(Clone, PartialEq, Eq)]
pub struct CopyItem {
    /// Which field.
    pub place: CopyField,
    /// Its value.
    pub value: Zeroizing<Vec<u8>>,
}

hide!(CopyItem);

/// Lists what the items hold; none for no item or a field named twice.
pub(super) fn manifest(items: &[CopyItem]) -> Option<Manifest> {
    Manifest::of(items.iter().map(|item| item.place.clone()))
}

/// Table, record, field and value of each item, each behind its length, in order of the fields.
pub(super) fn write(items: &[CopyItem]) -> Zeroizing<Vec<u8>> {
    let mut ordered: Vec<&CopyItem> = items.iter().collect();
    ordered.sort_by(|one, other| one.place.cmp(&other.place));
    ordered
        .into_iter()
        .fold(Parts::new(), |parts, item| {
            parts
                .add(item.place.table.as_str().as_bytes())
                .add(item.place.record.as_bytes())
                .add(item.place.field.as_str().as_bytes())
                .add(&item.value)
        })
        .into_plaintext()
}

pub(super) fn read(content: &[u8]) -> Result<Vec<CopyItem>> {
    let mut reader = Reader(content);
    let mut items: Vec<CopyItem> = Vec::new();
    while !reader.is_empty() {
        let item = item(&mut reader)?;
        if items.last().is_some_and(|last| last.place >= item.place) {
            return Err(CryptoError::Format);
        }
        items.push(item);
    }
    Ok(items)
}

fn item(reader: &mut Reader<'_>) -> Result<CopyItem> {
    let place = CopyField {
        table: Table::parse(reader.text()?).ok_or(CryptoError::Format)?,
        record: RecordId::from_bytes(reader.array()?),
        field: FieldId::new(reader.text()?),
    };
    Ok(CopyItem {
        place,
        value: Zeroizing::new(reader.part()?.to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(record: u8, field: &str) -> CopyItem {
        CopyItem {
            place: CopyField {
                table: Table::Contact,
                record: RecordId::v4([record; 16]),
                field: FieldId::new(field),
            },
            value: Zeroizing::new(vec![record]),
        }
    }

    #[test]
    fn items_read_back_in_order_whatever_order_they_came_in() {
        let items = [item(2, "a"), item(1, "b"), item(1, "a")];
        let ordered = [item(1, "a"), item(1, "b"), item(2, "a")];

        assert_eq!(read(&write(&items)), Ok(ordered.to_vec()));
        assert_eq!(format!("{:?}", items[0]), "CopyItem(hidden)");
    }

    #[test]
    fn a_list_out_of_order_cut_or_of_an_unknown_table_is_a_format_error() {
        let (one, two) = (write(&[item(1, "a")]), write(&[item(2, "a")]));
        let unknown = Parts::new()
            .add(b"nowhere")
            .add(&[1; 16])
            .add(b"a")
            .add(b"");

        for content in [
            &[two.as_slice(), &one].concat(),
            &[one.as_slice(), &one].concat(),
            &one[..one.len() - 1].to_vec(),
            &unknown.as_slice().to_vec(),
        ] {
            assert_eq!(read(content), Err(CryptoError::Format));
        }
    }
}
