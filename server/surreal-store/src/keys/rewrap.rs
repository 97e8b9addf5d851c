//! Data keys wrapped again: decided from what was read, written if nothing of it changed since.

use domain::record::{Class, DekWrap, ReWrap, WrapConfirmation};
use domain::{Bytes, SubjectId};
use surrealdb::types::{Value, Variables};
use sync::store::StoreError;
use sync::store::keys::{self, Answer, Confirming, HeldReWrap, Place, ReWrapName, Step};

use super::KeyStore;
use crate::failure::{self, Failure};
use crate::retry::Tries;
use crate::shape::{column, rewrap, wrap};

/// How often it is decided again when something else was first.
const DECISIONS: usize = 4;

/// The wrap it is made from is rewritten, so that its deletion and this conflict.
const ADD: &str = "BEGIN;
LET $held = SELECT VALUE wrap FROM ONLY $before;
IF $held = NONE OR $held != $expected { THROW 'rewrap_moved' };
UPDATE $before SET rewraps = $number RETURN NONE;
CREATE $id CONTENT $row RETURN NONE;
COMMIT;";

const CONFIRM: &str = "BEGIN;
LET $state = SELECT VALUE state FROM ONLY $id;
IF $state = NONE OR $state != 'waiting' { THROW 'rewrap_moved' };
LET $held = SELECT VALUE wrap FROM ONLY $before;
IF $held = NONE OR $held != $expected { THROW 'rewrap_moved' };
UPDATE $id SET state = 'confirmed', word_device = $device, word = $word RETURN NONE;
FOR $gone IN $deleted { DELETE $gone RETURN NONE };
FOR $gone IN $dropped { UPDATE $gone SET state = 'dropped', wrap = $nothing RETURN NONE };
COMMIT;";

const DROP: &str = "BEGIN;
LET $state = SELECT VALUE state FROM ONLY $id;
IF $state = NONE OR $state != 'waiting' { THROW 'rewrap_moved' };
UPDATE $id SET state = 'dropped', wrap = $nothing RETURN NONE;
COMMIT;";

/// What is held for one person and class.
struct Held {
    added: Vec<DekWrap>,
    again: Vec<HeldReWrap>,
}

impl KeyStore {
    /// Reads re-wraps with where they stand.
    pub(super) async fn again(
        &self,
        asked: &[(SubjectId, Class)],
    ) -> Result<Vec<HeldReWrap>, StoreError> {
        let ranges = asked
            .iter()
            .map(|(subject, class)| rewrap::class(*subject, *class));
        let found = self.read(ranges).await?;
        found.into_iter().map(rewrap::read).collect()
    }

    pub(super) async fn add_again(&self, made: &ReWrap) -> Result<Answer, StoreError> {
        let place = (made.wrap.subject, made.wrap.class);
        self.decided(place, |held| {
            let step = keys::add(&held.added, &held.again, made);
            (ADD, written(step, |before| adding(made, &before)))
        })
        .await
    }

    pub(super) async fn confirm_again(
        &self,
        word: &WrapConfirmation,
    ) -> Result<Answer, StoreError> {
        self.decided((word.subject, word.class), |held| {
            let step = keys::confirm(&held.added, &held.again, word);
            (CONFIRM, written(step, |step| confirming(word, &step)))
        })
        .await
    }

    pub(super) async fn drop_again(&self, name: &ReWrapName) -> Result<Answer, StoreError> {
        self.decided((name.subject, name.class), |held| {
            let step = keys::drop_refused(&held.again, name);
            (DROP, written(step, |()| dropping(name)))
        })
        .await
    }

