//! Addresses in lists: the first letter and the domain.

/// Masks an address.
pub(crate) fn masked(address: &str) -> String {
    let Some((local, domain)) = address.split_once('@') else {
        return "…".to_owned();
    };
    let first = local.chars().next().map(String::from).unwrap_or_default();
    format!("{first}…@{domain}")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_address_keeps_its_first_letter_and_domain() {
        assert_eq!(masked("jana.novakova@example.com"), "j…@example.com");
        assert_eq!(masked("nothing"), "…");
        assert_eq!(masked("@example.com"), "…@example.com");
    }
}
