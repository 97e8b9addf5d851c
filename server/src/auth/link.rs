//! Preference links: sent to the person's own address, used once, by POST only.

use app::Locale;
use domain::privacy::ledger::Entry;
use domain::{FieldId, RecordId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::ApiErrorCode;
use sync::server::act::Act;
use sync::server::{Viewer, visible};
use sync::store::control::Table;
use sync::store::organisation::Load;

use crate::auth::throttle;
use crate::auth::token::{self, Usage};
use crate::control::Versioned;
use crate::error::Problem;
use crate::mail::text;
use crate::state::AppState;

const LIFE_MS: i64 = 10 * 60 * 1000;

/// A link as it is stored, under the hash of its token.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct PreferenceLink {
    /// The person.
    pub(crate) subject: SubjectId,
    /// The contact it was sent to.
    pub(crate) contact: RecordId,
    /// Language of its mail.
    pub(crate) locale: String,
    ends_at: Timestamp,
    used: bool,
}

impl PreferenceLink {
    /// Whether it is over.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        self.used || now >= self.ends_at
    }
}

/// Sends a link to the address of a contact that the user may see.
pub(crate) async fn send(
    state: &AppState,
    user: UserId,
    locale: &str,
    contact: RecordId,
) -> Result<(), Problem> {
    let missing = || Problem::of(ApiErrorCode::NotFound);
    let organisation = state.driver.organisation().await?.ok_or_else(missing)?;
    let viewer = Viewer {
        organisation: &organisation,
        user,
    };
    let load = Load {
        records: vec![contact],
        ..Load::default()
    };
    let mut loaded = state.driver.load(load).await?;
    let row = loaded
        .rows
        .remove(&contact)
        .filter(|row| visible(viewer, row))
        .ok_or_else(missing)?;
    let address = row
        .fields
        .get(&FieldId::new("email"))
        .ok_or_else(|| Problem::of(ApiErrorCode::NoAddress))?;
    let now = state.clock.now();
    throttle::spend(&state.control, &state.secrets, throttle::LINK, address, now).await?;
    let locale = language_of(state, row.subject)
        .await?
        .unwrap_or_else(|| locale.to_owned());
    let token = token::make(Usage::Preference);
    let link = PreferenceLink {
        subject: row.subject,
        contact,
        locale: locale.clone(),
        ends_at: now.plus_millis(LIFE_MS),
        used: false,
    };
    if !state.control.put(Table::Link, &token.id, 0, &link).await? {
        return Err(Problem::broken("a fresh link id was taken"));
    }
    let url = format!("{}/p/{}", state.config.origin.as_str(), token.text);
    let letter = text::portal_link(locale_of(&locale), address, &organisation.name, &url);
    state.mail.keep("portal_link", letter).await?;
    let act = Act {
        actor: Some(user),
        act: "portal_link".to_owned(),
        record: Some(contact),
        subject: Some(row.subject),
        ..Act::default()
    };
    state.driver.audit(act).await
}

/// Finds a link that can still be used; reading it changes nothing.
pub(crate) async fn find(
    state: &AppState,
    shown: &str,
) -> Result<Option<Versioned<PreferenceLink>>, Problem> {
    let Some(id) = token::id_of(Usage::Preference, shown) else {
        return Ok(None);
    };
    let found = state
        .control
        .get::<PreferenceLink>(Table::Link, &id)
        .await?;
    Ok(found.filter(|row| !row.body.ended(state.clock.now())))
}

/// Uses a link up; one of two requests at the same moment gets it.
pub(crate) async fn redeem(
    state: &AppState,
    shown: &str,
) -> Result<Option<PreferenceLink>, Problem> {
    let Some(row) = find(state, shown).await? else {
        return Ok(None);
    };
    let used = PreferenceLink {
        used: true,
        ..row.body.clone()
    };
    let first = state
        .control
        .put(Table::Link, &row.id, row.version, &used)
        .await?;
    Ok(first.then_some(row.body))
}

/// The language a code means; Czech when it is unknown.
pub(crate) fn locale_of(code: &str) -> Locale {
    match code {
        "en" => Locale::en,
        _ => Locale::cs,
    }
}

/// The language of the newest text the person was shown.
pub(crate) async fn language_of(
    state: &AppState,
    subject: SubjectId,
) -> Result<Option<String>, Problem> {
    let load = Load {
        subjects: vec![subject],
        ..Load::default()
    };
    let mut loaded = state.driver.load(load).await?;
    let ledger = loaded.ledgers.remove(&subject).unwrap_or_default();
    let shown = |entry: &Entry| entry.event.body().ok()?.text.map(|text| text.locale);
    Ok(ledger.iter().rev().find_map(shown))
}
