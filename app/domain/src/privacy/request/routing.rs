//! Which rights follow from which legal basis (specification 2.2).

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::privacy::event::Basis;

/// Where a request goes; there is no refusing answer here, because unlawfully held data is
/// erased whatever its basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// The right follows from a basis of the data, and nothing is weighed.
    Absolute,
    /// The right follows from a basis of the data.
    Follows,
    /// It follows from none of the bases named: the officer assesses whether another ground holds.
    Assess,
}

/// Routes a request by the bases that the data rests on.
#[must_use]
pub fn route(kind: Kind, bases: &[Basis]) -> Route {
    let follows = |basis: &&Basis| rights(**basis).contains(&right(kind));
    let mut following = bases.iter().filter(follows).peekable();
    if following.peek().is_none() {
        Route::Assess
    } else if is_absolute(kind) || following.any(|basis| soft_opt_in_objection(kind, *basis)) {
        Route::Absolute
    } else {
        Route::Follows
    }
}

/// A column of the table: an article with a right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Right {
    Access,
    Rectification,
    Erasure,
    Restriction,
    Portability,
    Objection,
    HumanReview,
    Withdrawal,
}

const fn right(kind: Kind) -> Right {
    match kind {
        // Recipients are asked for under Art. 15(1)(c).
        Kind::Access | Kind::Recipients => Right::Access,
        Kind::Rectification => Right::Rectification,
        Kind::Erasure => Right::Erasure,
        Kind::Restriction => Right::Restriction,
        Kind::Portability => Right::Portability,
        Kind::ObjectionGeneral | Kind::ObjectionDm => Right::Objection,
        Kind::HumanReview => Right::HumanReview,
        Kind::Withdrawal => Right::Withdrawal,
    }
}

const fn rights(basis: Basis) -> &'static [Right] {
    use Right::{
        Access, Erasure, HumanReview, Objection, Portability, Rectification, Restriction,
        Withdrawal,
    };
    match basis {
        Basis::Consent | Basis::ExplicitConsent => &[
            Access,
            Rectification,
            Erasure,
            Restriction,
            Portability,
            HumanReview,
            Withdrawal,
        ],
        Basis::Contract => &[
            Access,
            Rectification,
            Erasure,
            Restriction,
            Portability,
            HumanReview,
        ],
        Basis::LegalDuty => &[Access, Rectification, Restriction],
        Basis::Vital => &[Access, Rectification, Erasure, Restriction, HumanReview],
        Basis::PublicTask => &[Access, Rectification, Restriction, Objection, HumanReview],
        Basis::LegitimateInterest | Basis::SoftOptIn => &[
            Access,
            Rectification,
            Erasure,
            Restriction,
            Objection,
            HumanReview,
        ],
    }
}

/// Consent is taken back and direct marketing is stopped without weighing (Art. 7(3), 21(3)).
const fn is_absolute(kind: Kind) -> bool {
    matches!(kind, Kind::Withdrawal | Kind::ObjectionDm)
}

const fn soft_opt_in_objection(kind: Kind, basis: Basis) -> bool {
    matches!(kind, Kind::ObjectionGeneral) && matches!(basis, Basis::SoftOptIn)
}
