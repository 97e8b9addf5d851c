use super::*;

fn capture() -> Capture {
    Capture {
        contact: RecordId::v4([1; 16]),
        locale: "cs".to_owned(),
        text: TextId::new("marketing_consent"),
        text_version: 1,
        answers: vec![Answer {
            purpose: PurposeId::new("newsletter"),
            channel: Channel::Email,
            choice: Choice::Yes,
        }],
        signature: vec![vec![[1, 2, 3]]],
    }
}

#[test]
fn a_capture_names_a_published_text() {
    let own = row(REP);
    let captured = |capture| answer(REP, Some(&own), &Command::CaptureConsent(capture));
    assert_eq!(captured(capture()), Ok(Decided::Append));
    let unknown = Capture {
        text_version: 2,
        ..capture()
    };
    assert_eq!(captured(unknown), Err(Code::TextUnknown));
    let empty = Capture {
        answers: Vec::new(),
        ..capture()
    };
    assert_eq!(captured(empty), Err(Code::Required));
    let huge = Capture {
        signature: vec![vec![[0, 0, 0]; 20_001]],
        ..capture()
    };
    assert_eq!(captured(huge), Err(Code::TooLarge));
    let elsewhere = Capture {
        contact: RecordId::v4([9; 16]),
        ..capture()
    };
    assert_eq!(captured(elsewhere), Err(Code::NotFound));
}

#[test]
fn a_told_stop_is_taken_for_a_known_purpose() {
    let own = row(REP);
    let stop = |purpose: &str| Command::RecordWithdrawal {
        subject: own.subject,
        purpose: PurposeId::new(purpose),
        channel: Channel::Email,
    };
    assert_eq!(
        answer(REP, Some(&own), &stop("newsletter")),
        Ok(Decided::Append)
    );
    assert_eq!(
        answer(REP, Some(&own), &stop("similar_goods_news")),
        Ok(Decided::Append)
    );
    assert_eq!(
        answer(REP, Some(&own), &stop("nothing")),
        Err(Code::NotFound)
    );
}
