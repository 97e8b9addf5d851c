//! The balancing tests of the starter purposes; signing the registry at set-up accepts them.

use super::label;
use crate::privacy::purpose::BalancingTest;

pub(super) fn legal_claims() -> BalancingTest {
    BalancingTest {
        interest: label((
            "Prokázat, co bylo dohodnuto a\u{a0}s\u{a0}čím člověk souhlasil, a\u{a0}bránit se \
             neoprávněným nárokům.",
            "To prove what was agreed and consented to, and to answer unfounded claims.",
        )),
        necessity: label((
            "Bez dokladu se tvrzení prokázat nedá. Uchovává se jen doklad sám, zapečetěný, po dobu, \
             kdy lze nárok uplatnit.",
            "A statement cannot be proven without its evidence. Only the evidence itself is kept, \
             sealed, for as long as a claim can be raised.",
        )),
        balance: label((
            "Člověk s\u{a0}uchováním dokladu může počítat a\u{a0}doklad slouží i\u{a0}jemu. Nikdo ho \
             neotvírá bez důvodu a\u{a0}k\u{a0}ničemu jinému se nepoužije. Proti uchování lze \
             vznést námitku.",
            "The person can expect the evidence to be kept, and it serves them too. Nobody opens \
             it without a reason, and it is used for nothing else. The person can object.",
        )),
    }
}

pub(super) fn prospect_record() -> BalancingTest {
    BalancingTest {
        interest: label((
            "Navázat na jednání o\u{a0}zakázce, které člověk sám zahájil nebo přijal.",
            "To carry on talks about business that the person began or accepted.",
        )),
        necessity: label((
            "Bez jména, spojení a\u{a0}poznámky z\u{a0}jednání by se člověka ptal každý zástupce \
             znovu. Nic dalšího se nevede.",
            "Without name, contact and a note of the talk every representative would ask the \
             person again. Nothing else is kept.",
        )),
        balance: label((
            "Člověk o\u{a0}jednání ví, údaje pocházejí většinou od něj a\u{a0}nabídky z\u{a0}této \
             evidence neodcházejí. Po 12\u{a0}měsících od posledního kontaktu z\u{a0}jeho strany \
             se údaje mažou. Proti evidenci lze vznést námitku.",
            "The person knows of the talks, most data comes from them, and no offers are sent from \
             this record. It is erased 12 months after the person's last contact. The person can \
             object.",
        )),
    }
}
