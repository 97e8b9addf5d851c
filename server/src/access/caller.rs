//! Who calls: the live session of a member of staff, with the roles the log gives them.

use std::sync::Arc;

use axum::http::HeaderMap;
use domain::access::Role;
use domain::organisation::Organisation;
use domain::{DeviceId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::store::control::Table;

use crate::auth::session::{self, Session, StaffSession};
use crate::auth::sign_in;
use crate::auth::token::Usage;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::SharedState;

/// A member of staff with a live session.
#[derive(Clone)]
pub(super) struct Caller {
    pub(super) state: SharedState,
    pub(super) organisation: Arc<Organisation>,
    pub(super) session: Versioned<StaffSession>,
}

impl Caller {
    /// Finds the caller of a request.
    pub(super) async fn find(state: &SharedState, headers: &HeaderMap) -> Result<Self, Problem> {
        let over = || Problem::of(ApiErrorCode::SessionOver);
        let (control, origin) = (&state.control, &state.config.origin);
        let found = session::find(control, origin, headers, Usage::Session).await?;
        let row = found.ok_or_else(over)?;
        let Session::Staff(body) = row.body else {
            return Err(over());
        };
        let organisation = state.driver.organisation().await?.ok_or_else(over)?;
        if sign_in::is_cut_off(&organisation, &body) {
            return Err(Problem::of(ApiErrorCode::DeviceRevoked));
        }
        let sells = sells(organisation.roles(body.user));
        if body.ended(state.clock.now(), sells) || sign_in::left(&organisation, body.user) {
            return Err(over());
        }
        Ok(Self {
            state: state.clone(),
            organisation,
            session: Versioned {
                id: row.id,
                version: row.version,
                body,
            },
        })
    }

    /// The user.
    pub(super) const fn user(&self) -> UserId {
        self.session.body.user
    }

    /// The device whose open vault is proven now and which is still trusted.
    pub(super) fn device(&self) -> Result<DeviceId, Problem> {
        let proven = self.session.body.unlocked_by(self.now());
        proven
            .filter(|device| self.owns(*device))
            .ok_or_else(|| Problem::of(ApiErrorCode::SessionLocked))
    }

    /// Whether a session of the same user still lives.
    pub(super) fn lives(&self, session: &StaffSession) -> bool {
        let sells = sells(self.organisation.roles(self.user()));
        !session.ended(self.now(), sells)
    }

    /// Whether the log states the device for this user.
    pub(super) fn owns(&self, device: DeviceId) -> bool {
        let device = self.organisation.live_device(device);
        device.is_some_and(|device| device.user == self.user())
    }

    /// Takes one request from the share of the device, or of the account while it is locked.
    pub(super) fn take_share(&self) -> Result<(), Problem> {
        match self.device() {
            Ok(device) => self.state.shares.of_device(device),
            Err(_locked) => self.state.shares.of_account(self.user()),
        }
    }

    /// Whether one of the roles is theirs.
    pub(super) fn has_one_of(&self, roles: &[Role]) -> bool {
        self.organisation
            .roles(self.user())
            .iter()
            .any(|role| roles.contains(role))
    }

    /// Writes down that the session was used; a lost race changes nothing that matters.
    pub(super) async fn note_use(mut self, renews: bool) -> Result<Self, Problem> {
        if let Some(used) = self.session.body.after_use(renews, self.now())
            && self.keep(used.clone()).await?
        {
            self.session.body = used;
            self.session.version += 1;
        }
        Ok(self)
    }

    /// Stores a changed session; says whether nobody else was first.
    pub(super) async fn keep(&self, session: StaffSession) -> Result<bool, Problem> {
        let (id, version) = (&self.session.id, self.session.version);
        let body = Session::Staff(session);
        self.state
            .control
            .put(Table::Session, id, version, &body)
            .await
    }

    /// The present instant.
    pub(super) fn now(&self) -> Timestamp {
        self.state.clock.now()
    }
}

fn sells(roles: &[Role]) -> bool {
    roles
        .iter()
        .any(|role| matches!(role, Role::Rep | Role::Manager))
}
