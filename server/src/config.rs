//! Settings, read from the environment by the binary and given by the tests.

mod origin;
mod tls;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use thiserror::Error;

pub use origin::Origin;
pub use tls::TlsFiles;

/// All settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address of the database, `surrealkv://…`, `mem://` or `wss://…`.
    pub database: String,
    /// Folder of everything the server keeps.
    pub data: PathBuf,
    /// Where the server listens.
    pub addr: SocketAddr,
    /// The address people use.
    pub origin: Origin,
    /// Folder of the built site.
    pub site: PathBuf,
    /// Certificate and key, when the server speaks TLS itself.
    pub tls: Option<TlsFiles>,
    /// The one proxy whose connections are accepted, if there is one.
    pub proxy: Option<IpAddr>,
    /// Where the set-up link is written instead of the usual place.
    pub set_up_link: Option<PathBuf>,
    /// Whether pages of first syncs are made before they are asked for.
    pub ready_pages: bool,
    /// Sender of the mail.
    pub mail_from: String,
    /// What is logged.
    pub log: String,
}

/// Why the settings are refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// Not `host:port`.
    #[error("SOUHLAS_ADDR is not an address such as 127.0.0.1:3000")]
    Address,
    /// Not an origin.
    #[error("SOUHLAS_ORIGIN is not an origin such as https://crm.example.org")]
    Origin,
    /// Not an address.
    #[error("SOUHLAS_PROXY is not the address of a proxy")]
    Proxy,
    /// Neither yes nor no.
    #[error("SOUHLAS_READY_PAGES is yes or no")]
    ReadyPages,
    /// Plain http could be read on its way.
    #[error(
        "plain http is served on loopback only: name certificate and key in SOUHLAS_TLS_CERT and SOUHLAS_TLS_KEY, or the TLS proxy in SOUHLAS_PROXY, and the https address in SOUHLAS_ORIGIN"
    )]
    PlainHttp,
    /// A certificate without its key, or a key without its certificate.
    #[error("TLS needs both files: set SOUHLAS_TLS_CERT and SOUHLAS_TLS_KEY, or neither of them")]
    HalfTls,
    /// Cookies and links would be made for plain http.
    #[error("with SOUHLAS_TLS_CERT people come by https: SOUHLAS_ORIGIN must begin with https://")]
    TlsOrigin,
}

