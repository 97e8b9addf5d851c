//! Domain names beyond ASCII in their `xn--` form (RFC 3492, U-2).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_BEYOND_ASCII: u32 = 128;
const DIGITS: [u8; 36] = *b"abcdefghijklmnopqrstuvwxyz0123456789";

/// Gives a domain name in ASCII, in lower case; none when a label holds no letters or digits
/// that a name may have.
#[must_use]
pub fn to_ascii(domain: &str) -> Option<String> {
    let labels: Option<Vec<String>> = domain.split('.').map(label).collect();
    labels.map(|labels| labels.join("."))
}

fn label(label: &str) -> Option<String> {
    let folded: String = label.nfkc().flat_map(char::to_lowercase).nfc().collect();
    if folded.is_ascii() {
        return Some(folded);
    }
    let named = folded
        .chars()
        .all(|symbol| symbol.is_alphanumeric() || symbol == '-' || is_combining_mark(symbol));
    let begins = !folded.chars().next().is_some_and(is_combining_mark);
    let points: Vec<u32> = folded.chars().map(u32::from).collect();
    (named && begins)
        .then(|| punycode(&points))?
        .map(|encoded| format!("xn--{encoded}"))
}

/// Encodes the code points of one label; none when a count grows too large.
fn punycode(points: &[u32]) -> Option<String> {
    let mut output: String = points
        .iter()
        .filter_map(|point| char::from_u32(*point).filter(char::is_ascii))
        .collect();
    let basic = u32::try_from(output.len()).ok()?;
    if basic > 0 {
        output.push('-');
    }
    let total = u32::try_from(points.len()).ok()?;
    let (mut next, mut delta, mut bias) = (FIRST_BEYOND_ASCII, 0_u32, FIRST_BIAS);
    let mut handled = basic;
    while handled < total {
        let least = points
            .iter()
            .copied()
            .filter(|point| *point >= next)
            .min()?;
        delta = delta.checked_add((least - next).checked_mul(handled + 1)?)?;
        next = least;
        for point in points {
            if *point < next {
                delta = delta.checked_add(1)?;
            } else if *point == next {
                push_number(&mut output, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        next = next.checked_add(1)?;
    }
    Some(output)
}

/// Writes a number of variable length.
fn push_number(output: &mut String, number: u32, bias: u32) -> Option<()> {
    let mut rest = number;
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if rest < threshold {
            output.push(digit(rest)?);
            return Some(());
        }
        let span = BASE - threshold;
        output.push(digit(threshold + (rest - threshold) % span)?);
        rest = (rest - threshold) / span;
        place = place.checked_add(BASE)?;
    }
}

fn digit(value: u32) -> Option<char> {
    let place = usize::try_from(value).ok()?;
    DIGITS.get(place).copied().map(char::from)
}

const fn adapt(delta: u32, handled: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / handled;
    let mut steps = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        steps += BASE;
    }
    steps + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::to_ascii;

    #[test]
    fn names_beyond_ascii_get_their_ascii_form() {
        for (name, ascii) in [
            ("example.cz", "example.cz"),
            ("háčkyčárky.cz", "xn--hkyrky-ptac70bc.cz"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"),
            ("bu\u{308}cher.example", "xn--bcher-kva.example"),
            ("mañana.com", "xn--maana-pta.com"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            (
                "почемужеонинеговорятпорусски",
                "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l",
            ),
            (
                "porquénopuedensimplementehablarenespañol",
                "xn--porqunopuedensimplementehablarenespaol-fmd56a",
            ),
        ] {
            assert_eq!(to_ascii(name).as_deref(), Some(ascii), "{name}");
        }
    }

    #[test]
    fn signs_and_leading_marks_are_no_name() {
        for wrong in ["☃.cz", "\u{308}u.cz", "a\u{200d}ž.cz", "ž b.cz"] {
            assert_eq!(to_ascii(wrong), None, "{wrong}");
        }
    }
}
