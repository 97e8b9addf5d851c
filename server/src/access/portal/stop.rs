//! A stop: one tap, in force with the answer, receipt at once.

use app::Locale;
use app::people::{channel_words, label};
use app::views::portal::ResultPage;
use domain::privacy::event::{
    Actor, ActorKind, Body, EventType, Indication, Mode, ObjectKind, Verified,
};
use domain::privacy::ledger::{Entry, Witness, WitnessKind};
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll, SignedEvent, event};
use domain::{ActId, Bytes, EventId, FieldId, PurposeId, SubjectId, Timestamp};
use sync::message::account::ApiErrorCode;

use super::ledger::Ledger;
use super::receipt::{number, proof};
use crate::error::Problem;
use crate::mail::text;
use crate::random;
use crate::state::AppState;

/// What a person wants stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// One purpose on one channel.
    One(PurposeId, Channel),
    /// Every consent, and any other marketing.
    Everything,
}

impl Stop {
    /// Reads what a form sent.
    pub(crate) fn parse(purpose: &str, channel: &str) -> Option<Self> {
        if purpose == "*" && channel == "*" {
            return Some(Self::Everything);
        }
        let channel = serde_json::from_value(channel.into()).ok()?;
        Some(Self::One(PurposeId::new(purpose), channel))
    }
}

/// Appends the events of a stop and gives the page that confirms it.
pub(crate) async fn stop(
    state: &AppState,
    subject: SubjectId,
    what: &Stop,
    locale: Locale,
    session: bool,
) -> Result<ResultPage, Problem> {
    let before = Ledger::read(state, subject).await?;
    check(&before, what)?;
    let now = state.clock.now();
    let already = is_stopped(&before, what, now);
    let mut appended = Vec::new();
    for body in bodies(&before, subject, what, now) {
        let entry = append(state, &body, now).await?;
        appended.push((body, entry));
    }
    let (body, entry) = appended
        .first()
        .ok_or_else(|| Problem::broken("a stop made no event"))?;
    let receipt = number(&before, body, entry);
    let page = ResultPage {
        organisation: before.organisation.name.clone(),
        what: named(&before, what, locale),
        at: now,
        receipt,
        already,
        session,
        proof: appended.iter().map(|(_, entry)| proof(entry)).collect(),
    };
    send_receipt(state, &before, &page, locale).await?;
    Ok(page)
}

fn check(ledger: &Ledger, what: &Stop) -> Result<(), Problem> {
    let known = match what {
        Stop::Everything => true,
        Stop::One(purpose, channel) => {
            let purpose = ledger.organisation.purposes.get(purpose);
            purpose.is_some_and(|purpose| purpose.channels.iter().any(|on| on.channel == *channel))
        }
    };
    known
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::Malformed))
}

fn is_stopped(ledger: &Ledger, what: &Stop, now: Timestamp) -> bool {
    let stopped = |key: &(PurposeId, Channel)| {
        let state = ledger.state(key, now);
        state.objection_dm.is_some() || (state.state.is_restricted() && !state.pending)
    };
    match what {
        Stop::One(purpose, channel) => stopped(&(purpose.clone(), *channel)),
        Stop::Everything => ledger.keys().iter().all(stopped),
    }
}

fn bodies(ledger: &Ledger, subject: SubjectId, what: &Stop, now: Timestamp) -> Vec<Body> {
    let act = ActId::v7(now, random::bytes());
    let body = |kind, purpose, channel| {
        let mut body = Body::new(
            (ledger.organisation.id, subject),
            (EventId::v7(now, random::bytes()), act),
            kind,
            (purpose, channel),
            (Mode::Portal, Actor::of(ActorKind::Subject)),
            now,
        );
        body.indication = Some(Indication::Button);
        body.reason = Some("subject_request".to_owned());
        body.verified = Some(Verified::PortalSession);
        body
    };
    match what {
        Stop::One(purpose, channel) => vec![body(
            EventType::Withdraw,
            PurposeOrAll::One(purpose.clone()),
            ChannelOrAll::One(*channel),
        )],
        Stop::Everything => {
            let mut objection = body(EventType::Object, PurposeOrAll::All, ChannelOrAll::All);
            objection.object_kind = Some(ObjectKind::DirectMarketing);
            vec![
                body(EventType::Withdraw, PurposeOrAll::All, ChannelOrAll::All),
                objection,
            ]
        }
    }
}

async fn append(state: &AppState, body: &Body, now: Timestamp) -> Result<Entry, Problem> {
    let bytes = body
        .to_bytes()
        .map_err(|_refused| Problem::broken("a portal event has no canonical form"))?;
    let signing = event::signing_bytes(&event::event_hash(&bytes));
    let signed = SignedEvent {
        body: Bytes(bytes),
        signature: state.secrets.sign_as_witness(&signing),
    };
    let witness = Witness {
        kind: WitnessKind::Portal,
        from: Some(now),
    };
    state
        .driver
        .append_event(body.subject, &signed, witness, now)
        .await
}

/// Name of the purpose and the channel; none when everything was stopped.
fn named(ledger: &Ledger, what: &Stop, locale: Locale) -> Option<(String, Channel)> {
    match what {
        Stop::Everything => None,
        Stop::One(purpose, channel) => {
            let purpose = ledger.organisation.purposes.get(purpose)?;
            Some((label(locale, &purpose.name), *channel))
        }
    }
}

/// The receipt goes to the person's own address, if there is one.
async fn send_receipt(
    state: &AppState,
    ledger: &Ledger,
    page: &ResultPage,
    locale: Locale,
) -> Result<(), Problem> {
    let email = FieldId::new("email");
    let Some(address) = ledger
        .contact
        .as_ref()
        .and_then(|row| row.fields.get(&email))
    else {
        return Ok(());
    };
    let what = match &page.what {
        Some((purpose, channel)) => format!("{purpose}, {}", channel_words(locale, *channel)),
        None => app::mail::everything(locale).to_owned(),
    };
    let letter = text::withdrawal(
        locale,
        address,
        &page.organisation,
        &page.receipt,
        &what,
        page.at,
    );
    state.mail.keep("receipt", letter).await
}
