//! Where a person stands: at a page, or at what is shown in its place.

use domain::RecordId;

use crate::replica::{Evicted, Phase};
use crate::routes::Place;

/// What the content of the frame shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The local store is being opened.
    Starting,
    /// No keys here: to the sign-in.
    SignedOut,
    /// The vault is closed.
    Locked,
    /// Signed in, and no administrator has certified the device yet.
    Uncertified,
    /// A customer holds the tablet, on the screen of this contact.
    HandedOver(RecordId),
    /// Another tab holds the data.
    OtherTab,
    /// This browser cannot store.
    StorageFailed,
    /// The browser removed what a device had here.
    Evicted(Evicted),
    /// An administrator ended this device.
    Revoked {
        /// Changes that stay here.
        kept: usize,
    },
    /// The role does not open the address, or it does not exist.
    Closed,
    /// At a page.
    At(Place),
}

impl Standing {
    /// Decides from the replica's phase and the address.
    #[must_use]
    pub fn of(phase: &Phase, place: Option<Place>) -> Self {
        match phase {
            Phase::Absent | Phase::Starting => Self::Starting,
            Phase::Empty => Self::SignedOut,
            Phase::Locked { .. } => Self::Locked,
            Phase::HandedOver(handed) => Self::HandedOver(handed.contact),
            Phase::OtherTab => Self::OtherTab,
            Phase::StorageFailed => Self::StorageFailed,
            Phase::Evicted(evicted) => Self::Evicted(*evicted),
            Phase::Revoked { kept } => Self::Revoked { kept: *kept },
            Phase::Open(me) => match place {
                Some(place @ (Place::Outbox | Place::ThisDevice)) => Self::At(place),
                _ if me.roles.is_empty() => Self::Uncertified,
                Some(place) if place.opens_for(&me.roles) => Self::At(place),
                Some(_) | None => Self::Closed,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::access::Role;
    use domain::{DeviceId, OrgId, RecordId, UserId};

    use super::Standing;
    use crate::replica::{Evicted, HandedOver, Me, Phase};
    use crate::routes::Place;

    fn open(roles: &[Role]) -> Phase {
        Phase::Open(Me {
            org: OrgId::v4([1; 16]),
            user: UserId::v4([2; 16]),
            device: DeviceId::v4([3; 16]),
            email: "a@b.cz".to_owned(),
            name: "A".to_owned(),
            roles: roles.to_vec(),
            signed_in: true,
        })
    }

    #[test]
    fn a_locked_vault_shows_no_page() {
        let phase = Phase::Locked {
            email: "a@b.cz".to_owned(),
        };
        assert_eq!(
            Standing::of(&phase, Some(Place::Contacts)),
            Standing::Locked
        );
    }

    #[test]
    fn data_that_the_browser_removed_is_told_at_every_address_and_never_an_empty_list() {
        let evicted = Evicted {
            last: crate::fixture::NOW,
            waiting: 2,
        };
        for place in [Some(Place::Contacts), Some(Place::Outbox), None] {
            let standing = Standing::of(&Phase::Evicted(evicted), place);
            assert_eq!(standing, Standing::Evicted(evicted));
        }
    }

    #[test]
    fn no_address_leads_out_of_a_hand_over() {
        let contact = RecordId::v4([4; 16]);
        let phase = Phase::HandedOver(HandedOver {
            contact,
            roles: vec![Role::Rep],
        });
        for place in [Some(Place::Contacts), Some(Place::ThisDevice), None] {
            assert_eq!(Standing::of(&phase, place), Standing::HandedOver(contact));
        }
    }

    #[test]
    fn a_page_of_another_role_looks_like_one_that_does_not_exist() {
        let rep = open(&[Role::Rep]);
        assert_eq!(
            Standing::of(&rep, Some(Place::Users)),
            Standing::of(&rep, None)
        );
    }

    #[test]
    fn somebody_who_waits_for_a_certificate_still_reaches_their_device() {
        let waiting = open(&[]);
        assert_eq!(
            Standing::of(&waiting, Some(Place::Contacts)),
            Standing::Uncertified
        );
        assert_eq!(
            Standing::of(&waiting, Some(Place::ThisDevice)),
            Standing::At(Place::ThisDevice)
        );
    }
}
