//! The visitor that builds a value and refuses a key that stands twice.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::MAX_DEPTH;
use super::trail::Trail;
use crate::interchange::Why;

pub(super) struct Strict<'t> {
    trail: &'t mut Trail,
}

impl<'t> Strict<'t> {
    pub(super) const fn new(trail: &'t mut Trail) -> Self {
        Self { trail }
    }

    fn refuse<E: Error>(&mut self, why: Why) -> E {
        let error = E::custom(&why);
        self.trail.refuse(why);
        error
    }

    fn check_depth<E: Error>(&mut self) -> Result<(), E> {
        if self.trail.depth() < MAX_DEPTH {
            Ok(())
        } else {
            Err(self.refuse(Why::TooDeep))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut items = Vec::new();
        loop {
            self.trail.enter_item(items.len());
            let item = list.next_element_seed(Strict::new(self.trail))?;
            self.trail.leave();
            match item {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut members = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            self.trail.enter_member(&name);
            if members.contains_key(&name) {
                return Err(self.refuse(Why::DuplicateKey));
            }
            let member = object.next_value_seed(Strict::new(self.trail))?;
            self.trail.leave();
            members.insert(name, member);
        }
        Ok(Value::Object(members))
    }
}
