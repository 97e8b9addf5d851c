//! JSON whose objects name every member once; who reads the first and who reads the last of two
//! would otherwise see different requests (security design, section 5).

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Whether bytes are one JSON value without a member named twice, at any depth.
pub(super) fn is_strict(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Strict>(bytes).is_ok()
}

struct Strict;

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Walk)
    }
}

struct Walk;

impl<'de> Visitor<'de> for Walk {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON that names every member once")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !seen.insert(name) {
                return Err(A::Error::custom("a member is named twice"));
            }
            map.next_value::<Strict>()?;
        }
        Ok(Strict)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Strict, A::Error> {
        while seq.next_element::<Strict>()?.is_some() {}
        Ok(Strict)
    }

    fn visit_bool<E>(self, _value: bool) -> Result<Strict, E> {
        Ok(Strict)
    }

    fn visit_i64<E>(self, _value: i64) -> Result<Strict, E> {
        Ok(Strict)
    }

    fn visit_u64<E>(self, _value: u64) -> Result<Strict, E> {
        Ok(Strict)
    }

    fn visit_f64<E>(self, _value: f64) -> Result<Strict, E> {
        Ok(Strict)
    }

    fn visit_str<E>(self, _value: &str) -> Result<Strict, E> {
        Ok(Strict)
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict)
    }
}

#[cfg(test)]
mod tests {
    use super::is_strict;

    #[test]
    fn a_member_named_twice_is_found_at_any_depth() {
        for twice in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"a":{"b":[{"c":null,"c":true}]}}"#,
            r#"[0.5,{"a":"","b":-1,"a":{}}]"#,
        ] {
            assert!(!is_strict(twice.as_bytes()), "{twice}");
        }
        for once in [
            r#"{"a":1,"A":1,"b":{"a":[true,null,0.5,-1,"x"]}}"#,
            "[{\"a\":1},{\"a\":1}]",
            "null",
        ] {
            assert!(is_strict(once.as_bytes()), "{once}");
        }
    }

    #[test]
    fn what_is_no_json_or_too_deep_is_refused() {
        let deep = [vec![b'['; 4000], vec![b']'; 4000]].concat();
        for bytes in [
            &deep[..],
            b"",
            b"{",
            b"{\"a\":1}x",
            b"\xff",
            b"{\"a\":1e999}",
        ] {
            assert!(!is_strict(bytes));
        }
    }
}
