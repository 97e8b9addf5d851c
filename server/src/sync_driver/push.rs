//! Push: operations of one device, decided in one transaction.

use domain::{Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::v1::{PushAnswer, PushRequest};
use sync::server::{Context, admit, needs};

use super::{Decided, SyncDriver};
use crate::error::Problem;

impl SyncDriver {
    /// Decides and stores the operations; answers after they are durable.
    pub(crate) async fn push(
        &self,
        actor: UserId,
        request: &PushRequest,
        now: Timestamp,
    ) -> Result<PushAnswer, Problem> {
        let (device, ops) = (request.device, request.ops.as_slice());
        self.transact(&needs(device, ops), |loaded, organisation| {
            if request.epoch != 0 && request.epoch != loaded.head.epoch {
                return Err(Problem::of(ApiErrorCode::LogMoved));
            }
            let organisation =
                organisation.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
            let plan = admit(
                &Context {
                    organisation,
                    actor,
                    device,
                    now,
                    loaded,
                },
                ops,
            );
            Ok(Decided {
                wraps: if plan.commit.is_some() {
                    plan.wraps
                } else {
                    Vec::new()
                },
                secrets: Vec::new(),
                commit: plan.commit,
                answer: PushAnswer {
                    outcomes: plan.outcomes,
                },
            })
        })
        .await
    }
}
