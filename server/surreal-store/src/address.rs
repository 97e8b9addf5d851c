//! Where the database is, as `SOUHLAS_DB` says it.

use std::net::IpAddr;
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
    /// Reads `mem://`, `surrealkv://PATH?sync=every` or `wss://HOST:PORT?ns=NAME`; `ws://` on this
    /// machine only.
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
            ("ws", false, _) if !is_loopback(place) => Err(OpenError::Plain(text.to_owned())),
            ("ws" | "wss", false, options) => Ok(Self::Remote {
                url: format!("{scheme}://{place}"),
                namespace: namespace(options).ok_or_else(refused)?,
            }),
            _ => Err(refused()),
        }
    }
}

fn is_loopback(place: &str) -> bool {
    let host = match place.strip_prefix('[') {
        Some(literal) => literal.split(']').next().unwrap_or(""),
        None => place.split(':').next().unwrap_or(""),
    };
    let here = host
        .parse::<IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    // What stands before an @ is a name to sign in with, not a host.
    (host == "localhost" || here) && !place.contains(['@', '/'])
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
    fn a_database_on_another_machine_is_never_reached_in_plain() {
        for place in ["127.0.0.1:8000", "localhost:8000?ns=a", "[::1]:8000"] {
            assert!(Address::parse(&format!("ws://{place}")).is_ok(), "{place}");
        }
        for place in [
            "db.example:8000",
            "192.0.2.1:8000?ns=a",
            "127.0.0.1:8000@db.example",
            "localhost.example.org",
            "[2001:db8::1]:8000",
        ] {
            let refused = Address::parse(&format!("ws://{place}"));
            assert!(matches!(refused, Err(OpenError::Plain(_))), "{place}");
            assert!(Address::parse(&format!("wss://{place}")).is_ok(), "{place}");
        }
    }

    #[test]
    fn weaker_durability_history_and_odd_namespaces_are_refused() {
        for address in [
            "surrealkv://data/db?sync=never",
            "surrealkv://data/db?versioned=true",
            "surrealkv://",
            "mem:///tmp/data",
            "rocksdb://data/db",
            "wss://host:1?ns=a;b",
            "data/db",
        ] {
            assert!(Address::parse(address).is_err(), "{address}");
        }
    }
}
