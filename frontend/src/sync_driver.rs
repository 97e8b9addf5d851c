//! The only code that knows sockets, timers and the engine together.

mod fault;
mod files;
mod heads;
pub(crate) mod network;
mod orders;
pub(crate) mod restored;
pub(crate) mod session;
mod store;
pub(crate) mod waiting;

use std::rc::Rc;

use domain::Timestamp;
use sync::client::{Fault, Input, Output};
use sync::message::v1::{PullAnswer, PullRequest, PushRequest};
use wasm_bindgen_futures::spawn_local;

use crate::account::{end, rewrap, serve};
use crate::desk::Desk;
use crate::replica::publish::{self, Changed};
use crate::replica::{alerts, lease, opening};
use crate::transport::{self, Failure};
use crate::{clock, environment};

/// Starts keeping the open replica and the server in step.
pub(crate) fn start(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        if environment::is_online() {
            session::look(&desk).await;
        }
        waiting::until_certified(&desk, session).await;
        if desk.is_current(session) {
            session::prove_first(&desk).await;
            network::live(&desk, session);
            serve::start(&desk, session);
            rewrap::start(&desk, session);
            files::start(&desk, session);
            minutes(&desk, session);
            input(&desk, online());
        }
    });
}

/// Whether the browser believes in a network, for the engine.
pub(crate) fn online() -> Input {
    if environment::is_online() {
        Input::Online
    } else {
        Input::Offline
    }
}

/// Tells the engine what happened and does what it asks for.
pub(crate) fn input(desk: &Rc<Desk>, input: Input) {
    let now = clock::now();
    let certified = desk.change(|open| {
        // Until an administrator certified this device nothing can be sent or fetched.
        let certified = open.certified().is_some();
        let quiet = matches!(input, Input::Saved(_));
        if certified || quiet {
            open.engine.handle(input, now);
        }
        certified || quiet
    });
    if matches!(certified, Ok(true)) {
        pump(desk);
    }
}

fn pump(desk: &Rc<Desk>) {
    while let Ok(Some(output)) = desk.change(|open| open.engine.poll_output()) {
        act(desk, output);
    }
}

fn act(desk: &Rc<Desk>, output: Output) {
    match output {
        Output::Push(request) => later(desk, |desk| async move { push(&desk, request).await }),
        Output::Pull(request) => later(desk, |desk| async move { pull(&desk, request).await }),
        Output::Store(batch) => later(desk, |desk| async move { store::store(&desk, batch).await }),
        Output::ProveUnlocked => later(desk, |desk| async move { session::unlock(&desk).await }),
        Output::Acknowledge { order } => later(desk, move |desk| async move {
            orders::acknowledge(&desk, order).await
        }),
        Output::WakeAt(when) => wake(desk, when),
        Output::Tell(status) => {
            if desk.change(|open| open.tell(status)).is_ok() {
                publish::status(desk);
            }
            if status.other_database.is_some() {
                later(desk, |desk| async move {
                    // Told again with the next answer of that database.
                    drop(alerts::keep(&desk).await);
                    None
                });
                restored::look(desk);
            }
        }
    }
}

/// Does something that takes time and tells the engine the result, if it still is the same one.
fn later<F>(desk: &Rc<Desk>, work: impl FnOnce(Rc<Desk>) -> F + 'static)
where
    F: Future<Output = Option<Input>>,
{
    let desk = Rc::clone(desk);
    let session = desk.session();
    spawn_local(async move {
        let result = work(Rc::clone(&desk)).await;
        if let Some(result) = result
            && desk.is_current(session)
        {
            input(&desk, result);
        }
    });
}

fn wake(desk: &Rc<Desk>, when: Timestamp) {
    later(desk, move |_desk| async move {
        clock::wait_until(when).await;
        Some(Input::Timeout)
    });
}

async fn push(desk: &Rc<Desk>, request: PushRequest) -> Option<Input> {
    heads::push_sent(desk);
    Some(match transport::sync("/sync/push", &request).await {
        Ok(answer) => {
            reached(desk, true);
            heads::push_taken(desk, &answer);
            Input::Pushed(answer)
        }
        Err(failure) => failed(desk, &failure),
    })
}

async fn pull(desk: &Rc<Desk>, request: PullRequest) -> Option<Input> {
    Some(
        match transport::sync::<_, PullAnswer>("/sync/pull", &request).await {
            Ok(answer) => {
                reached(desk, true);
                heard(desk, answer.server_time);
                heads::pulled(desk, &answer);
                Input::Pulled(Box::new(answer))
            }
            Err(failure) => failed(desk, &failure),
        },
    )
}

/// Notes whether the server answered.
fn reached(desk: &Rc<Desk>, reachable: bool) {
    if desk.change(|open| open.reachable = reachable).is_ok() {
        publish::status(desk);
    }
}

/// Notes the server's time; what is held is as of now.
fn heard(desk: &Rc<Desk>, server_time: Timestamp) {
    let now = clock::now();
    let noted = desk.change(|open| {
        open.clock_offset_ms = Some(now.as_millis().saturating_sub(server_time.as_millis()));
        open.last_contact = Some(now);
        open.cursor.as_of = Some(now);
        open.signed_in = true;
    });
    if noted.is_ok() {
        publish::page(desk, Changed::NOTHING);
    }
}

fn failed(desk: &Rc<Desk>, failure: &Failure) -> Input {
    let fault = fault::of(failure);
    end::note(desk, failure);
    reached(desk, *failure != Failure::Network);
    publish::rest(desk);
    if fault == Fault::SignedOut {
        session::ended(desk);
    }
    Input::Failed(fault)
}

/// Moves the time the views see, so that what ends also ends on screen; so do training and lease.
fn minutes(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        while desk.is_current(session) {
            // A vault that is locked meanwhile holds no secret to drop.
            drop(opening::drop_lapsed(&desk).await);
            if lease::minute(&desk).await.is_err() && desk.is_current(session) {
                desk.close();
                desk.show_closed();
                return;
            }
            restored::look(&desk);
            clock::wait(60_000).await;
            if !desk.is_current(session) {
                return;
            }
            publish::publish(&desk, Changed::NOTHING);
        }
    });
}
