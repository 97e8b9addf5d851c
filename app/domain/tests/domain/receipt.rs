use domain::privacy::receipt::{check, device_code, number};
use proptest::prelude::*;

#[test]
fn the_number_has_code_counter_and_check_character() {
    assert_eq!(number("7F3K", 42), "7F3K-0042-O");
    assert!(check("7F3K-0042-O"));
}

#[test]
fn the_check_character_is_that_of_the_standard() {
    // The published example of the Global Release Identifier, which uses ISO 7064 MOD 37,36.
    assert!(check("A1-2425G-ABC1234002-M"));
}

#[test]
fn a_counter_beyond_four_digits_keeps_all_of_them() {
    assert!(number("7F3K", 123_456).starts_with("7F3K-123456-"));
}

#[test]
fn a_number_may_be_typed_in_small_letters() {
    assert!(check(&format!(" {} ", number("7F3K", 42).to_lowercase())));
}

#[test]
fn what_is_no_number_does_not_check() {
    for wrong in [
        "",
        "-",
        "7F3K",
        "7F3K-0042",
        "7F3K-0042-",
        "7F3K-0042-OO",
        "7F3Č-0042-O",
    ] {
        assert!(!check(wrong), "{wrong}");
    }
}

proptest! {
    #[test]
    fn every_made_number_checks(random in any::<[u8; 4]>(), counter in 0u64..10_000_000) {
        prop_assert!(check(&number(&device_code(random), counter)));
    }

    #[test]
    fn one_changed_character_is_noticed(
        random in any::<[u8; 4]>(),
        counter in 0u64..10_000,
        place in prop::sample::select(vec![0usize, 1, 2, 3, 5, 6, 7, 8, 10]),
        distance in 1usize..36,
    ) {
        const SYMBOLS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let number = number(&device_code(random), counter);
        let mut symbols: Vec<char> = number.chars().collect();
        let known = SYMBOLS.find(symbols[place]).unwrap();
        let drawn = SYMBOLS.chars().nth((known + distance) % 36).unwrap();
        symbols[place] = drawn;
        prop_assert!(!check(&symbols.iter().collect::<String>()));
    }
}

#[test]
fn almost_every_swap_of_neighbours_is_noticed() {
    // The standard promises every changed character, and of swaps all but a few.
    let (mut swapped, mut noticed) = (0, 0);
    for counter in (0..10_000).step_by(7) {
        let made = number("7F3K", counter);
        let symbols: Vec<char> = made.chars().collect();
        for (one, two) in [(0, 1), (1, 2), (2, 3), (5, 6), (6, 7), (7, 8)] {
            let mut typed = symbols.clone();
            typed.swap(one, two);
            if typed != symbols {
                swapped += 1;
                noticed += usize::from(!check(&typed.iter().collect::<String>()));
            }
        }
    }
    assert!(noticed * 100 > swapped * 97, "{noticed} of {swapped}");
}
