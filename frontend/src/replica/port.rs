//! The port of the views: every question goes to the code that answers it.

mod audit;
mod decisions;
mod devices;
mod factors;
mod files;
mod help;
mod late;
mod log;
mod outbox;
mod recovery;
mod signers;

use std::rc::Rc;

use app::replica::{
    AuthenticatorCode, CheckedInvite, DeviceExposure, Done, FoundDevice, Invitation, Kit,
    NewDevice, Port, Refusal, Reply, TableFile,
};
use domain::access::Role;
use domain::command::Command;
use domain::organisation::PendingGrant;
use domain::{DeviceId, FieldId, Hash, InviteId, RecordId, UserId};
use leptos::prelude::Set;
use sync::client::Input;
use sync::message::account::{AuditRow, DeviceRow, MailRow, PortalLink, ReviewRow};

use super::{alerts, dispatch, reading};
use crate::account::first_passkey::First;
use crate::account::sign_in::Second;
use crate::account::{
    add_device, certify, cut, exposure, hand_over, invite, join, lock, new_device, set_up, sign_in,
};
use crate::desk::Desk;
use crate::leader::Ask;
use crate::sync_driver::{self, session};
use crate::{import, runtime, service_worker, transport};

/// The browser's replica.
pub(crate) struct BrowserPort {
    desk: Rc<Desk>,
}

impl BrowserPort {
    /// Answers for a desk.
    pub(crate) const fn new(desk: Rc<Desk>) -> Self {
        Self { desk }
    }

    fn reply<T: 'static, F>(&self, act: impl FnOnce(Rc<Desk>) -> F + 'static) -> Reply<T>
    where
        F: Future<Output = Result<T, Refusal>> + 'static,
    {
        let desk = Rc::clone(&self.desk);
        Box::pin(async move {
            let answer = act(Rc::clone(&desk)).await;
            if matches!(answer, Err(Refusal::PassphraseNeeded)) {
                desk.replica.passphrase_needed.set(true);
            }
            answer
        })
    }
}

impl Port for BrowserPort {
    fn dispatch(&self, command: Command) -> Reply<Done> {
        self.reply(|desk| async move { dispatch::dispatch(&desk, command).await })
    }

    fn open(&self, record: RecordId, field: FieldId) -> Reply<String> {
        self.reply(move |desk| async move { reading::open(&desk, record, field).await })
    }

    fn open_many(&self, wanted: Vec<(RecordId, FieldId)>) -> Reply<Vec<Result<String, Refusal>>> {
        self.reply(|desk| async move { reading::open_many(&desk, wanted).await })
    }

    fn set_up_begin(&self, token: String, email: String) -> Reply<AuthenticatorCode> {
        self.reply(|desk| async move { set_up::begin(&desk, token, email).await })
    }

    fn set_up_prepare(&self, organisation: String, name: String, passphrase: String) -> Reply<Kit> {
        self.reply(
            |desk| async move { set_up::prepare(&desk, organisation, name, passphrase).await },
        )
    }

    fn set_up_finish(&self, check_word: String, code: String, locale: String) -> Reply<()> {
        let code = First::Code(code);
        self.reply(|desk| async move { set_up::finish(&desk, check_word, code, locale).await })
    }

    fn sign_in(&self, email: String, passphrase: String, code: String) -> Reply<()> {
        let code = Second::Code(code);
        self.reply(|desk| async move { sign_in::sign_in(&desk, email, passphrase, code).await })
    }

    fn unlock(&self, passphrase: String) -> Reply<()> {
        self.reply(|desk| async move { sign_in::unlock(&desk, passphrase).await })
    }

    fn lock(&self) -> Reply<()> {
        self.reply(|desk| async move {
            lock::lock(&desk).await;
            Ok(())
        })
    }

    fn hand_over(&self, contact: RecordId, pin: Option<String>) -> Reply<()> {
        self.reply(move |desk| async move { hand_over::start(&desk, contact, pin).await })
    }

    fn take_back(&self, pin: String) -> Reply<()> {
        self.reply(|desk| async move { hand_over::take_back(&desk, pin).await })
    }

