//! Every kind of caller.

use domain::access::Role;

use crate::routes::portal::{linked, open};
use crate::support::{App, found_as, join};

/// Who calls.
pub(super) struct Caller {
    pub(super) name: String,
    pub(super) cookie: String,
    pub(super) kind: Kind,
}

/// What they show for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Nobody,
    Person,
    Locked,
    Unlocked(Role),
}

impl Caller {
    fn new(name: &str, cookie: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            cookie: cookie.to_owned(),
            kind,
        }
    }
}

/// Nobody, the person a link was sent to, and every role with an open vault and with a locked one.
pub(super) async fn callers(app: &App) -> Vec<Caller> {
    let mut founding = found_as(app, &[Role::Administrator]).await;
    let (rep, path) = linked(app, &mut founding).await;
    let mut callers = vec![
        Caller::new("nobody", "", Kind::Nobody),
        Caller::new("person", &open(app, &path).await, Kind::Person),
        Caller::new("rep, owner", &rep.cookie, Kind::Unlocked(Role::Rep)),
    ];
    for (number, role) in (10..).step_by(2).zip(Role::ALL) {
        let unlocked = join(&mut founding, number, role).await;
        let name = format!("{role:?}");
        callers.push(Caller::new(&name, &unlocked.cookie, Kind::Unlocked(role)));
        let locked = join(&mut founding, number + 1, role).await;
        assert!(
            locked
                .post("/api/session/lock", &())
                .await
                .status
                .is_success()
        );
        callers.push(Caller::new(&name, &locked.cookie, Kind::Locked));
    }
    callers
}
