//! The walls an answer passes; each says yes, or which one it is.

use super::{Ask, Denied, Principal};
use crate::access::matrix::{Party, Term, Within};
use crate::access::{Access, Action, Area, Object, Use};
use crate::record::{Class, FieldEntry};

/// The catalogue names the role; for person and support it names anybody, so that a new field
/// is invisible to them too.
pub(super) fn catalogue(ask: &Ask<'_>, party: Party) -> Result<(), Denied> {
    let Object::Field(Some(entry)) = ask.object else {
        return Ok(());
    };
    let writes = matches!(ask.action, Action::Write | Action::Import | Action::Propose);
    if !named(entry, party, writes) {
        return Err(Denied::NotGranted);
    }
    if writes && !entry.enabled {
        return Err(Denied::FieldOff);
    }
    Ok(())
}

fn named(entry: &FieldEntry, party: Party, writes: bool) -> bool {
    match party {
        Party::Staff(role) if writes => entry.editable_by.contains(&role),
        Party::Staff(role) => entry.visible_to.contains(&role),
        Party::Support | Party::Customer => {
            !entry.visible_to.is_empty() || !entry.editable_by.is_empty()
        }
    }
}

pub(super) fn right(ask: &Ask<'_>) -> Result<(), Denied> {
    let Some(needed) = ask.action.right() else {
        return Ok(());
    };
    match ask.who {
        Principal::Staff { rights, .. } if rights.contains(&needed) => Ok(()),
        Principal::Staff { .. } | Principal::Support { .. } | Principal::Customer(_) => {
            Err(Denied::RightMissing(needed))
        }
    }
}

/// Without training `basic` is read-only; a told stop is taken from everybody who hears it.
pub(super) fn training(ask: &Ask<'_>, area: Area) -> Result<(), Denied> {
    let Principal::Staff { training, .. } = ask.who else {
        return Ok(());
    };
    let reads = matches!(ask.action, Action::Read | Action::Use(_)) && ask.action.right().is_none();
    let open = (reads && area == Area::Class(Class::Basic)) || ask.action == Action::Stop;
    if training.is_valid() || open {
        Ok(())
    } else {
        Err(Denied::Untrained)
    }
}

pub(super) fn scope(ask: &Ask<'_>, area: Area, term: Term) -> Result<(), Denied> {
    let case = ask
        .scope
        .case
        .filter(|case| ask.scope.subject == Some(case.subject));
    let (stands, denied) = match term.within {
        Within::Everywhere => return Ok(()),
        Within::OwnTerritory => (own_territory(ask), Denied::OutsideTerritory),
        Within::Oneself => (oneself(ask), Denied::NotOneself),
        Within::Lockbox => (lockbox(ask, area), Denied::NoLockbox),
        Within::Case => (case.is_some(), Denied::CaseNeeded),
        Within::Rectification => (
            case.is_some_and(|case| case.rectifies),
            Denied::RectificationNeeded,
        ),
        Within::Reason => (ask.scope.reason.is_some(), Denied::ReasonNeeded),
    };
    if stands { Ok(()) } else { Err(denied) }
}

/// What is not plain is seen and nothing else; a masked value also stands in what only shows it.
pub(super) fn usage(action: Action, access: Access) -> Result<(), Denied> {
    let Action::Use(usage) = action else {
        return Ok(());
    };
    let shows = access == Access::Masked && !usage.compares() && usage != Use::BulkRead;
    if access == Access::Plain || shows {
        Ok(())
    } else {
        Err(Denied::NotThisUse)
    }
}

fn own_territory(ask: &Ask<'_>) -> bool {
    match ask.who {
        Principal::Staff { user, .. } => ask.scope.owner == Some(user),
        Principal::Support { .. } | Principal::Customer(_) => false,
    }
}

fn oneself(ask: &Ask<'_>) -> bool {
    match ask.who {
        Principal::Customer(subject) => ask.scope.subject == Some(subject),
        Principal::Staff { .. } | Principal::Support { .. } => false,
    }
}

fn lockbox(ask: &Ask<'_>, area: Area) -> bool {
    let Principal::Support { lockbox } = ask.who else {
        return false;
    };
    let Area::Class(class) = area else {
        return false;
    };
    lockbox
        .zip(ask.scope.subject)
        .is_some_and(|(lockbox, subject)| lockbox.opens(class, subject, ask.scope.now))
}
