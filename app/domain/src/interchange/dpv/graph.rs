//! A node of a JSON-LD document read through its context.

use serde_json::Value;

use super::context::Context;
use crate::interchange::instant::Known;
use crate::interchange::node::Node;
use crate::interchange::{Batch, Imported, NoteKind, Refused, Why};

/// A place of the document with the context that its terms are read in.
#[derive(Clone, Debug)]
pub(super) struct Graph<'a> {
    pub(super) node: Node<'a>,
    context: &'a Context,
}

impl<'a> Graph<'a> {
    pub(super) const fn new(node: Node<'a>, context: &'a Context) -> Self {
        Self { node, context }
    }

    pub(super) fn refuse(&self, why: Why) -> Refused {
        self.node.refuse(why)
    }

    /// Gives the values of a property, be it written once or as a list; none where it is absent.
    pub(super) fn all(&self, property: &str) -> Result<Vec<Self>, Refused> {
        let mut found: Option<Node<'a>> = None;
        for (name, value) in self.node.object()? {
            if self.context.compact(name) == property {
                let member = self.node.at(name, value);
                if found.is_some() {
                    return Err(member.refuse(Why::DuplicateKey));
                }
                found = Some(member);
            }
        }
        let values = match found {
            Some(list) if list.value.is_array() => list.items()?,
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let context = self.context;
        Ok(values
            .into_iter()
            .map(|node| Self { node, context })
            .collect())
    }

    /// Gives the values of a mandatory property.
    pub(super) fn some(&self, property: &str) -> Result<Vec<Self>, Refused> {
        let values = self.all(property)?;
        if values.is_empty() {
            Err(self.node.missing(property))
        } else {
            Ok(values)
        }
    }

    /// Gives the value of a mandatory property that has exactly one.
    pub(super) fn one(&self, property: &str) -> Result<Self, Refused> {
        let mut values = self.some(property)?;
        match values.len() {
            1 => Ok(values.remove(0)),
            _ => Err(values.remove(1).refuse(Why::WrongType {
                expected: "a single value",
            })),
        }
    }

    /// Gives a text, written plainly or as a typed value.
    pub(super) fn literal(&self) -> Result<&'a str, Refused> {
        if self.node.value.is_object() {
            self.node.member("@value")?.text()
        } else {
            self.node.text()
        }
    }

    /// Gives an identifier in our spelling, written plainly or as a reference.
    pub(super) fn iri(&self) -> Result<String, Refused> {
        let text = if self.node.value.is_object() {
            self.node.member("@id")?.text()?
        } else {
            self.node.text()?
        };
        Ok(self.context.compact(text))
    }

    /// Gives what names the thing: its identifier, its address or the text itself.
    pub(super) fn name(&self) -> Result<&'a str, Refused> {
        if !self.node.value.is_object() {
            return self.node.text();
        }
        match self.all("dct:identifier")?.first() {
            Some(identifier) => identifier.literal(),
            None => self.node.member("@id")?.text(),
        }
    }

    /// Gives the types of the thing in our spelling.
    pub(super) fn types(&self) -> Result<Vec<String>, Refused> {
        let types = self.node.member("@type")?;
        let nodes = if types.value.is_array() {
            types.some_items()?
        } else {
            vec![types]
        };
        nodes
            .iter()
            .map(|node| Ok(self.context.compact(node.text()?)))
            .collect()
    }

    /// Says whether the thing has the type; a thing without types has none.
    pub(super) fn is_a(&self, class: &str) -> Result<bool, Refused> {
        if self.node.object()?.contains_key("@type") {
            Ok(self.types()?.iter().any(|named| named == class))
        } else {
            Ok(false)
        }
    }

    /// Gives a time; one without zone is a date only, and is noted.
    pub(super) fn time(
        &self,
        batch: &Batch<'_>,
        imported: &mut Imported,
    ) -> Result<Known, Refused> {
        let text = self.literal()?;
        let known = Known::parse(text).ok_or_else(|| self.refuse(Why::BadInstant))?;
        if known.is_ahead_of(batch.now) {
            return Err(self.refuse(Why::Future));
        }
        if known.instant().is_none() {
            imported.note(&self.node.path, NoteKind::DateOnly);
        }
        Ok(known)
    }

    /// Says whether this is a plain reference to something described elsewhere.
    pub(super) fn is_object(&self) -> bool {
        matches!(self.node.value, Value::Object(_))
    }
}
