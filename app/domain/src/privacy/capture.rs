//! From what a person did to the events of one act (specification 7).

mod stop;

use crate::command::{Answer, Capture, Choice};
use crate::privacy::event::{
    self, Actor, ActorKind, Basis, ContactPoint, DefaultState, EventType, Evidence, Indication,
    Mode, Statement, TextRef, Verified,
};
use crate::privacy::text::TextPurpose;
use crate::privacy::{Body, ChannelOrAll, Purpose, PurposeOrAll, Registry, TextVersion};
use crate::violation::Code;
use crate::{
    ActId, Bytes, DeviceId, EventId, Hash, OrgId, SubjectId, Timestamp, UserId, Violation,
};

pub use stop::{portal_stop, told_stop};

/// What the device adds to the person's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub subject: SubjectId,
    /// The member of staff who handed the device over.
    pub recorded_by: UserId,
    /// The device.
    pub device: DeviceId,
    /// Name and version of the application.
    pub app: String,
    /// The act, shared by its events.
    pub act: ActId,
    /// One id per event, in order; unused ones are left.
    pub events: Vec<EventId>,
    /// Number of the newest event of the device's own chain.
    pub device_counter: u64,
    /// Hash of that event; none before the first.
    pub device_prev: Option<Hash>,
    /// The subject's chain head the device knows.
    pub seen_head: Option<Hash>,
    /// The moment of the act, by the device's clock.
    pub occurred_at: Timestamp,
    /// Difference of the device's clock to the server's, as last measured.
    pub clock_offset_ms: Option<i64>,
    /// When the device last heard from the server.
    pub last_contact_at: Option<Timestamp>,
    /// A challenge of the server, when online.
    pub nonce: Option<Bytes>,
    /// The contact's record with its version, as shown to the person.
    pub contact_point: Option<ContactPoint>,
    /// The sealed signature.
    pub evidence: Vec<Evidence>,
}

/// Makes the events of one act: one per key asked, each linked to the device's own chain (L-7).
///
/// # Errors
/// When the text is another than the one shown, does not ask for an answered key, or too few
/// ids were given.
pub fn bodies(
    capture: &Capture,
    text: &TextVersion,
    registry: &Registry,
    circumstances: &Circumstances,
) -> Result<Vec<Body>, Violation> {
    let shown = text.id == capture.text
        && text.version == capture.text_version
        && text.locale == capture.locale
        && text.sealed_hash_fits();
    if !shown {
        return Err(Violation::of(Code::TextUnknown));
    }
    if repeats(&capture.answers) || circumstances.events.len() < capture.answers.len() {
        return Err(Violation::of(Code::Malformed));
    }
    let mut bodies = Vec::with_capacity(capture.answers.len());
    for (answer, id) in capture.answers.iter().zip(&circumstances.events) {
        let mut body = circumstances.body(*id, answer);
        circumstances.answered(&mut body, capture, answer, text, registry)?;
        bodies.push(body);
    }
    circumstances.chain(&mut bodies)?;
    Ok(bodies)
}

fn repeats(answers: &[Answer]) -> bool {
    answers.iter().enumerate().any(|(place, answer)| {
        answers
            .iter()
            .take(place)
            .any(|before| before.purpose == answer.purpose && before.channel == answer.channel)
    })
}

impl Circumstances {
    fn body(&self, id: EventId, answer: &Answer) -> Body {
        let (kind, actor) = match answer.choice {
            Choice::Yes => (EventType::Grant, ActorKind::Subject),
            Choice::No => (EventType::Refuse, ActorKind::Subject),
            Choice::Untouched => (EventType::Ask, ActorKind::Controller),
        };
        let key = (
            PurposeOrAll::One(answer.purpose.clone()),
            ChannelOrAll::One(answer.channel),
        );
        let how = (Mode::Handover, Actor::of(actor));
        self.on_device(Body::new(
            (self.org, self.subject),
            (id, self.act),
            kind,
            key,
            how,
            self.occurred_at,
        ))
    }

