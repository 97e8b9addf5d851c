//! The list of check words: 2,048 plain English words of four to eight letters.
//!
//! It stands in the program front-coded: how many letters are those of the word before, then the
//! others. So it is a third shorter, also behind a compression.

const LIST: &[u8] = include_bytes!("words.txt");
const COUNT: usize = 2_048;
static CODED: [u8; coded_length()] = coded();

/// Gives the word at a random place; the list's length divides the range, so all are as likely.
pub(crate) fn word(place: u16) -> String {
    let (last, mut begun, mut word) = (usize::from(place) % COUNT, 0, String::new());
    for &sign in &CODED {
        if sign.is_ascii_lowercase() {
            word.push(char::from(sign));
        } else if begun > last {
            break;
        } else {
            begun += 1;
            word.truncate(usize::from(sign));
        }
    }
    word
}

const fn coded<const LENGTH: usize>() -> [u8; LENGTH] {
    let (mut coded, mut end) = ([0; LENGTH], 0);
    let (mut before, mut at) = (0, 0);
    while at < LIST.len() {
        let shared = shared(before, at);
        coded[end] = shared as u8;
        end += 1;
        before = at;
        at += shared;
        while LIST[at] != b'\n' {
            coded[end] = LIST[at];
            end += 1;
            at += 1;
        }
        at += 1;
    }
    coded
}

const fn coded_length() -> usize {
    let (mut length, mut before, mut at) = (0, 0, 0);
    while at < LIST.len() {
        let shared = shared(before, at);
        before = at;
        at += shared;
        while LIST[at] != b'\n' {
            length += 1;
            at += 1;
        }
        length += 1;
        at += 1;
    }
    length
}

/// How many first letters two words of the list share; none for a word and itself.
const fn shared(one: usize, other: usize) -> usize {
    let mut shared = 0;
    while one < other && LIST[one + shared] == LIST[other + shared] {
        shared += 1;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Vec<&'static str> {
        include_str!("words.txt").lines().collect()
    }

    #[test]
    fn the_list_has_2048_plain_words_in_order_and_none_twice() {
        let words = list();

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
        let words: Vec<&[u8]> = list().into_iter().map(str::as_bytes).collect();
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
    fn every_place_has_the_word_of_its_line() {
        for (place, line) in list().into_iter().enumerate() {
            let place = u16::try_from(place).expect("the list is short");
            assert_eq!(word(place), line);
            assert_eq!(word(place + 2_048), line);
        }
        assert_eq!(word(u16::MAX), word(2_047));
    }
}
