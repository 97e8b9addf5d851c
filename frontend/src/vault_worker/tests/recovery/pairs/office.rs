//! An organisation whose administrator and two colleagues may recover together.

use std::array;

use domain::Bytes;
use domain::organisation::{Organisation, PairWrap, SignedStatement, Signers};
use sync::message::account::HandedOn;
use sync::proof;

use crate::vault::message::{
    Answer, Ask, AskHolders, Founded, Give, Joined, NameSigners, NamedSigners, OneTime, Opener,
    Recover, Stated,
};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::tests::fixture::{ask, found, join, now};
use crate::vault_worker::tests::recovery::held::{NEW_PASSPHRASE, recovery_of};
use crate::vault_worker::tests::recovery::signers::{hired, named, wanted};

/// The three vaults, and what the server holds after the kit named them.
pub(super) struct Office {
    pub(super) first: Cabinet,
    pub(super) second: Cabinet,
    pub(super) third: Cabinet,
    pub(super) founded: Founded,
    pub(super) made: NamedSigners,
    joined: [Joined; 2],
    statements: Vec<SignedStatement>,
}

impl Office {
    /// Names the three with the kit.
    pub(super) fn open() -> Self {
        let [mut first, mut second, mut third] = array::from_fn(|_| Cabinet::default());
        let founded = found(&mut first);
        let joined = [&mut second, &mut third].map(|cabinet| join(cabinet, &founded).1);
        let mut statements = hired(&mut first, &founded, &[&joined[0], &joined[1]]);
        let own = founded.device.user;
        let mut wanted = wanted(&founded, &statements, &[own]);
        wanted.signers.holders = vec![own, joined[0].claim.user, joined[1].claim.user];
        let made = named(&mut first, wanted);
        statements.extend(made.statements.iter().cloned());
        Self {
            first,
            second,
            third,
            founded,
            made,
            joined,
            statements,
        }
    }

    /// The log as it is.
    pub(super) fn organisation(&self) -> Organisation {
        self.after(&[])
    }

    /// The log after more statements.
    pub(super) fn after(&self, more: &[SignedStatement]) -> Organisation {
        let all: Vec<_> = self.statements.iter().chain(more).cloned().collect();
        proof::read_log(Some(&self.founded.root), None, &all).expect("an accepted log")
    }

    /// The recovery key as the log states it.
    pub(super) fn stated(&self) -> Stated {
        Stated::of(&self.organisation()).expect("a recovery key")
    }

    /// The key and the words that a browser shows.
    pub(super) fn shown(&self, fresh: &mut Cabinet) -> OneTime {
        let wanted = AskHolders {
            org: self.founded.device.org,
            user: self.founded.device.user,
            statements: self.statements.clone(),
        };
        let Answer::OneTime(shown) = ask(fresh, Ask::OneTime(Box::new(wanted))) else {
            panic!("no key was made");
        };
        *shown
    }

    /// The wrap that the second colleague's device completes after the first one's.
    pub(super) fn pairs_of_second(&self) -> Vec<PairWrap> {
        let [outer, inner] = self.joined.each_ref().map(|joined| joined.claim.device);
        let pairs = self.made.pairs.iter();
        pairs
            .filter(|pair| (pair.outer, pair.inner) == (outer, inner))
            .cloned()
            .collect()
    }

    /// What the first holder hands on.
    pub(super) fn handed_on(&mut self) -> HandedOn {
        let pairs = self.pairs_of_second();
        let hand_on = Ask::HandOn(self.stated(), pairs.clone());
        let Answer::Local(mut opened) = ask(&mut self.second, hand_on) else {
            panic!("not handed on");
        };
        HandedOn {
            outer: pairs[0].outer,
            inner: pairs[0].inner,
            bytes: opened.remove(0),
        }
    }

    /// What the second holder is asked to give.
    pub(super) fn give_of(&self, to: &OneTime, handed_on: &HandedOn, typed: &str) -> Give {
        Give {
            root: self.founded.root,
            stated: self.stated(),
            handed_on: vec![handed_on.clone()],
            user: self.founded.device.user,
            to: to.key,
            typed: typed.to_owned(),
        }
    }

    /// The same as a question.
    pub(super) fn give(&self, to: &OneTime, handed_on: &HandedOn, typed: &str) -> Ask {
        Ask::Give(Box::new(self.give_of(to, handed_on, typed)))
    }

    /// What both holders together give to a browser.
    pub(super) fn helped(&mut self, shown: &OneTime) -> Bytes {
        let half = self.handed_on();
        let give = self.give(shown, &half, &shown.words.to_uppercase());
        let Answer::Local(mut given) = ask(&mut self.third, give) else {
            panic!("not given");
        };
        given.remove(0)
    }

    /// What the server hands out for the recovery of the administrator.
    pub(super) fn ask(&self, opener: Opener) -> Recover {
        let mut secrets = recovery_of(&self.made.secrets);
        secrets.extend(self.made.older.iter().cloned());
        Recover {
            org: self.founded.device.org,
            user: self.founded.device.user,
            statements: self.statements.clone(),
            secrets,
            org_root: self.made.org_root.clone(),
            opener,
            passphrase: NEW_PASSPHRASE.to_owned(),
            device_name: "Firefox on Linux".to_owned(),
            now: now(),
            store: None,
        }
    }

    /// What the server hands out for a change that leaves nobody who may recover together.
    pub(super) fn change(&self, opener: Opener) -> NameSigners {
        let handed_out = self.ask(opener);
        let own = self.founded.device.user;
        NameSigners {
            root: self.founded.root,
            statements: handed_out.statements,
            secrets: handed_out.secrets,
            org_root: handed_out.org_root,
            opener: handed_out.opener,
            signers: Signers {
                administrators: vec![own],
                privacy_officers: vec![own],
                holders: Vec::new(),
            },
            now: now(),
        }
    }
}
