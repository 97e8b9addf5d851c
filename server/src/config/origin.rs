//! The public origin: scheme, host and port, as browsers write it.

use std::net::IpAddr;

/// An origin without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads `http://host[:port]` or `https://host[:port]` in the form browsers send.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('/');
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let plain = host
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-:[]".contains(c));
        (plain && !host.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The text browsers send in `Origin`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether transport is encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether the host is this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    /// The origin of the WebSocket at the same place.
    #[must_use]
    pub fn web_socket(&self) -> String {
        self.0.replacen("http", "ws", 1)
    }

    fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, rest)| rest);
        match authority.strip_prefix('[') {
            Some(literal) => literal.split(']').next().unwrap_or(""),
            None => authority.split(':').next().unwrap_or(""),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::Origin;

    #[test]
    fn loopback_is_known_by_name_and_by_address() {
        for text in [
            "http://localhost:3000",
            "http://127.0.0.1",
            "http://[::1]:3000",
        ] {
            assert!(Origin::parse(text).unwrap().is_loopback(), "{text}");
        }
        assert!(
            !Origin::parse("https://localhost.example.org")
                .unwrap()
                .is_loopback()
        );
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "crm.example.org",
            "ftp://x",
            "http://",
            "https://a/b",
            "https://a b",
            "https://A",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_web_socket_is_encrypted_where_the_origin_is() {
        assert_eq!(Origin::parse("https://a").unwrap().web_socket(), "wss://a");
        assert_eq!(
            Origin::parse("http://localhost:1").unwrap().web_socket(),
            "ws://localhost:1"
        );
    }
}
