//! The list of check words: 2,048 plain English words of four to eight letters.

const LIST: &str = include_str!("words.txt");
const COUNT: usize = 2_048;

/// Gives the word at a random place; the list's length divides the range, so all are as likely.
pub(crate) fn word(place: u16) -> &'static str {
    LIST.lines()
        .nth(usize::from(place) % COUNT)
        .expect("the list has 2,048 words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_2048_plain_words_in_order_and_none_twice() {
        let words: Vec<&str> = LIST.lines().collect();

        assert_eq!(words.len(), COUNT);
        assert!(words.is_sorted_by(|one, next| one < next));
        for word in words {
            assert!((4..=8).contains(&word.len()), "{word}");
            assert!(
                word.bytes().all(|letter| letter.is_ascii_lowercase()),
                "{word}"
            );
        }
    }

    #[test]
    fn no_slip_of_one_letter_makes_one_word_another() {
        let words: Vec<&[u8]> = LIST.lines().map(str::as_bytes).collect();
        for (place, word) in words.iter().enumerate() {
            let near = words
                .iter()
                .skip(place + 1)
                .find(|other| is_near(word, other));
            assert_eq!(near, None, "{}", place + 1);
        }
    }

    /// One letter changed, added or left out.
    fn is_near(one: &[u8], other: &[u8]) -> bool {
        let same_front = one.iter().zip(other).take_while(|(a, b)| a == b).count();
        let (one, other) = (&one[same_front..], &other[same_front..]);
        match one.len().abs_diff(other.len()) {
            0 => one.get(1..) == other.get(1..),
            1 if one.len() > other.len() => one.get(1..) == Some(other),
            1 => other.get(1..) == Some(one),
            _ => false,
        }
    }

    #[test]
    fn every_place_has_a_word() {
        assert_eq!(word(0), LIST.lines().next().unwrap_or(""));
        assert_eq!(word(2_047), LIST.lines().last().unwrap_or(""));
        assert_eq!(word(2_048), word(0));
        assert_eq!(word(u16::MAX), word(2_047));
    }
}
