//! The layer in front of every route: applies the route's rule and hands out the handle.

use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sync::message::account::ApiErrorCode;

use super::caller::Caller;
use super::{
    AccountHandle, AdminHandle, CopyHandle, HolderHandle, LedgerHandle, OversightHandle,
    PortalHandle, Rule, SalesHandle, SessionHandle, SupportHandle, SyncHandle,
};
use crate::auth::session::{self, Session};
use crate::auth::token::Usage;
use crate::error::Problem;
use crate::http::portal;
use crate::state::SharedState;

/// Lets a request pass with the handle of its route's rule, or refuses it.
pub(crate) async fn guard(
    State((state, rule)): State<(SharedState, Rule)>,
    mut request: Request,
    next: Next,
) -> Response {
    let handed = hand_out(
        &state,
        rule,
        request.headers().clone(),
        request.extensions_mut(),
    )
    .await;
    match (handed, rule) {
        (Ok(()), _) => next.run(request).await,
        (Err(problem), Rule::Portal) => portal::refused(&problem, request.headers(), request.uri()),
        (Err(problem), _) => problem.into_response(),
    }
}

async fn hand_out(
    state: &SharedState,
    rule: Rule,
    headers: HeaderMap,
    handles: &mut Extensions,
) -> Result<(), Problem> {
    match rule {
        Rule::Everyone => {}
        Rule::Portal => {
            handles.insert(portal_handle(state, &headers).await?);
        }
        Rule::Session => {
            let caller = Caller::find(state, &headers).await?;
            caller.take_share()?;
            handles.insert(SessionHandle::new(caller.note_use(false).await?));
        }
        Rule::Unlocked
        | Rule::Account
        | Rule::Sales
        | Rule::Administrator
        | Rule::Oversight
        | Rule::Ledger
        | Rule::Support => {
            let caller = unlocked(state, rule, &headers).await?;
            match rule {
                Rule::Account => drop(handles.insert(AccountHandle::new(caller))),
                Rule::Sales => drop(handles.insert(SalesHandle::new(caller))),
                Rule::Administrator => drop(handles.insert(AdminHandle::new(caller))),
                Rule::Oversight => drop(handles.insert(OversightHandle::new(caller))),
                Rule::Ledger => drop(handles.insert(LedgerHandle::new(caller))),
                Rule::Support => drop(handles.insert(SupportHandle::new(caller))),
                Rule::Unlocked | Rule::Everyone | Rule::Portal | Rule::Session => {
                    let device = caller.device()?;
                    handles.insert(CopyHandle::new(caller.clone(), device));
                    handles.insert(HolderHandle::new(caller.clone(), device));
                    handles.insert(SyncHandle::new(caller, device));
                }
            }
        }
    }
    Ok(())
}

async fn unlocked(state: &SharedState, rule: Rule, headers: &HeaderMap) -> Result<Caller, Problem> {
    let caller = Caller::find(state, headers).await?;
    caller.device()?;
    caller.take_share()?;
    if rule.roles().is_some_and(|roles| !caller.has_one_of(roles)) {
        return Err(Problem::of(ApiErrorCode::NotFound));
    }
    caller.note_use(rule == Rule::Unlocked).await
}

async fn portal_handle(state: &SharedState, headers: &HeaderMap) -> Result<PortalHandle, Problem> {
    let (control, origin) = (&state.control, &state.config.origin);
    let over = || Problem::of(ApiErrorCode::SessionOver);
    let row = session::find(control, origin, headers, Usage::PortalSession)
        .await?
        .ok_or_else(over)?;
    match row.body {
        Session::Portal(session) if !session.ended(state.clock.now()) => {
            state.shares.of_person(session.subject)?;
            Ok(PortalHandle::new(state.clone(), row.id, session))
        }
        Session::Portal(_) | Session::Staff(_) | Session::Ceremony(_) => Err(over()),
    }
}
