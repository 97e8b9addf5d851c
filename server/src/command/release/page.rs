//! What a page makes a browser load.

use std::collections::BTreeSet;

/// Gives the addresses that a page loads: every `src`, `href` and `data` outside plain links.
///
/// It reads pages as Souhlas writes them. A page that was made to be misread can be: nothing that
/// is rendered on a server can be compared with a list.
pub(super) fn loaded(html: &str) -> BTreeSet<String> {
    html.split('<').skip(1).flat_map(of_tag).collect()
}

fn of_tag(piece: &str) -> Vec<String> {
    let tag = piece.split('>').next().unwrap_or(piece);
    let (name, rest) = tag
        .split_once(|c: char| c.is_whitespace())
        .unwrap_or((tag, ""));
    if name.eq_ignore_ascii_case("a") || name.starts_with(['/', '!']) {
        return Vec::new();
    }
    attributes(rest)
        .into_iter()
        .filter(|(name, _)| ["src", "href", "data", "xlink:href"].contains(&name.as_str()))
        .map(|(_, value)| without_place(&value).to_owned())
        .filter(|address| !address.is_empty())
        .collect()
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    while let Some((before, after)) = rest.split_once('=') {
        let name = before.split_whitespace().next_back().unwrap_or_default();
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix(['"', '\'']) {
            Some(quoted) if after.starts_with('"') => quoted.split_once('"'),
            Some(quoted) => quoted.split_once('\''),
            None => after.split_once(|c: char| c.is_whitespace()),
        }
        .unwrap_or((after, ""));
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = next;
    }
    found
}

/// An address without the place in the file and without what is asked of it.
fn without_place(address: &str) -> &str {
    address.split(['#', '?']).next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::loaded;

    #[test]
    fn scripts_styles_and_pictures_are_loaded_and_links_are_not() {
        let html = "<!DOCTYPE html><link rel=\"stylesheet\" href=\"/a.css?1\">\
                    <SCRIPT nonce=x SRC='/b.js'></SCRIPT><a href=\"/c\">c</a>\
                    <svg><use href=\"/d.svg#e\"></use><use href=\"#f\"></use></svg>\
                    <script src=https://example.org/g.js></script><img alt=\"\" src=\"/h.png\">";
        let wanted = [
            "/a.css",
            "/b.js",
            "/d.svg",
            "/h.png",
            "https://example.org/g.js",
        ];
        assert!(loaded(html).iter().eq(wanted.iter()), "{:?}", loaded(html));
    }

    #[test]
    fn broken_pages_are_read_to_their_end() {
        for html in [
            "",
            "<",
            "<script src",
            "<script src=",
            "<script src=\"/a",
            "<img src='",
            "<=",
        ] {
            let _whatever = loaded(html);
        }
        assert_eq!(loaded("<script src=\"/a").len(), 1);
    }
}