    fn on_device(&self, mut body: Body) -> Body {
        body.recorded_by = Some(self.recorded_by);
        body.device = Some(self.device);
        body.app = Some(self.app.clone());
        body.seen_head = self.seen_head;
        body.clock_offset_ms = self.clock_offset_ms;
        body.last_contact_at = self.last_contact_at;
        body
    }

    fn answered(
        &self,
        body: &mut Body,
        capture: &Capture,
        answer: &Answer,
        text: &TextVersion,
        registry: &Registry,
    ) -> Result<(), Violation> {
        let asked = asked(text, answer).ok_or(Violation::of(Code::TextUnknown))?;
        let (purpose, basis) = consented(registry, answer)?;
        body.text = Some(reference(text));
        body.scope_rev = Some(asked.scope_rev);
        body.contact_point.clone_from(&self.contact_point);
        body.offered = capture.answers.iter().map(key).collect();
        body.chosen = chosen(capture);
        if answer.choice == Choice::Untouched {
            return Ok(());
        }
        body.nonce.clone_from(&self.nonce);
        body.default_state = Some(DefaultState::Unselected);
        body.indication = Some(Indication::RadioChoice);
        body.verified = Some(Verified::InPerson);
        body.evidence.clone_from(&self.evidence);
        if answer.choice == Choice::Yes {
            self.grant(body, purpose, basis)?;
        }
        Ok(())
    }

    fn grant(&self, body: &mut Body, purpose: &Purpose, basis: Basis) -> Result<(), Violation> {
        body.basis = Some(basis);
        body.valid_until = Some(self.occurred_at.plus_months_prague(purpose.validity_months));
        if basis == Basis::ExplicitConsent {
            // C-17: explicit consent needs more than a choice; here only a signature is offered.
            if self.evidence.is_empty() {
                return Err(Violation::of(Code::Required));
            }
            body.statement = Some(Statement::Signed);
        }
        Ok(())
    }

    fn chain(&self, bodies: &mut [Body]) -> Result<(), Violation> {
        let mut prev = self.device_prev;
        for (counter, body) in (self.device_counter + 1..).zip(bodies) {
            body.device_counter = Some(counter);
            body.device_prev = prev;
            let bytes = body
                .to_bytes()
                .map_err(|_refused| Violation::of(Code::Malformed))?;
            prev = Some(event::event_hash(&bytes));
        }
        Ok(())
    }
}

fn asked<'a>(text: &'a TextVersion, answer: &Answer) -> Option<&'a TextPurpose> {
    text.purposes
        .iter()
        .find(|asked| asked.purpose == answer.purpose && asked.channel == answer.channel)
}

/// Finds the purpose and the kind of consent it rests on; consent is never asked for another basis.
fn consented<'a>(
    registry: &'a Registry,
    answer: &Answer,
) -> Result<(&'a Purpose, Basis), Violation> {
    let purpose = registry
        .get(&answer.purpose)
        .filter(|purpose| purpose.active);
    purpose
        .and_then(|purpose| {
            [Basis::Consent, Basis::ExplicitConsent]
                .into_iter()
                .find(|basis| purpose.allows(answer.channel, *basis))
                .map(|basis| (purpose, basis))
        })
        .ok_or(Violation::of(Code::NotAllowed))
}

fn reference(text: &TextVersion) -> TextRef {
    TextRef {
        id: text.id.clone(),
        version: text.version,
        locale: text.locale.clone(),
        sha256: text.sha256,
        screen: format!("{}@{}", text.screen.id, text.screen.version),
    }
}

fn chosen(capture: &Capture) -> Vec<String> {
    capture
        .answers
        .iter()
        .filter(|answer| answer.choice == Choice::Yes)
        .map(key)
        .collect()
}

fn key(answer: &Answer) -> String {
    format!("{}/{}", answer.purpose, answer.channel.as_str())
}