    fn sign_out(&self) -> Reply<()> {
        self.reply(|desk| async move { lock::sign_out(&desk).await })
    }

    fn take_over(&self) -> Reply<()> {
        self.reply(|desk| async move {
            runtime::lead(&desk, Ask::TakeOver).await;
            Ok(())
        })
    }

    fn invite(&self, name: String, email: String, role: Role) -> Reply<String> {
        self.reply(move |desk| async move { invite::invite(&desk, name, email, role).await })
    }

    fn invites(&self) -> Reply<Vec<CheckedInvite>> {
        self.reply(|desk| async move { certify::checked(&desk).await })
    }

    fn pending_grants(&self) -> Reply<Vec<PendingGrant>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/grants")).await
        })
    }

    fn certify(&self, invites: Vec<InviteId>) -> Reply<()> {
        self.reply(move |desk| async move { certify::certify(&desk, invites).await })
    }

    fn revoke(&self, device: DeviceId) -> Reply<()> {
        self.reply(move |desk| async move { cut::revoke(&desk, device).await })
    }

    fn change_roles(&self, user: UserId, roles: Vec<Role>) -> Reply<()> {
        self.reply(move |desk| async move { cut::change_roles(&desk, user, roles).await })
    }

    fn roll(&self) -> Reply<()> {
        self.reply(|desk| async move { cut::roll(&desk).await })
    }

    fn countersign(&self, statement: Hash) -> Reply<()> {
        self.reply(move |desk| async move { cut::countersign(&desk, statement).await })
    }

    fn put_alerts_away(&self) -> Reply<()> {
        self.reply(|desk| async move { alerts::put_away(&desk).await })
    }

    fn exposure(&self, device: DeviceId) -> Reply<DeviceExposure> {
        self.reply(move |desk| async move { exposure::exposure(&desk, device).await })
    }

    fn open_invite(&self, fragment: String) -> Reply<Invitation> {
        self.reply(|desk| async move { join::open(&desk, fragment).await })
    }

    fn accept_invite(&self, passphrase: String, code: String, locale: String) -> Reply<()> {
        let code = First::Code(code);
        self.reply(|desk| async move { join::accept(&desk, passphrase, code, locale).await })
    }

    fn claim_device(&self) -> Reply<Option<NewDevice>> {
        self.reply(|desk| async move { new_device::claim(&desk).await })
    }

    fn find_device(&self, shown: String) -> Reply<FoundDevice> {
        self.reply(|desk| async move { add_device::find(&desk, shown).await })
    }

    fn add_device(&self, shown: String, passphrase: String) -> Reply<()> {
        self.reply(|desk| async move { add_device::add(&desk, shown, passphrase).await })
    }

    fn send_portal_link(&self, contact: RecordId) -> Reply<()> {
        self.reply(move |desk| async move {
            let link = PortalLink { contact };
            session::unlocked(&desk, || transport::tell("/api/portal-link", &link)).await
        })
    }

    fn audit(&self) -> Reply<Vec<AuditRow>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/admin/audit")).await
        })
    }

    fn devices(&self) -> Reply<Vec<DeviceRow>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/admin/devices")).await
        })
    }

    fn save_ledger(&self) -> Reply<()> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::file::save("/api/admin/ledger")).await
        })
    }

    fn review(&self) -> Reply<Vec<ReviewRow>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/admin/review")).await
        })
    }

    fn mail(&self) -> Reply<Vec<MailRow>> {
        self.reply(|desk| async move {
            session::unlocked(&desk, || transport::get("/api/admin/mail")).await
        })
    }

    fn read_table(
        &self,
        bytes: Vec<u8>,
        encoding: Option<String>,
        separator: Option<char>,
    ) -> Reply<TableFile> {
        self.reply(move |_desk| async move {
            import::read_table(&bytes, encoding.as_deref(), separator)
        })
    }

    fn sync_now(&self) {
        sync_driver::input(&self.desk, Input::SyncNow);
    }

    fn apply_update(&self) {
        service_worker::apply_update();
    }
}
