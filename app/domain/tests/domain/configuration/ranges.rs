use domain::privacy::configuration::{
    Configuration, PeriodKey, Setting, SettingError, SuspensionPolicy,
};
use serde_json::json;

use super::at;

#[test]
fn the_defaults_are_those_of_the_specification() {
    let configuration = Configuration::default();
    let now = at("2026-05-04T08:00:00.000Z");
    for (name, default) in [
        ("consent.validity", "P24M"),
        ("consent.confirm_ttl", "P28D"),
        ("consent.nonce_ttl", "PT15M"),
        ("consent.clock_suspect", "PT10M"),
        ("consent.snapshot_ttl.phone", "PT24H"),
        ("link.withdraw_ttl", "P24M"),
        ("link.preference_ttl", "PT10M"),
        ("link.preference_session", "PT30M"),
        ("erasure.wait", "PT24H"),
        ("erasure.grace", "P14D"),
        ("contact.quarantine", "P30D"),
        ("dsr.due", "P1M"),
        ("dsr.due_extended", "P3M"),
        ("dsr.internal_target", "P14D"),
        ("dsr.identity_wait", "P30D"),
        ("notice_14.due", "P1M"),
        ("training.renewal", "P12M"),
        ("training.renewal_notice", "P14D"),
        ("soft_opt_in.life", "P36M"),
    ] {
        let key = PeriodKey::parse(name).unwrap();
        let dated = configuration.period(key, now);
        assert_eq!(
            (dated.value.to_string().as_str(), dated.version),
            (default, 0),
            "{name}"
        );
        assert!(key.accepts(dated.value), "{name}");
    }
    assert_eq!(configuration.identity_question_limit(now).value, 3);
    assert_eq!(configuration.suspension(now).value, SuspensionPolicy::Shift);
    assert!(!configuration.calls_to_own_customers(now).value);
    let notice = configuration.authority_notice(now).value;
    assert_eq!(
        json!(notice),
        json!({"hours": 72, "threshold": "risk", "recipient": "ÚOOÚ"})
    );
}

#[test]
fn every_range_is_kept_at_both_ends() {
    for (name, inside, outside) in [
        (
            "consent.validity",
            &["P1M", "P36M"][..],
            &["P0M", "P37M", "P30D", "PT1M"][..],
        ),
        (
            "consent.confirm_ttl",
            &["P1D", "P28D", "PT24H"],
            &["PT23H", "P29D", "P1M"],
        ),
        ("consent.nonce_ttl", &["PT1M", "PT15M"], &["PT0M", "PT16M"]),
        (
            "consent.clock_suspect",
            &["PT1M", "PT60M", "PT1H"],
            &["PT0M", "PT61M"],
        ),
        (
            "consent.snapshot_ttl.phone",
            &["PT1H", "PT72H", "P3D"],
            &["PT59M", "PT73H"],
        ),
        ("link.withdraw_ttl", &["P12M", "P240M"], &["P11M", "P365D"]),
        ("link.preference_ttl", &["PT1M", "PT90M"], &["PT0M", "P1M"]),
        (
            "link.preference_session",
            &["PT1M", "PT60M"],
            &["PT0M", "PT61M"],
        ),
        ("erasure.wait", &["PT0H", "P7D"], &["P8D", "PT169H"]),
        ("erasure.grace", &["P0D", "P30D"], &["P31D", "P1M"]),
        ("contact.quarantine", &["P14D", "P90D"], &["P13D"]),
        ("dsr.due", &["P1M", "P2M"], &["P0M", "P30D"]),
        ("dsr.due_extended", &["P1M", "P3M"], &["P0M", "P90D"]),
        ("dsr.internal_target", &["P1D"], &["P0D", "P1M"]),
        ("dsr.identity_wait", &["P1D"], &["P0D"]),
        ("notice_14.due", &["P1M"], &["P0M", "P30D"]),
        ("training.renewal", &["P1M", "P24M"], &["P0M"]),
        ("training.renewal_notice", &["P0D", "P30D"], &["P1M"]),
        ("soft_opt_in.life", &["P1M", "P36M"], &["P0M", "P30D"]),
    ] {
        for text in inside {
            assert!(Setting::read(name, json!(text)).is_ok(), "{name} {text}");
        }
        for text in outside {
            let name = PeriodKey::parse(name).unwrap().name();
            assert_eq!(
                Setting::read(name, json!(text)),
                Err(SettingError::OutsideRange(name)),
                "{text}"
            );
        }
    }
}

#[test]
fn values_of_other_kinds_have_their_ranges_too() {
    let notice = |hours: u32, recipient: &str| json!({"hours": hours, "threshold": "high", "recipient": recipient});
    for (key, value, fits) in [
        ("dsr.identity_question_limit", json!(1), true),
        ("dsr.identity_question_limit", json!(5), true),
        ("dsr.identity_question_limit", json!(0), false),
        ("dsr.identity_question_limit", json!(6), false),
        ("dsr.identity_question_limit", json!("P3D"), false),
        ("dsr.suspension", json!("none"), true),
        ("dsr.suspension", json!("double"), false),
        ("breach.authority_notice", notice(96, "ÚOOÚ"), true),
        ("breach.authority_notice", notice(0, "ÚOOÚ"), false),
        ("breach.authority_notice", notice(72, " "), false),
        ("breach.authority_notice", json!({"hours": 72}), false),
        ("phone.own_customers", json!(true), true),
        ("phone.own_customers", json!("on"), false),
        ("consent.validity", json!(24), false),
        ("consent.colour", json!("red"), false),
    ] {
        let read = Setting::read(key, value.clone());
        assert_eq!(read.is_ok(), fits, "{key} {value}");
        if let Ok(setting) = read {
            assert_eq!((setting.key(), setting.value()), (key, value));
        }
    }
}
