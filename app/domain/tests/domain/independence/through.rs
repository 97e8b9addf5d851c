//! What follows from a point: witnesses of acts (W-1), notices of changes (W-2).

use super::*;

/// W-1: without independence an act counts for the point's own channel and name, and lifts nothing.
#[test]
fn w_1_an_act_counts_on_the_own_channel_of_the_point_it_names() {
    let through = |independent| Through {
        point: EMAIL,
        independent,
        kind: WitnessKind::Portal,
        from: day(1),
    };
    let kind = |independent, channel, named, lifts| {
        through(independent).witness(channel, named, lifts).kind
    };
    use WitnessKind::{None as Nothing, Portal};
    assert_eq!(kind(false, Channel::Email, Some(RECORD), false), Portal);
    assert_eq!(kind(false, Channel::Email, None, false), Nothing);
    let other = Some(RecordId::new(uuid::Uuid::from_u128(8)));
    assert_eq!(kind(false, Channel::Email, other, false), Nothing);
    assert_eq!(kind(false, Channel::Sms, Some(RECORD), false), Nothing);
    assert_eq!(
        kind(false, Channel::Processing, Some(RECORD), false),
        Nothing
    );
    assert_eq!(kind(false, Channel::Email, Some(RECORD), true), Nothing);
    for channel in [Channel::Email, Channel::Sms, Channel::Processing] {
        assert_eq!(kind(true, channel, None, true), Portal);
    }
    let nothing = through(false).witness(Channel::Sms, None, true);
    assert_eq!(nothing.from, None);
}

/// W-2.
#[test]
fn w_2_a_change_by_staff_is_told_to_the_old_point_and_the_privacy_officer() {
    for by in [Author::Staff, Author::Import, Author::Merge] {
        let first = change(EMAIL, 0, by);
        let second = change(EMAIL, 50, by);
        let known = history(&[first, second], &[]);
        assert_eq!(known.follow_up(&first, QUARANTINE), FollowUp::Listed);
        assert_eq!(
            known.follow_up(&second, QUARANTINE),
            FollowUp::ListedAndOldPointTold
        );
    }
    let own = change(EMAIL, 50, Author::Person { through: EMAIL });
    let known = history(&[change(EMAIL, 0, Author::Staff), own], &[]);
    assert_eq!(known.follow_up(&own, QUARANTINE), FollowUp::None);
    let early = change(EMAIL, 5, Author::Person { through: EMAIL });
    let known = history(&[change(EMAIL, 0, Author::Staff), early], &[]);
    assert_eq!(
        known.follow_up(&early, QUARANTINE),
        FollowUp::ListedAndOldPointTold
    );
    let house = Point {
        record: RECORD,
        class: TokenClass::Addr,
    };
    let moved = change(house, 0, Author::Staff);
    assert_eq!(
        history(&[moved], &[]).follow_up(&moved, QUARANTINE),
        FollowUp::None
    );
}
