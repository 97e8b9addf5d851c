//! Where the database is, as `SOUHLAS_DB` says it.

use std::path::PathBuf;

use crate::error::OpenError;

/// Namespace of an installation that names none.
const NAMESPACE: &str = "souhlas";

/// A parsed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// Nothing is kept.
    Memory,
    /// Two directories: this one and the one of the keys.
    Embedded {
        /// The data.
        data: PathBuf,
        /// The keys.
        keys: PathBuf,
    },
    /// A server, perhaps one of several in front of a cluster.
    Remote {
        /// Scheme, host and port.
        url: String,
        /// The installation.
        namespace: String,
    },
}

impl Address {
    /// Reads `mem://`, `surrealkv://PATH?sync=every` or `ws://HOST:PORT?ns=NAME`.
    pub(crate) fn parse(text: &str) -> Result<Self, OpenError> {
        let refused = || OpenError::Address(text.to_owned());
        let (scheme, rest) = text.split_once("://").ok_or_else(refused)?;
        let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
        let place = place.trim_end_matches('/');
        match (scheme, place.is_empty(), options) {
            ("mem", true, "") => Ok(Self::Memory),
            // Without a sync on each commit "saved" would be a lie, so no other value is taken.
            ("surrealkv", false, "" | "sync=every") => Ok(Self::Embedded {
                data: PathBuf::from(place),
                keys: PathBuf::from(format!("{place}-keys")),
            }),
            ("ws" | "wss", false, options) => Ok(Self::Remote {
                url: format!("{scheme}://{place}"),
                namespace: namespace(options).ok_or_else(refused)?,
            }),
            _ => Err(refused()),
        }
    }
}

fn namespace(options: &str) -> Option<String> {
    if options.is_empty() {
        return Some(NAMESPACE.to_owned());
    }
    let name = options.strip_prefix("ns=")?;
    let plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    (!name.is_empty() && name.chars().all(plain)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_engines_are_told_apart() {
        assert_eq!(Address::parse("mem://").ok(), Some(Address::Memory));
        assert_eq!(
            Address::parse("surrealkv://data/db?sync=every").ok(),
            Some(Address::Embedded {
                data: PathBuf::from("data/db"),
                keys: PathBuf::from("data/db-keys"),
            })
        );
        assert_eq!(
            Address::parse("wss://db.example:8000?ns=shop_1").ok(),
            Some(Address::Remote {
                url: "wss://db.example:8000".to_owned(),
                namespace: "shop_1".to_owned(),
            })
        );
    }

    #[test]
    fn weaker_durability_history_and_odd_namespaces_are_refused() {
        for address in [
            "surrealkv://data/db?sync=never",
            "surrealkv://data/db?versioned=true",
            "surrealkv://",
            "mem:///tmp/data",
            "rocksdb://data/db",
            "ws://host:1?ns=a;b",
            "data/db",
        ] {
            assert!(Address::parse(address).is_err(), "{address}");
        }
    }
}
