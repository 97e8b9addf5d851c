//! Who is on the other end of the connection.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::SharedState;

/// The address a request came from, as a key for limits.
pub(crate) struct Peer(pub(crate) String);

impl FromRequestParts<SharedState> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &SharedState,
    ) -> Result<Self, Infallible> {
        Ok(Self(key(
            &parts.extensions,
            &parts.headers,
            state.config.proxy,
        )))
    }
}

/// The key of the address: of the connection, or what the one named proxy says of it.
pub(crate) fn key(extensions: &Extensions, headers: &HeaderMap, proxy: Option<IpAddr>) -> String {
    let forwarded = || {
        let last = headers.get_all("x-forwarded-for").iter().next_back()?;
        last.to_str()
            .ok()?
            .rsplit(',')
            .next()?
            .trim()
            .parse::<IpAddr>()
            .ok()
    };
    let address = proxy
        .and_then(|_named| forwarded())
        .or_else(|| connected(extensions));
    address.map_or_else(
        || "unknown".to_owned(),
        |address| network(address).to_string(),
    )
}

/// Refuses connections around the named proxy.
pub(crate) async fn through_proxy(
    State(state): State<SharedState>,
    request: Request,
    next: Next,
) -> Response {
    match state.config.proxy {
        Some(proxy) if connected(request.extensions()) != Some(proxy) => {
            StatusCode::FORBIDDEN.into_response()
        }
        Some(_) | None => next.run(request).await,
    }
}

fn connected(extensions: &Extensions) -> Option<IpAddr> {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_canonical())
}

/// One household holds a whole /64 of version 6.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let bits = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(bits.into())
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    fn told(forwarded: &'static str, proxy: Option<IpAddr>) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 1))));
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        key(&extensions, &headers, proxy)
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_named_proxy() {
        assert_eq!(told("203.0.113.9", None), "192.0.2.1");
        let proxy = Some("192.0.2.1".parse().unwrap());
        assert_eq!(told("198.51.100.1, 203.0.113.9", proxy), "203.0.113.9");
        assert_eq!(told("nonsense", proxy), "192.0.2.1");
    }

    #[test]
    fn a_network_of_version_6_counts_as_one() {
        let one = network("2001:db8::1".parse().unwrap());
        assert_eq!(one, network("2001:db8::2".parse().unwrap()));
        assert_ne!(one, network("2001:db8:0:1::1".parse().unwrap()));
    }
}
