//! Everything one tab works with; acts and the sync driver share it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use app::replica::{Phase, Refusal, Replica};
use futures::lock::Mutex;
use leptos::prelude::{GetUntracked, Set};

use crate::account::Flow;
use crate::account::step_up::Confirming;
use crate::profile::{Profiles, marker};
use crate::replica::customer::Customer;
use crate::replica::open::Open;
use crate::tabs::Tabs;
use crate::vault::Vault;

/// The shared state of one tab.
pub(crate) struct Desk {
    /// What the views see.
    pub(crate) replica: Replica,
    /// The keys.
    pub(crate) vault: Vault,
    /// The other tabs of this profile.
    pub(crate) tabs: Tabs,
    /// A set-up or invitation in progress.
    pub(crate) flow: RefCell<Flow>,
    /// An act that waits for a second factor.
    pub(crate) confirming: Confirming,
    /// Acts that number operations take turns.
    pub(crate) turn: Mutex<()>,
    /// The vault seals or opens one file at a time.
    pub(crate) filing: Mutex<()>,
    /// Batches for the local store take turns.
    pub(crate) storing: Mutex<()>,
    profiles: RefCell<Option<Rc<Profiles>>>,
    open: RefCell<Option<Open>>,
    customer: RefCell<Option<Customer>>,
    session: Cell<u64>,
    ending: Cell<Option<u64>>,
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new(replica: Replica) -> Rc<Self> {
        Rc::new(Self {
            replica,
            vault: Vault::default(),
            tabs: Tabs::open(),
            flow: RefCell::default(),
            confirming: Confirming::default(),
            turn: Mutex::new(()),
            filing: Mutex::new(()),
            storing: Mutex::new(()),
            profiles: RefCell::default(),
            open: RefCell::default(),
            customer: RefCell::default(),
            session: Cell::default(),
            ending: Cell::default(),
        })
    }

    /// The registry of this profile's devices.
    pub(crate) fn profiles(&self) -> Result<Rc<Profiles>, Refusal> {
        self.profiles.borrow().clone().ok_or(Refusal::StorageFailed)
    }

    /// Brings the registry in, or takes it away.
    pub(crate) fn set_profiles(&self, profiles: Option<Rc<Profiles>>) {
        *self.profiles.borrow_mut() = profiles;
    }

    /// Reads the open replica.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Open) -> T) -> Result<T, Refusal> {
        self.open.borrow().as_ref().map(read).ok_or(Refusal::Locked)
    }

    /// Changes the open replica.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Open) -> T) -> Result<T, Refusal> {
        self.open
            .borrow_mut()
            .as_mut()
            .map(change)
            .ok_or(Refusal::Locked)
    }

    /// Opens the replica; what ran for an earlier one finds out by the number given back.
    pub(crate) fn install(&self, open: Open) -> u64 {
        *self.open.borrow_mut() = Some(open);
        self.customer.borrow_mut().take();
        self.session.set(self.session.get() + 1);
        self.session.get()
    }

    /// Says whether the replica of that number is still the open one.
    pub(crate) fn is_current(&self, session: u64) -> bool {
        self.session.get() == session && self.open.borrow().is_some()
    }

    /// The number of the open replica.
    pub(crate) fn session(&self) -> u64 {
        self.session.get()
    }

    /// Says whether the end of the open replica begins now; it does once.
    pub(crate) fn begin_end(&self) -> bool {
        let session = self.session.get();
        self.is_current(session) && self.ending.replace(Some(session)) != Some(session)
    }

    /// Leaves only what a customer may see; what ran for the open replica finds out.
    pub(crate) fn hand_over(&self, customer: Customer) {
        self.open.borrow_mut().take();
        self.session.set(self.session.get() + 1);
        self.replica.data.set(std::sync::Arc::new(customer.data()));
        self.replica.pin_kept.set(true);
        self.show(Phase::HandedOver(customer.handed_over()));
        *self.customer.borrow_mut() = Some(customer);
    }

    /// What is left while a customer holds the tablet.
    pub(crate) fn customer(&self) -> Option<Customer> {
        self.customer.borrow().clone()
    }

    /// Changes what is left while a customer holds the tablet.
    pub(crate) fn change_customer(&self, change: impl FnOnce(&mut Customer)) {
        if let Some(customer) = self.customer.borrow_mut().as_mut() {
            change(customer);
        }
    }

    /// Says whether there is anything that a lock would close.
    pub(crate) fn is_open(&self) -> bool {
        self.open.borrow().is_some() || self.customer.borrow().is_some()
    }

    /// Closes the vault and drops everything that was open.
    pub(crate) fn close(&self) {
        self.vault.close();
        self.confirming.cancel();
        self.open.borrow_mut().take();
        self.customer.borrow_mut().take();
        // A kit that does not count yet and a one-time key go with the vault that made them.
        if matches!(*self.flow.borrow(), Flow::Signers(_) | Flow::Help(_)) {
            self.flow.replace(Flow::None);
        }
        self.replica.pin_kept.set(false);
        self.replica.passphrase_needed.set(false);
        self.session.set(self.session.get() + 1);
        self.replica.data.set(std::sync::Arc::default());
        self.replica.import_progress.set(None);
    }

    /// Shows where the replica stands.
    pub(crate) fn show(&self, phase: Phase) {
        if self.replica.phase.get_untracked() != phase {
            self.replica.phase.set(phase);
        }
    }

    /// Shows the lock screen, or that there is nothing to unlock, and whether there was.
    pub(crate) fn show_closed(&self) {
        let profiles = self.profiles().ok();
        let identity = profiles.as_ref().and_then(|profiles| profiles.current());
        let none = || {
            let here = profiles.map_or_else(Vec::new, |profiles| profiles.devices());
            marker::last_without(&here).map_or(Phase::Empty, Phase::Evicted)
        };
        self.show(identity.map_or_else(none, |identity| Phase::Locked {
            email: identity.email,
        }));
    }
}
