//! The first administrator reads every class since set-up, and is asked to stop once others do
//! (security design, section 4).

use thiserror::Error;

use super::Organisation;
use crate::access::Role;
use crate::record::Class;
use crate::{Timestamp, UserId};

/// What the first administrator still reads, and who else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReading {
    /// Each sealed class they read, with everybody else who reads it now.
    pub classes: Vec<(Class, Vec<UserId>)>,
    /// The roles that stay when they stop, or why they cannot.
    pub stop: Result<Vec<Role>, KeepsReading>,
}

/// Why an administrator has to go on reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum KeepsReading {
    /// They are no administrator, or would not be one any more.
    #[error("no administrator's role stays")]
    NoAdministrator,
    /// Nobody else who is named a privacy officer could do that work.
    #[error("no other privacy officer is named")]
    NoOtherOfficer,
    /// No other administrator reads the class, so nobody could change its keys after a leaver.
    #[error("no other administrator reads {0:?}")]
    NoOtherRoller(Class),
}

impl Organisation {
    /// Says what an administrator is to be asked: nothing unless they are the first, read a sealed
    /// class, and somebody else holds the key of each class they read.
    #[must_use]
    pub fn own_reading(&self, user: UserId, now: Timestamp) -> Option<OwnReading> {
        let asked = self.is_first(user) && self.administers(user);
        let classes: Vec<_> = self
            .classes_of(user)
            .map(|class| (class, self.other_readers(class, user, now)))
            .collect();
        let others = classes.iter().all(|(_, others)| !others.is_empty());
        (asked && !classes.is_empty() && others).then(|| OwnReading {
            stop: self.roles_without_reading(user),
            classes,
        })
    }

    /// Gives the roles that stay when an administrator gives up reading.
    ///
    /// # Errors
    /// With the reason why the organisation would be locked out of something.
    pub fn roles_without_reading(&self, user: UserId) -> Result<Vec<Role>, KeepsReading> {
        let reads = |role: &Role| Class::SEALED.iter().any(|class| role.reads(*class));
        let held = self.roles(user).iter().copied();
        let (lost, kept): (Vec<Role>, Vec<Role>) = held.partition(reads);
        if !self.administers(user) || !kept.contains(&Role::Administrator) {
            return Err(KeepsReading::NoAdministrator);
        }
        if lost.contains(&Role::PrivacyOfficer) && !self.has_other_officer(user) {
            return Err(KeepsReading::NoOtherOfficer);
        }
        match self
            .classes_of(user)
            .find(|class| !self.rolls(*class, user))
        {
            Some(class) => Err(KeepsReading::NoOtherRoller(class)),
            None => Ok(kept),
        }
    }

    /// Whether the log begins with this user.
    fn is_first(&self, user: UserId) -> bool {
        let begun = self.tenures.iter();
        let begun = begun.filter_map(|(of, tenures)| Some((tenures.first()?.n, *of)));
        begun.min().is_some_and(|(_, first)| first == user)
    }

    fn administers(&self, user: UserId) -> bool {
        self.administrators.contains(&user) && self.roles(user).contains(&Role::Administrator)
    }

    fn classes_of(&self, user: UserId) -> impl Iterator<Item = Class> {
        let sealed = Class::SEALED.into_iter();
        sealed.filter(move |class| self.is_reader(*class, user))
    }

    fn is_reader(&self, class: Class, user: UserId) -> bool {
        let epoch = self.classes.get(&class);
        self.may_read(user, class) && epoch.is_some_and(|epoch| epoch.readers.contains(&user))
    }

    /// Others whose devices have the key, or get it with the next reader who is online.
    fn other_readers(&self, class: Class, user: UserId, now: Timestamp) -> Vec<UserId> {
        let mut others: Vec<UserId> = self.users.keys().copied().collect();
        others.retain(|other| {
            *other != user
                && self.is_reader(class, *other)
                && self.has_live_device(*other)
                && self.is_trained(*other, now)
        });
        others
    }

    fn has_other_officer(&self, user: UserId) -> bool {
        self.privacy_officers.iter().any(|other| {
            let works = self.roles(*other).contains(&Role::PrivacyOfficer);
            *other != user && works && self.has_live_device(*other)
        })
    }

    /// Whether another administrator can make and sign the next key of the class.
    fn rolls(&self, class: Class, user: UserId) -> bool {
        self.administrators.iter().any(|other| {
            let signs = self.administers(*other) && self.has_live_device(*other);
            *other != user && signs && self.is_reader(class, *other)
        })
    }
}
