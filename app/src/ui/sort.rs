//! The Czech order of names: č after c, ch after h, ř, š and ž letters of their own.

use domain::party::fold_for_search;

/// A key whose order is the Czech one; the text itself breaks ties. Each weight is a character, for
/// UTF-8 keeps their order and letters take one byte.
#[must_use]
pub fn czech_key(text: &str) -> (String, String) {
    let lower = text.to_lowercase();
    let mut letters = lower.chars().peekable();
    let mut key = String::with_capacity(lower.len());
    while let Some(letter) = letters.next() {
        let weight = if letter == 'c' && letters.peek() == Some(&'h') {
            letters.next();
            weight('h') + 1
        } else {
            own_letter(letter).unwrap_or_else(|| base_weight(letter))
        };
        key.extend(char::from_u32(weight));
    }
    (key, lower)
}

/// The four letters that stand behind their base letter.
fn own_letter(letter: char) -> Option<u32> {
    let base = match letter {
        'č' => 'c',
        'ř' => 'r',
        'š' => 's',
        'ž' => 'z',
        _ => return None,
    };
    Some(weight(base) + 1)
}

fn base_weight(letter: char) -> u32 {
    if letter.is_ascii() {
        return weight(letter);
    }
    let folded = fold_for_search(letter.encode_utf8(&mut [0; 4]));
    folded.chars().next().map_or(0, weight)
}

/// White space first, then digits and letters, then the rest below the surrogates; two places for
/// each.
fn weight(letter: char) -> u32 {
    let place = match letter {
        '0'..='9' => 0x02 + (u32::from(letter) - u32::from('0')),
        'a'..='z' => 0x10 + (u32::from(letter) - u32::from('a')),
        other if other.is_whitespace() => 0,
        other => u32::from(other).clamp(0x40, 0x6bff),
    };
    place * 2
}

#[cfg(test)]
mod tests {
    use super::czech_key;

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by_key(|word| czech_key(word));
        words
    }

    #[test]
    fn letters_of_their_own_stand_behind_their_base() {
        assert_eq!(
            sorted(vec![
                "Čech", "Dvořák", "Cyril", "Žák", "Zeman", "Šimek", "Svoboda", "Řehoř", "Ryba"
            ]),
            vec![
                "Cyril", "Čech", "Dvořák", "Ryba", "Řehoř", "Svoboda", "Šimek", "Zeman", "Žák"
            ]
        );
    }

    #[test]
    fn ch_stands_behind_h() {
        assert_eq!(
            sorted(vec!["Chalupa", "Ivan", "Hynek", "Cibulka"]),
            vec!["Cibulka", "Hynek", "Chalupa", "Ivan"]
        );
    }

    #[test]
    fn what_is_no_letter_stands_behind_all_of_them() {
        let words = ["Zet", "Žák", "愛", "😀", "A-B", "Ab 2", "Ab"];
        let expected = ["Ab", "Ab 2", "A-B", "Zet", "Žák", "愛", "😀"];
        assert_eq!(sorted(words.to_vec()), expected);
    }

    #[test]
    fn vowels_with_marks_stand_with_their_base() {
        assert_eq!(
            sorted(vec!["Dana", "Dáša", "Dagmar"]),
            vec!["Dagmar", "Dana", "Dáša"]
        );
    }
}
