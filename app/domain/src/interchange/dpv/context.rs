//! The bundled JSON-LD contexts: prefixes only; nothing is ever fetched.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::interchange::node::Node;
use crate::interchange::{Refused, Why};

/// Our prefixes and the namespaces they stand for.
const BUNDLED: [(&str, &str); 8] = [
    ("dct", "http://purl.org/dc/terms/"),
    ("dpv", "https://w3id.org/dpv#"),
    ("dpv-27560", PROFILE),
    ("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#"),
    ("legal-cz", "https://w3id.org/dpv/legal/cz#"),
    ("loc", "https://w3id.org/dpv/loc#"),
    ("souhlas", "urn:souhlas:v1:"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

const PROFILE: &str = "https://w3id.org/dpv/schema/dpv-27560#";

/// The prefixes a document may use, each with ours.
#[derive(Debug)]
pub(super) struct Context(BTreeMap<String, &'static str>);

/// Gives the context that our exports carry.
pub(super) fn bundled() -> Value {
    let prefixes: Map<String, Value> = BUNDLED
        .iter()
        .map(|(prefix, namespace)| ((*prefix).to_owned(), Value::from(*namespace)))
        .collect();
    Value::Object(prefixes)
}

/// Writes a term of ours in full.
pub(super) fn full(term: &str) -> String {
    term.split_once(':')
        .and_then(|(prefix, rest)| Some(format!("{}{rest}", namespace(prefix)?)))
        .unwrap_or_else(|| term.to_owned())
}

impl Context {
    /// Reads the context of a document.
    pub(super) fn of(root: &Node<'_>) -> Result<Self, Refused> {
        let mut prefixes = Self(BTreeMap::new());
        let context = root.member("@context")?;
        if context.value.is_array() {
            for part in context.some_items()? {
                prefixes.add(&part)?;
            }
        } else {
            prefixes.add(&context)?;
        }
        Ok(prefixes)
    }

    /// Gives a term in our spelling; what belongs to no bundled namespace stays as it is.
    pub(super) fn compact(&self, term: &str) -> String {
        if let Some((prefix, rest)) = term.split_once(':')
            && let Some(ours) = self.0.get(prefix)
        {
            return format!("{ours}:{rest}");
        }
        BUNDLED
            .iter()
            .find_map(|(prefix, namespace)| {
                Some(format!("{prefix}:{}", term.strip_prefix(namespace)?))
            })
            .unwrap_or_else(|| term.to_owned())
    }

    fn add(&mut self, part: &Node<'_>) -> Result<(), Refused> {
        if let Some(name) = part.value.as_str() {
            return self
                .add_named(name)
                .ok_or_else(|| part.refuse(Why::UnknownContext));
        }
        for (prefix, namespace) in part.object()? {
            self.add_prefix(prefix, namespace)
                .ok_or_else(|| part.at(prefix, namespace).refuse(Why::UnknownContext))?;
        }
        Ok(())
    }

    /// The profile's own context, under the two spellings of its address, has all prefixes.
    fn add_named(&mut self, name: &str) -> Option<()> {
        let known = name == PROFILE || Some(name) == PROFILE.strip_suffix('#');
        known.then(|| {
            let all = BUNDLED
                .iter()
                .map(|(prefix, _)| ((*prefix).to_owned(), *prefix));
            self.0.extend(all);
        })
    }

    /// A prefix of ours cannot be given another meaning; prefixes of others are not needed.
    fn add_prefix(&mut self, prefix: &str, meaning: &Value) -> Option<()> {
        let meaning = meaning.as_str().filter(|_| !prefix.starts_with('@'))?;
        let ours = BUNDLED.iter().find(|(_, namespace)| *namespace == meaning);
        match ours {
            Some((ours, _)) => {
                self.0.insert(prefix.to_owned(), *ours);
                Some(())
            }
            None => namespace(prefix).is_none().then_some(()),
        }
    }
}

fn namespace(prefix: &str) -> Option<&'static str> {
    BUNDLED
        .iter()
        .find(|(ours, _)| *ours == prefix)
        .map(|(_, namespace)| *namespace)
}
