//! The language of a page that the host renders.

use app::Locale;
use axum::http::{HeaderMap, HeaderValue, Uri, header};

use crate::auth::link::locale_of;
use crate::config::Origin;

const COOKIE: &str = "lang";

/// The asked language, then the remembered one, then that of the link, then the browser's.
pub(crate) fn of(uri: &Uri, headers: &HeaderMap, link: Option<&str>) -> Locale {
    asked(uri)
        .or_else(|| remembered(headers))
        .or_else(|| link.map(locale_of))
        .unwrap_or_else(|| preferred(headers))
}

/// A cookie that remembers the asked language; none when the address asks for none.
pub(crate) fn remember(uri: &Uri, origin: &Origin) -> Option<HeaderValue> {
    let code = match asked(uri)? {
        Locale::cs => "cs",
        Locale::en => "en",
    };
    let secure = if origin.is_https() { "; Secure" } else { "" };
    let text = format!("{COOKIE}={code}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    HeaderValue::try_from(text).ok()
}

fn asked(uri: &Uri) -> Option<Locale> {
    let pairs = uri
        .query()?
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(name, _)| *name == COOKIE)
        .find_map(|(_, code)| known(code))
}

fn remembered(headers: &HeaderMap) -> Option<Locale> {
    let cookies = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, code)| known(code))
}

fn preferred(headers: &HeaderMap) -> Locale {
    let first = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split([',', ';', '-']).next())
        .map_or("", str::trim);
    match first {
        "" | "cs" | "sk" => Locale::cs,
        _ => Locale::en,
    }
}

fn known(code: &str) -> Option<Locale> {
    matches!(code, "cs" | "en").then(|| locale_of(code))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    fn told(uri: &str, pairs: &[(&'static str, &'static str)], link: Option<&str>) -> Locale {
        let headers = pairs
            .iter()
            .map(|(name, value)| {
                (
                    name.parse::<header::HeaderName>().unwrap(),
                    value.parse().unwrap(),
                )
            })
            .collect();
        of(&uri.parse().unwrap(), &headers, link)
    }

    #[test]
    fn what_the_person_asked_for_comes_first() {
        let cookie = [("cookie", "a=b; lang=cs"), ("accept-language", "en-GB,en")];
        assert_eq!(told("/portal?lang=en", &cookie, Some("cs")), Locale::en);
        assert_eq!(told("/portal?lang=xx", &cookie, Some("en")), Locale::cs);
        assert_eq!(told("/portal", &[], Some("en")), Locale::en);
        assert_eq!(
            told("/portal", &[("accept-language", "de")], None),
            Locale::en
        );
        assert_eq!(told("/portal", &[], None), Locale::cs);
    }
}