    /// Reads, decides and writes until what was decided is written or no longer fits.
    async fn decided(
        &self,
        place: (SubjectId, Class),
        decide: impl Fn(&Held) -> (&'static str, Step<Variables>),
    ) -> Result<Answer, StoreError> {
        for _again in 0..DECISIONS {
            let held = self.held(place).await?;
            match decide(&held) {
                (_, Step::Known) => return Ok(Answer::Done),
                (_, Step::Moved) => return Ok(Answer::Moved),
                (text, Step::Write(variables)) => {
                    if self.guarded(text, variables).await? {
                        return Ok(Answer::Done);
                    }
                }
            }
        }
        Ok(Answer::Moved)
    }

    async fn held(&self, place: (SubjectId, Class)) -> Result<Held, StoreError> {
        let added = self.read([wrap::class(place.0, place.1)]).await?;
        Ok(Held {
            added: added
                .into_iter()
                .map(wrap::read)
                .collect::<Result<_, _>>()?,
            again: self.again(&[place]).await?,
        })
    }

    /// Writes what was decided; says no when something else was first, perhaps an earlier try.
    async fn guarded(&self, text: &'static str, variables: Variables) -> Result<bool, StoreError> {
        let _writing = self.shared.writing.read().await;
        let live = self.shared.live.read().await;
        if !live.connection.has_room() {
            return Err(StoreError::Full);
        }
        let mut tries = Tries::new();
        loop {
            let answers = live.connection.query(text, variables.clone()).await;
            match answers.and_then(|answers| failure::done(&answers)) {
                Ok(()) => return Ok(true),
                Err(Failure::Thrown(_) | Failure::Exists(_)) => return Ok(false),
                Err(Failure::Full) => return Err(StoreError::Full),
                Err(failure @ (Failure::Conflict | Failure::Unknown(_))) => {
                    if !tries.again().await {
                        return Err(failure.into());
                    }
                }
            }
        }
    }
}

fn written<T>(step: Step<T>, variables: impl FnOnce(T) -> Variables) -> Step<Variables> {
    match step {
        Step::Known => Step::Known,
        Step::Moved => Step::Moved,
        Step::Write(what) => Step::Write(variables(what)),
    }
}

fn adding(made: &ReWrap, before: &(Place, DekWrap)) -> Variables {
    let wrap = &made.wrap;
    let mut variables = Variables::new();
    variables.insert(
        "id",
        rewrap::id(wrap.subject, wrap.class, wrap.dek, made.number),
    );
    variables.insert("row", rewrap::write(made));
    variables.insert("number", column::number(made.number.into()));
    expect(&mut variables, before);
    variables
}

fn confirming(word: &WrapConfirmation, step: &Confirming) -> Variables {
    let again = |number| rewrap::id(word.subject, word.class, word.dek, number);
    let mut variables = Variables::new();
    variables.insert("id", again(word.number));
    variables.insert("device", column::id(word.device.as_uuid()));
    variables.insert("word", column::signature(&word.signature));
    variables.insert("nothing", column::blob(&Bytes::default()));
    let mut dropped = step.others.clone();
    let deleted = match step.before.0 {
        Place::Added(_) => vec![place(&step.before)],
        Place::Again(number) => {
            dropped.push(number);
            Vec::new()
        }
    };
    variables.insert("deleted", column::list(deleted));
    variables.insert("dropped", column::list(dropped.into_iter().map(again)));
    expect(&mut variables, &step.before);
    variables
}

fn dropping(name: &ReWrapName) -> Variables {
    let mut variables = Variables::new();
    variables.insert(
        "id",
        rewrap::id(name.subject, name.class, name.dek, name.number),
    );
    variables.insert("nothing", column::blob(&Bytes::default()));
    variables
}

fn expect(variables: &mut Variables, before: &(Place, DekWrap)) {
    variables.insert("before", place(before));
    variables.insert("expected", column::blob(&before.1.wrap));
}

fn place((place, wrap): &(Place, DekWrap)) -> Value {
    match place {
        Place::Added(form) => wrap::id(wrap, *form),
        Place::Again(number) => rewrap::id(wrap.subject, wrap.class, wrap.dek, *number),
    }
}
