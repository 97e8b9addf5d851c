use super::*;

fn texts() -> Vec<TextVersion> {
    starter::texts(
        "Sady Novák s.r.o.",
        "osobni@example.cz",
        Timestamp::from_millis(0),
    )
}

#[test]
fn both_languages_ask_for_the_same_keys() {
    let [cs, en] = texts().try_into().unwrap();
    let keys = |text: &TextVersion| -> Vec<_> {
        text.purposes
            .iter()
            .map(|asked| (asked.purpose.clone(), asked.channel))
            .collect()
    };
    assert_eq!(keys(&cs), keys(&en));
    assert_eq!((cs.locale.as_str(), en.locale.as_str()), ("cs", "en"));
    assert_eq!(cs.blocks.len(), en.blocks.len());
}

#[test]
fn the_text_asks_only_for_keys_that_may_rest_on_consent() {
    let purposes = starter::purposes();
    for asked in &texts()[0].purposes {
        let purpose = purposes.get(&asked.purpose).unwrap();
        assert!(purpose.active && purpose.allows(asked.channel, Basis::Consent));
        assert_eq!(purpose.text.as_ref().unwrap().as_str(), "marketing_consent");
        assert_eq!(asked.scope_rev, purpose.scope_rev);
    }
}

#[test]
fn the_text_has_the_blocks_of_publication() {
    let needed = [
        ["Správcem", "controller"],
        ["Sady Novák s.r.o.", "Sady Novák s.r.o."],
        ["osobni@example.cz", "osobni@example.cz"],
        ["dobrovolný", "voluntary"],
        ["e-mailovou adresu", "e-mail address"],
        ["telefonní číslo", "phone number"],
        ["24\u{a0}měsíců", "24 months"],
        ["zpracovatelé", "processors"],
        ["4\u{a0}roky", "4 more years"],
        ["kdykoli odvolat", "withdraw your consent at any time"],
        ["právo na přístup", "right of access"],
        ["námitku", "object"],
        ["uoou.gov.cz", "uoou.gov.cz"],
        ["qkbaa2n", "qkbaa2n"],
        ["telekomunikačnímu", "Telecommunication"],
        ["automatizovaně", "automated"],
        ["rizika", "risks"],
    ];
    for (place, text) in texts().iter().enumerate() {
        let rendered = render(text);
        for block in needed {
            assert!(
                rendered.contains(block[place]),
                "{} lacks {}",
                text.locale,
                block[place]
            );
        }
    }
}

#[test]
fn c_05_the_right_to_withdraw_stands_before_the_controls() {
    for text in texts() {
        let rendered = render(&text);
        let withdraw = rendered
            .find("Zastavit zprávy")
            .or(rendered.find("Stop messages"));
        let control = rendered.find(&text.purposes[0].label);
        assert!(withdraw.unwrap() < control.unwrap());
    }
}

#[test]
fn a_czech_one_letter_word_is_followed_by_a_hard_space() {
    for word in render(&texts()[0]).split([' ', '\n']) {
        let letters: Vec<char> = word.chars().collect();
        let hangs = matches!(letters.as_slice(), [one] if "kszvouaiKSZVOUAI".contains(*one));
        assert!(!hangs, "{word} hangs at the end of a line");
    }
}

#[test]
fn the_hash_is_that_of_a_fresh_rendering() {
    for mut text in texts() {
        assert!(text.sealed_hash_fits());
        text.purposes[0].label.push('.');
        assert!(!text.sealed_hash_fits());
    }
}
