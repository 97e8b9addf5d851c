//! The way between a device and the server: losses, copies, delays, deaths, refusals.

use domain::Timestamp;
use sync::client::{Fault, Input, Output};
use sync::message::v1::{
    Outcome, PullAnswer, PullRequest, PushAnswer, PushRequest, decode, encode,
};

use crate::client::Client;
use crate::fixture::Staff;
use crate::numbers::Numbers;
use crate::server::Server;

/// A copy of a push that is still on its way.
pub(crate) struct Stray {
    pub(crate) staff: Staff,
    pub(crate) bytes: Vec<u8>,
}

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It arrives and so does the answer.
    Fine,
    /// It never arrives.
    Lost,
    /// It arrives later, when nobody waits any more.
    Late,
    /// It arrives twice, the second time later.
    Twice,
    /// It is answered and the answer is lost.
    AnswerLost,
    /// The server dies before it commits.
    ServerDies,
    /// The device dies while it waits.
    DeviceDies,
    /// The server asks to wait.
    Busy,
    /// The session has locked itself.
    Locked,
}

pub(crate) struct Network {
    pub(crate) strays: Vec<Stray>,
    pub(crate) faults: bool,
    /// A planted bug: a device that does not go on when an operation is not taken.
    pub(crate) blocks: bool,
}

impl Network {
    fn fate(&self, numbers: &mut Numbers) -> Fate {
        if !self.faults {
            return Fate::Fine;
        }
        match numbers.below(24) {
            0..=1 => Fate::Lost,
            2 => Fate::Late,
            3 => Fate::Twice,
            4..=5 => Fate::AnswerLost,
            6 => Fate::ServerDies,
            7 => Fate::DeviceDies,
            8 => Fate::Busy,
            9 => Fate::Locked,
            _ => Fate::Fine,
        }
    }

    /// Carries a request to the server and the answer back, as far as they get.
    pub(crate) fn carry(
        &mut self,
        output: Output,
        client: &mut Client,
        server: &mut Server,
        numbers: &mut Numbers,
        now: Timestamp,
    ) {
        let fate = if client.online {
            self.fate(numbers)
        } else {
            Fate::Lost
        };
        if matches!(fate, Fate::Late | Fate::Twice)
            && let Output::Push(request) = &output
        {
            self.strays.push(Stray {
                staff: client.staff.clone(),
                bytes: encode(request),
            });
        }
        let input = match fate {
            Fate::Lost | Fate::Late => Input::Failed(Fault::Network),
            Fate::Busy => Input::Failed(Fault::Busy {
                retry_after_ms: numbers.below(60_000),
            }),
            Fate::Locked => Input::Failed(Fault::Locked),
            Fate::ServerDies => {
                abandon(&output, client, server, now);
                Input::Failed(Fault::Network)
            }
            Fate::Fine | Fate::Twice | Fate::AnswerLost | Fate::DeviceDies => {
                let answer = self.answer(output, client, server, numbers, now);
                match fate {
                    Fate::AnswerLost => Input::Failed(Fault::Network),
                    Fate::DeviceDies => return client.start(),
                    Fate::Fine
                    | Fate::Twice
                    | Fate::Lost
                    | Fate::Late
                    | Fate::ServerDies
                    | Fate::Busy
                    | Fate::Locked => answer,
                }
            }
        };
        client.handle(input, now);
    }

    fn answer(
        &mut self,
        output: Output,
        client: &Client,
        server: &mut Server,
        numbers: &mut Numbers,
        now: Timestamp,
    ) -> Input {
        match output {
            Output::Push(request) => {
                if server.shows_another_database_than(&request) {
                    return Input::Failed(Fault::Refused);
                }
                let bytes = encode(&request);
                let answer = self.push(&client.staff, &bytes, server, numbers, now);
                if self.blocks && answer.outcomes.iter().any(is_refusal) {
                    return Input::Failed(Fault::Network);
                }
                Input::Pushed(decode(&encode(&answer)).unwrap())
            }
            Output::Pull(request) => {
                let request: PullRequest = decode(&encode(&request)).unwrap();
                let answer = server.contact(&client.staff, &request, now);
                let answer: PullAnswer = decode(&encode(&answer)).unwrap();
                Input::Pulled(Box::new(answer))
            }
            Output::Acknowledge { order } => {
                server.acknowledge(&client.staff, order, now);
                Input::Acknowledged
            }
            Output::Store(_) | Output::Tell(_) | Output::WakeAt(_) | Output::ProveUnlocked => {
                panic!("not for the network: {output:?}")
            }
        }
    }

    /// Serves a push; another writer may come between deciding and committing.
    fn push(
        &mut self,
        staff: &Staff,
        bytes: &[u8],
        server: &mut Server,
        numbers: &mut Numbers,
        now: Timestamp,
    ) -> PushAnswer {
        let request: PushRequest = decode(bytes).unwrap();
        for _ in 0..100 {
            let plan = server.plan(staff, &request.ops, now);
            if self.faults && numbers.one_in(3) {
                self.deliver_stray(server, numbers, now);
            }
            if let Some(outcomes) = server.carry_out(plan) {
                return PushAnswer { outcomes };
            }
        }
        panic!("a push is never committed")
    }

    /// Lets one late copy arrive; its answer reaches nobody.
    pub(crate) fn deliver_stray(
        &mut self,
        server: &mut Server,
        numbers: &mut Numbers,
        now: Timestamp,
    ) {
        if self.strays.is_empty() {
            return;
        }
        let place = numbers.below(u64::try_from(self.strays.len()).unwrap());
        let stray = self.strays.swap_remove(usize::try_from(place).unwrap());
        let request: PushRequest = decode(&stray.bytes).unwrap();
        // The session of a revoked device is over.
        let device = stray.staff.device;
        let revoked = server.fixture.organisation.live_device(device).is_none();
        if revoked || server.shows_another_database_than(&request) {
            return;
        }
        server.push(&stray.staff, &request.ops, now);
    }
}

const fn is_refusal(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Conflict { .. } | Outcome::Rejected { .. })
}

/// A server that dies between the wraps and the commit.
fn abandon(output: &Output, client: &Client, server: &mut Server, now: Timestamp) {
    if let Output::Push(request) = output
        && !server.shows_another_database_than(request)
    {
        let mut plan = server.plan(&client.staff, &request.ops, now);
        plan.commit = None;
        server.carry_out(plan);
    }
}
