//! One place of a document, with its path.

use serde_json::{Map, Value};

use crate::interchange::{Refused, Why};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Value,
    pub(super) path: String,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self {
            value,
            path: "$".to_owned(),
        }
    }

    pub(super) fn refuse(&self, why: Why) -> Refused {
        Refused {
            path: self.path.clone(),
            why,
        }
    }

    fn wrong(&self, expected: &'static str) -> Refused {
        self.refuse(Why::WrongType { expected })
    }

    pub(super) fn missing(&self, name: &str) -> Refused {
        Refused {
            path: format!("{}.{name}", self.path),
            why: Why::Missing,
        }
    }

    pub(super) fn object(&self) -> Result<&'a Map<String, Value>, Refused> {
        self.value
            .as_object()
            .ok_or_else(|| self.wrong("an object"))
    }

    /// Refuses members that the format does not have.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Refused> {
        match self
            .object()?
            .keys()
            .find(|name| !known.contains(&name.as_str()))
        {
            Some(name) => Err(self.at(name, &Value::Null).refuse(Why::UnknownMember)),
            None => Ok(()),
        }
    }

    pub(super) fn optional(&self, name: &str) -> Result<Option<Self>, Refused> {
        let member = self.object()?.get(name);
        Ok(member.map(|value| self.at(name, value)))
    }

    pub(super) fn member(&self, name: &str) -> Result<Self, Refused> {
        self.optional(name)?.ok_or_else(|| self.missing(name))
    }

    /// Gives the items of a list.
    pub(super) fn items(&self) -> Result<Vec<Self>, Refused> {
        let items = self.value.as_array().ok_or_else(|| self.wrong("a list"))?;
        Ok(items
            .iter()
            .enumerate()
            .map(|(place, value)| Node {
                value,
                path: format!("{}[{place}]", self.path),
            })
            .collect())
    }

    /// Gives the items of a list with at least one.
    pub(super) fn some_items(&self) -> Result<Vec<Self>, Refused> {
        let items = self.items()?;
        if items.is_empty() {
            Err(self.refuse(Why::Missing))
        } else {
            Ok(items)
        }
    }

    /// Gives a text with at least one visible character.
    pub(super) fn text(&self) -> Result<&'a str, Refused> {
        let text = self.value.as_str().ok_or_else(|| self.wrong("a text"))?;
        if text.trim().is_empty() {
            Err(self.refuse(Why::Missing))
        } else {
            Ok(text)
        }
    }

    pub(super) fn integer(&self) -> Result<i64, Refused> {
        self.value.as_i64().ok_or_else(|| self.wrong("an integer"))
    }

    pub(super) fn flag(&self) -> Result<bool, Refused> {
        self.value
            .as_bool()
            .ok_or_else(|| self.wrong("true or false"))
    }

    pub(super) fn at(&self, name: &str, value: &'a Value) -> Self {
        Self {
            value,
            path: format!("{}.{name}", self.path),
        }
    }
}
