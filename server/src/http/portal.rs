//! `/p` and `/portal`: the person's own pages, without script; a GET changes nothing.

mod form;

use app::views::portal::{
    LinkPage, LinkState, Notice, NoticePage, render_link, render_notice, render_portal,
    render_receipt, render_result,
};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use leptos::prelude::Owner;
use sync::message::account::ApiErrorCode;

use self::form::{LinkAct, LinkForm, StopForm};
use super::body::FormBody;
use super::language;
use crate::access::{PortalHandle, Stop, stop};
use crate::auth::link;
use crate::auth::session::{self, PortalSession, Session};
use crate::error::Problem;
use crate::state::{AppState, SharedState};

/// `GET /p/{token}`: shows what the link can do.
pub(crate) async fn show_link(
    State(state): State<SharedState>,
    Path(token): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let page = async {
        let Some(found) = link::find(&state, &token).await? else {
            return Ok(dead(&uri, &headers));
        };
        let page = LinkPage {
            organisation: organisation_name(&state).await?,
            path: format!("/p/{token}"),
            state: LinkState::Alive,
        };
        let locale = language::of(&uri, &headers, Some(&found.body.locale));
        Ok(html(|| render_link(&page, locale)))
    };
    let answer = page
        .await
        .unwrap_or_else(|problem| refused(&problem, &headers, &uri));
    remember(answer, &uri, &state)
}

/// `POST /p/{token}`: uses the link up.
pub(crate) async fn use_link(
    State(state): State<SharedState>,
    Path(token): Path<String>,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormBody<LinkForm>, Problem>,
) -> Response {
    let answer = async {
        let FormBody(form) = form?;
        let Some(found) = link::redeem(&state, &token).await? else {
            return Ok(dead(&uri, &headers));
        };
        let locale = language::of(&uri, &headers, Some(&found.locale));
        match form.act {
            LinkAct::StopAll => {
                let page = stop(&state, found.subject, &Stop::Everything, locale, false).await?;
                Ok(html(|| render_result(&page, locale)))
            }
            LinkAct::Open => {
                let now = state.clock.now();
                let session = PortalSession::new(found.subject, found.contact, found.locale, now);
                let cookie = session::open(
                    &state.control,
                    &state.config.origin,
                    Session::Portal(session),
                )
                .await?;
                Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/portal")).into_response())
            }
        }
    };
    answer
        .await
        .unwrap_or_else(|problem: Problem| refused(&problem, &headers, &uri))
}

/// `GET /portal`.
pub(crate) async fn home(
    State(state): State<SharedState>,
    portal: PortalHandle,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let locale = language::of(&uri, &headers, Some(portal.language()));
    let answer = match portal.home(locale).await {
        Ok(page) => html(|| render_portal(&page, locale)),
        Err(problem) => refused(&problem, &headers, &uri),
    };
    remember(answer, &uri, &state)
}

/// `POST /portal/withdraw`.
pub(crate) async fn withdraw(
    portal: PortalHandle,
    headers: HeaderMap,
    uri: Uri,
    form: Result<FormBody<StopForm>, Problem>,
) -> Response {
    let locale = language::of(&uri, &headers, Some(portal.language()));
    let answer = async {
        let FormBody(form) = form?;
        if !portal.made_form(&form.csrf) {
            return Err(super::cross_site::foreign());
        }
        let what = Stop::parse(&form.purpose, &form.channel)
            .ok_or_else(|| Problem::of(ApiErrorCode::Malformed))?;
        let page = portal.withdraw(&what, locale).await?;
        Ok(html(|| render_result(&page, locale)))
    };
    answer
        .await
        .unwrap_or_else(|problem| refused(&problem, &headers, &uri))
}

/// `GET /portal/receipts/{number}`.
pub(crate) async fn receipt(
    State(state): State<SharedState>,
    portal: PortalHandle,
    Path(number): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let locale = language::of(&uri, &headers, Some(portal.language()));
    let answer = match portal.receipt(&number, locale).await {
        Ok(Some(page)) => html(|| render_receipt(&page, locale)),
        Ok(None) => refused(&Problem::of(ApiErrorCode::NotFound), &headers, &uri),
        Err(problem) => refused(&problem, &headers, &uri),
    };
    remember(answer, &uri, &state)
}

/// A refusal as a page.
pub(crate) fn refused(problem: &Problem, headers: &HeaderMap, uri: &Uri) -> Response {
    let _logged = problem.reference();
    let notice = match problem.code() {
        ApiErrorCode::SessionOver => Notice::SessionOver,
        ApiErrorCode::Busy | ApiErrorCode::TooManyTries | ApiErrorCode::Internal => Notice::Busy,
        ApiErrorCode::SignInRefused
        | ApiErrorCode::LinkDead
        | ApiErrorCode::CodeWrong
        | ApiErrorCode::CodeUsed
        | ApiErrorCode::PasskeyRefused
        | ApiErrorCode::NoPasskeys
        | ApiErrorCode::LastFactor
        | ApiErrorCode::StepUpNeeded
        | ApiErrorCode::SessionLocked
        | ApiErrorCode::NotFound
        | ApiErrorCode::Malformed
        | ApiErrorCode::TooLarge
        | ApiErrorCode::LogMoved
        | ApiErrorCode::LogRefused
        | ApiErrorCode::NoAddress
        | ApiErrorCode::EmailTaken
        | ApiErrorCode::PassphraseWrong
        | ApiErrorCode::ClaimOver
        | ApiErrorCode::CopyClosed
        | ApiErrorCode::PointNotIndependent
        | ApiErrorCode::LockboxLimits
        | ApiErrorCode::LockboxReader
        | ApiErrorCode::LockboxOver
        | ApiErrorCode::FileDiffers
        | ApiErrorCode::HelpKeyChanged
        | ApiErrorCode::DeviceRevoked => Notice::Missing,
    };
    let page = NoticePage {
        organisation: None,
        notice,
    };
    let locale = language::of(uri, headers, None);
    let mut response = html(|| render_notice(&page, locale));
    problem.mark(&mut response);
    response
}

/// One answer for used, expired and invented links.
fn dead(uri: &Uri, headers: &HeaderMap) -> Response {
    let page = LinkPage {
        organisation: String::new(),
        path: String::new(),
        state: LinkState::Dead { ask: None },
    };
    let locale = language::of(uri, headers, None);
    (StatusCode::GONE, html(|| render_link(&page, locale))).into_response()
}

/// Renders under an owner of its own, which frees what the views made.
fn html(render: impl FnOnce() -> String) -> Response {
    Html(Owner::new_root(None).with(render)).into_response()
}

async fn organisation_name(state: &AppState) -> Result<String, Problem> {
    let organisation = state.driver.organisation().await?;
    Ok(organisation
        .map(|organisation| organisation.name.clone())
        .unwrap_or_default())
}

fn remember(mut response: Response, uri: &Uri, state: &AppState) -> Response {
    if let Some(cookie) = language::remember(uri, &state.config.origin) {
        response
            .headers_mut()
            .append(header::SET_COOKIE, HeaderValue::clone(&cookie));
    }
    response
}
