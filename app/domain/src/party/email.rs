//! E-mail addresses (U-2).

use unicode_normalization::UnicodeNormalization;

use super::idna;

const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 253;
const MAX_LABEL: usize = 63;

/// Reads an address and gives its normalised form: trimmed, NFC, lower case, the domain in its
/// ASCII form.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let address: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
    let (local, domain) = address.rsplit_once('@')?;
    let domain = idna::to_ascii(domain)?;
    (is_local(local) && is_domain(&domain)).then(|| format!("{local}@{domain}"))
}

fn is_local(local: &str) -> bool {
    local.len() <= MAX_LOCAL
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|byte| {
                    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte)
                })
        })
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let top_is_a_name = labels
        .last()
        .is_some_and(|top| top.bytes().any(|byte| byte.is_ascii_alphabetic()));
    domain.len() <= MAX_DOMAIN
        && labels.len() >= 2
        && top_is_a_name
        && labels.iter().all(|label| is_label(label))
}

fn is_label(label: &str) -> bool {
    (1..=MAX_LABEL).contains(&label.len())
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_address_is_trimmed_and_lower_case() {
        let normalised = parse("  Jana.Novakova@Example.COM ");
        assert_eq!(normalised.as_deref(), Some("jana.novakova@example.com"));
    }

    #[test]
    fn both_spellings_of_a_domain_beyond_ascii_are_one_address() {
        let spelt = parse("jana@Bücher.example");
        assert_eq!(spelt, parse("jana@xn--bcher-kva.example"));
        assert_eq!(spelt.as_deref(), Some("jana@xn--bcher-kva.example"));
    }

    #[test]
    fn what_no_mail_server_takes_is_refused() {
        for wrong in [
            "",
            "jana",
            "@example.com",
            "jana@",
            "jana@example",
            "ja na@example.com",
            "jana@@example.com",
            ".jana@example.com",
            "jana..n@example.com",
            "jana@-a.cz",
            "jana@example.123",
            "jana@exa_mple.cz",
            "jana@example..cz",
            "jána@example.cz",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_tag_and_a_subdomain_are_kept() {
        assert!(parse("jana+obchod@mail.example.co.uk").is_some());
    }
}
