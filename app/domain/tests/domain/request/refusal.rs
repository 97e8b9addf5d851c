use domain::privacy::request::ground::{Abuse, Ground, Kept, NotPortable, Redaction};
use domain::privacy::request::refusal::{Draft, Extent, RefusalError};
use domain::privacy::request::{Act, Kind, Policy, State};

use super::*;

fn complete(draft: &Draft, kind: Kind, extent: Extent) -> Result<(), RefusalError> {
    let refusal = draft.complete(kind, extent, &Policy::default())?;
    assert_eq!(refusal.extent, extent);
    assert_eq!(refusal.grounds, draft.grounds);
    Ok(())
}

fn whole(ground: Ground, kind: Kind) -> Result<(), RefusalError> {
    complete(&draft(ground), kind, Extent::Whole)
}

fn kept(named: &str) -> Vec<Kept> {
    vec![Kept {
        record: record(1),
        named: named.to_owned(),
        until: day("2036-12-31"),
    }]
}

fn abuse(repeats: Vec<RequestId>, intent: Option<RecordId>) -> Abuse {
    Abuse {
        proof: record(80),
        repeats,
        intent,
    }
}

#[test]
fn a_refusal_names_ground_reasoning_complaint_and_court_route() {
    let full = no_data();
    assert_eq!(complete(&full, Kind::Access, Extent::Whole), Ok(()));
    let without = |change: fn(&mut Draft)| {
        let mut draft = full.clone();
        change(&mut draft);
        complete(&draft, Kind::Access, Extent::Whole)
    };
    assert_eq!(
        without(|draft| draft.grounds.clear()),
        Err(RefusalError::NoGround)
    );
    assert_eq!(
        without(|draft| draft.reasoning = None),
        Err(RefusalError::NoReasoning)
    );
    assert_eq!(
        without(|draft| draft.complaint = None),
        Err(RefusalError::NoComplaint)
    );
    assert_eq!(
        without(|draft| draft.court = None),
        Err(RefusalError::NoCourt)
    );
}

#[test]
fn a_request_stays_as_it_was_when_its_refusal_lacks_something() {
    let mut incomplete = no_data();
    incomplete.court = None;
    let case = in_state(Kind::Access, State::InAssessment);
    for act in [
        Act::Refuse(incomplete.clone()),
        refuse_in_part(incomplete.clone()),
    ] {
        let refused = try_act(&case, &act, SOON);
        assert_eq!(refused, Err(RefusalError::NoCourt.into()));
    }
}

#[test]
fn a_ground_is_used_for_its_own_rights_only() {
    let ground = || Ground::CompellingGrounds {
        weighing: record(1),
    };
    assert_eq!(whole(ground(), Kind::ObjectionGeneral), Ok(()));
    for kind in [Kind::ObjectionDm, Kind::Erasure, Kind::Withdrawal] {
        let error = RefusalError::NotForKind {
            ground: GroundCode::CompellingGrounds,
            kind,
        };
        assert_eq!(whole(ground(), kind), Err(error));
    }
    let not_portable = |why| Ground::NotPortable { why };
    assert_eq!(
        whole(not_portable(NotPortable::OtherBasis), Kind::Portability),
        Ok(())
    );
    assert!(whole(not_portable(NotPortable::NotProvided), Kind::Access).is_err());
}

#[test]
fn every_ground_of_a_refusal_is_checked() {
    let mut two = no_data();
    two.grounds.push(Ground::CompellingGrounds {
        weighing: record(1),
    });
    assert!(complete(&two, Kind::Access, Extent::Whole).is_err());
}

#[test]
fn grounds_of_an_erasure_name_record_law_and_end_date() {
    let makers: [fn(Vec<Kept>) -> Ground; 5] = [
        |kept| Ground::Expression { kept },
        |kept| Ground::PublicHealth { kept },
        |kept| Ground::ArchivingResearch { kept },
        |kept| Ground::LegalObligation { kept },
        |kept| Ground::LegalClaims { kept },
    ];
    for ground in makers {
        let named = ground(kept("zákon č. 235/2004 Sb., § 35"));
        assert_eq!(named.kept()[0].until, day("2036-12-31"));
        assert_eq!(whole(named.clone(), Kind::Erasure), Ok(()));
        assert_eq!(complete(&draft(named), Kind::Erasure, Extent::Part), Ok(()));
        for kept in [Vec::new(), kept("  ")] {
            let unnamed = ground(kept);
            let missing = RefusalError::FactsMissing {
                ground: unnamed.code(),
            };
            assert_eq!(whole(unnamed, Kind::Erasure), Err(missing));
        }
    }
    assert!(Ground::NoData.kept().is_empty());
}

#[test]
fn others_rights_only_cover_passages_with_a_manifest() {
    let redaction = |path: &str, reason: &str, count| Redaction {
        path: path.to_owned(),
        reason: reason.to_owned(),
        count,
    };
    let others = |manifest| Ground::OthersRights { manifest };
    let good = others(vec![redaction("notes/3", "third_person", 2)]);
    for kind in [Kind::Access, Kind::Portability] {
        assert_eq!(complete(&draft(good.clone()), kind, Extent::Part), Ok(()));
        let ground = GroundCode::OthersRights;
        let never = Err(RefusalError::NeverTheWhole { ground });
        assert_eq!(whole(good.clone(), kind), never);
    }
    for manifest in [
        Vec::new(),
        vec![redaction("", "third_person", 2)],
        vec![redaction("notes/3", " ", 2)],
        vec![redaction("notes/3", "third_person", 0)],
    ] {
        let draft = draft(others(manifest));
        let ground = GroundCode::OthersRights;
        let missing = Err(RefusalError::FactsMissing { ground });
        assert_eq!(complete(&draft, Kind::Access, Extent::Part), missing);
    }
}

#[test]
fn a_first_request_is_abusive_only_with_proven_intent() {
    let makers: [fn(Abuse) -> Ground; 2] = [
        |abuse| Ground::ManifestlyUnfounded { abuse },
        |abuse| Ground::ManifestlyExcessive { abuse },
    ];
    for ground in makers {
        let code = ground(abuse(Vec::new(), None)).code();
        assert_eq!(
            whole(ground(abuse(Vec::new(), None)), Kind::Access),
            Err(RefusalError::FirstRequest { ground: code })
        );
        let proven = ground(abuse(Vec::new(), Some(record(81))));
        assert_eq!(whole(proven, Kind::Access), Ok(()));
        let repeated = ground(abuse(vec![request(1)], None));
        assert_eq!(whole(repeated, Kind::Access), Ok(()));
    }
}

#[test]
fn the_national_restriction_waits_for_counsel_and_names_its_provision() {
    let ground = |provision: &str| Ground::NationalRestriction {
        provision: provision.to_owned(),
    };
    let code = GroundCode::NationalRestriction;
    let off = Err(RefusalError::SwitchedOff { ground: code });
    assert_eq!(whole(ground("§ 11 odst. 1"), Kind::Access), off);
    let on = Policy {
        national_restriction: true,
        ..Policy::default()
    };
    let complete = |provision: &str| {
        let draft = draft(ground(provision));
        draft.complete(Kind::Access, Extent::Whole, &on).err()
    };
    assert_eq!(complete("§ 11 odst. 1"), None);
    let missing = RefusalError::FactsMissing { ground: code };
    assert_eq!(complete(""), Some(missing));
}
