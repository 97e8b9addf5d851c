//! Values by field, as small as they are many.

mod wire;

use core::borrow::Borrow;
use core::fmt;
use core::ops::Index;
use std::collections::BTreeMap;

use crate::FieldId;

/// A map in the order of its fields, written like a `BTreeMap`. A row has few fields and a device
/// a hundred thousand rows: no place is held for a field that is not there.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldMap<V>(Vec<(FieldId, V)>);

type Pairs<'a, V> =
    core::iter::Map<core::slice::Iter<'a, (FieldId, V)>, fn(&(FieldId, V)) -> (&FieldId, &V)>;

impl<V> FieldMap<V> {
    /// A map without fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many fields have a value.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no field has one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a field.
    #[must_use]
    pub fn get<Q: Borrow<str> + ?Sized>(&self, field: &Q) -> Option<&V> {
        let place = self.place(field.borrow()).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// The value of a field, to be changed.
    #[must_use]
    pub fn get_mut<Q: Borrow<str> + ?Sized>(&mut self, field: &Q) -> Option<&mut V> {
        let place = self.place(field.borrow()).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether a field has a value.
    #[must_use]
    pub fn contains_key<Q: Borrow<str> + ?Sized>(&self, field: &Q) -> bool {
        self.place(field.borrow()).is_ok()
    }

    /// Puts a value in; gives the one it replaces.
    pub fn insert(&mut self, field: FieldId, value: V) -> Option<V> {
        match self.place(field.as_str()) {
            Ok(place) => Some(core::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.reserve_exact(1);
                self.0.insert(place, (field, value));
                None
            }
        }
    }

    /// Takes a value out.
    pub fn remove<Q: Borrow<str> + ?Sized>(&mut self, field: &Q) -> Option<V> {
        let place = self.place(field.borrow()).ok()?;
        Some(self.0.remove(place).1)
    }

    /// Takes all values out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps what the question says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&FieldId, &mut V) -> bool) {
        self.0.retain_mut(|(field, value)| keep(field, value));
    }

    /// The fields with their values, in order.
    pub fn iter(&self) -> Pairs<'_, V> {
        self.into_iter()
    }

    /// The fields, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &FieldId> + Clone {
        self.0.iter().map(|(field, _)| field)
    }

    /// The values, in the order of their fields.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    fn place(&self, field: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(at, _)| at.as_str().cmp(field))
    }
}

impl<V: Default> FieldMap<V> {
    /// The value of a field, to be changed; one that is not there begins with the default.
    pub fn or_default(&mut self, field: FieldId) -> &mut V {
        let place = self.place(field.as_str()).unwrap_or_else(|place| {
            self.0.insert(place, (field, V::default()));
            place
        });
        &mut self.0[place].1
    }
}

impl<V, Q: Borrow<str> + ?Sized> Index<&Q> for FieldMap<V> {
    type Output = V;

    /// # Panics
    /// When the field has no value.
    fn index(&self, field: &Q) -> &V {
        self.get(field).expect("the field has a value")
    }
}

impl<V> Default for FieldMap<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: fmt::Debug> fmt::Debug for FieldMap<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl<V> From<BTreeMap<FieldId, V>> for FieldMap<V> {
    fn from(map: BTreeMap<FieldId, V>) -> Self {
        Self(map.into_iter().collect())
    }
}

impl<V, const N: usize> From<[(FieldId, V); N]> for FieldMap<V> {
    fn from(values: [(FieldId, V); N]) -> Self {
        values.into_iter().collect()
    }
}

impl<V> FromIterator<(FieldId, V)> for FieldMap<V> {
    fn from_iter<I: IntoIterator<Item = (FieldId, V)>>(values: I) -> Self {
        values.into_iter().collect::<BTreeMap<_, _>>().into()
    }
}

impl<V> Extend<(FieldId, V)> for FieldMap<V> {
    fn extend<I: IntoIterator<Item = (FieldId, V)>>(&mut self, values: I) {
        for (field, value) in values {
            self.insert(field, value);
        }
    }
}

impl<V> IntoIterator for FieldMap<V> {
    type Item = (FieldId, V);
    type IntoIter = std::vec::IntoIter<(FieldId, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, V> IntoIterator for &'a FieldMap<V> {
    type Item = (&'a FieldId, &'a V);
    type IntoIter = Pairs<'a, V>;

    fn into_iter(self) -> Pairs<'a, V> {
        self.0.iter().map(|(field, value)| (field, value))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn fields(names: &[&str]) -> Vec<(FieldId, u8)> {
        let numbered = names.iter().zip(1..);
        numbered.map(|(name, n)| (FieldId::new(*name), n)).collect()
    }

    #[test]
    fn values_stand_in_the_order_of_their_fields_whatever_came_first() {
        let mut map: FieldMap<u8> = fields(&["phone", "email", "phone"]).into_iter().collect();
        assert_eq!(map.insert(FieldId::new("city"), 9), None);
        assert_eq!(map.insert(FieldId::new("email"), 8), Some(2));
        *map.or_default(FieldId::new("name")) += 7;
        let all: Vec<_> = map.iter().map(|(field, n)| (field.as_str(), *n)).collect();
        assert_eq!(all, [("city", 9), ("email", 8), ("name", 7), ("phone", 3)]);
        assert_eq!(map.remove("city"), Some(9));
        map.retain(|_, n| *n < 8);
        assert_eq!((map.get("city"), map["phone"], map.len()), (None, 3, 2));
    }

    #[test]
    fn it_is_written_and_read_like_any_map() {
        let plain: BTreeMap<FieldId, u8> = fields(&["a", "b", "c"]).into_iter().collect();
        let text = serde_json::to_string(&plain).unwrap();
        let read: FieldMap<u8> = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert_eq!(serde_json::to_string(&FieldMap::<u8>::new()).unwrap(), "{}");
        assert!(read.into_iter().eq(plain));
    }

    #[test]
    fn what_was_written_out_of_order_or_twice_is_read_like_any_map() {
        let text = r#"{"b":1,"a":2,"b":3}"#;
        let read: FieldMap<u8> = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"a":2,"b":3}"#);
    }
}