impl Config {
    /// Reads the settings; what is absent has its default.
    ///
    /// # Errors
    /// When one is not understood, or the server would serve plain http off loopback.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let get = |name: &str, default: &str| lookup(name).unwrap_or_else(|| default.to_owned());
        let addr: SocketAddr = get("SOUHLAS_ADDR", "127.0.0.1:3000")
            .parse()
            .map_err(|_bad| ConfigError::Address)?;
        let tls = TlsFiles::read(&lookup)?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let origin = get("SOUHLAS_ORIGIN", &format!("{scheme}://{addr}"));
        let data = PathBuf::from(get("SOUHLAS_DATA", "data"));
        let proxy = lookup("SOUHLAS_PROXY")
            .map(|text| text.parse().map_err(|_bad| ConfigError::Proxy))
            .transpose()?;
        let ready_pages = match get("SOUHLAS_READY_PAGES", "yes").as_str() {
            "yes" => true,
            "no" => false,
            _ => return Err(ConfigError::ReadyPages),
        };
        let database = format!("surrealkv://{}?sync=every", data.join("db").display());
        let config = Self {
            database: get("SOUHLAS_DB", &database),
            data,
            addr,
            origin: Origin::parse(&origin).ok_or(ConfigError::Origin)?,
            site: PathBuf::from(get("SOUHLAS_SITE", &get("LEPTOS_SITE_ROOT", "target/site"))),
            tls,
            proxy,
            set_up_link: lookup("SOUHLAS_SET_UP_LINK_FILE").map(PathBuf::from),
            ready_pages,
            mail_from: get(
                "SOUHLAS_MAIL_FROM",
                "Souhlas <souhlas@localhost.localdomain>",
            ),
            log: get("SOUHLAS_LOG", "server=info,surreal_store=info,warn"),
        };
        if config.tls.is_some() && !config.origin.is_https() {
            return Err(ConfigError::TlsOrigin);
        }
        config
            .transport_is_safe()
            .then_some(config)
            .ok_or(ConfigError::PlainHttp)
    }

    /// Whether pages are made ready: of several servers on one database none knows at once what
    /// another one changed.
    pub(crate) fn makes_pages(&self) -> bool {
        self.ready_pages && !self.shares_database()
    }

    /// Whether other servers may write into the same database.
    pub(crate) fn shares_database(&self) -> bool {
        self.database.starts_with("ws")
    }

    fn transport_is_safe(&self) -> bool {
        let encrypted = self.tls.is_some() || self.proxy.is_some();
        let listens_safely = self.addr.ip().is_loopback() || encrypted;
        let answers_safely = self.origin.is_https() || self.origin.is_loopback();
        listens_safely && answers_safely && (self.addr.ip().is_loopback() || self.origin.is_https())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| {
            settings
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn defaults_serve_on_loopback() {
        let config = read(&[]).unwrap();
        assert_eq!(config.origin.as_str(), "http://127.0.0.1:3000");
        assert_eq!(config.database, "surrealkv://data/db?sync=every");
    }

    #[test]
    fn the_database_follows_the_data_folder() {
        let config = read(&[("SOUHLAS_DATA", "elsewhere")]).unwrap();
        assert_eq!(config.database, "surrealkv://elsewhere/db?sync=every");
    }

    #[test]
    fn pages_are_made_ready_unless_that_is_refused_or_the_database_is_shared() {
        let makes = |settings: &[(&str, &str)]| read(settings).map(|config| config.makes_pages());
        assert_eq!(makes(&[]), Ok(true));
        assert_eq!(makes(&[("SOUHLAS_READY_PAGES", "no")]), Ok(false));
        assert_eq!(makes(&[("SOUHLAS_DB", "wss://db.example.org")]), Ok(false));
        let unclear = makes(&[("SOUHLAS_READY_PAGES", "0")]);
        assert_eq!(unclear, Err(ConfigError::ReadyPages));
    }

    #[test]
    fn plain_http_off_loopback_is_refused() {
        let refused = [
            vec![("SOUHLAS_ADDR", "0.0.0.0:3000")],
            vec![
                ("SOUHLAS_ADDR", "192.0.2.1:3000"),
                ("SOUHLAS_ORIGIN", "https://crm.example.org"),
            ],
            vec![("SOUHLAS_ORIGIN", "http://crm.example.org")],
            vec![
                ("SOUHLAS_ADDR", "192.0.2.1:3000"),
                ("SOUHLAS_PROXY", "192.0.2.2"),
                ("SOUHLAS_ORIGIN", "http://localhost"),
            ],
        ];
        for settings in refused {
            assert_eq!(
                read(&settings).unwrap_err(),
                ConfigError::PlainHttp,
                "{settings:?}"
            );
        }
    }

    #[test]
    fn a_named_proxy_with_https_is_accepted() {
        let settings = [
            ("SOUHLAS_ADDR", "192.0.2.1:3000"),
            ("SOUHLAS_PROXY", "192.0.2.2"),
            ("SOUHLAS_ORIGIN", "https://crm.example.org"),
        ];
        assert!(read(&settings).is_ok());
    }

    #[test]
    fn tls_needs_both_files_and_an_https_address() {
        let (certificate, key) = (("SOUHLAS_TLS_CERT", "c.pem"), ("SOUHLAS_TLS_KEY", "k.pem"));
        let everywhere = ("SOUHLAS_ADDR", "0.0.0.0:443");
        for half in [certificate, key] {
            assert_eq!(read(&[half]).unwrap_err(), ConfigError::HalfTls);
        }
        let plain = ("SOUHLAS_ORIGIN", "http://localhost:443");
        assert_eq!(
            read(&[certificate, key, plain]).unwrap_err(),
            ConfigError::TlsOrigin
        );
        let config = read(&[certificate, key, everywhere]).unwrap();
        assert_eq!(config.origin.as_str(), "https://0.0.0.0:443");
        assert_eq!(config.tls.unwrap().key, PathBuf::from("k.pem"));
    }
}
