//! Start of the application in a tab.

use std::rc::Rc;

use app::replica::{Phase, Replica};
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::leader::{self, Ask, Lead};
use crate::profile::Profiles;
use crate::replica::port::BrowserPort;
use crate::{environment, idle, service_worker, sync_driver, tabs};

/// Takes over a page the server rendered.
pub(crate) fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| app::root(attach));
}

/// Draws into the static shell.
pub(crate) fn mount() {
    console_error_panic_hook::set_once();
    let body = environment::window()
        .document()
        .and_then(|document| document.body())
        .expect("the shell has a body");
    // `mount_to_body` does the same and warns that this build can hydrate too.
    leptos::mount::mount_to_renderer(&body, || app::root(attach)).forget();
}

fn attach(replica: Replica) {
    let desk = Desk::new(replica);
    replica.attach(Box::new(BrowserPort::new(Rc::clone(&desk))));
    service_worker::register(replica);
    idle::watch(&desk);
    tabs::watch(&desk);
    sync_driver::network::watch(&desk);
    // The first render is the server's; everything this browser knows comes after it.
    spawn_local(async move { lead(&desk, Ask::IfFree).await });
}

/// Asks to be the tab that holds the data, and opens the registry if it is.
pub(crate) async fn lead(desk: &Rc<Desk>, ask: Ask) {
    desk.show(Phase::Starting);
    match leader::ask(ask).await {
        Lead::Follows => desk.show(Phase::OtherTab),
        Lead::Leads(lost) => {
            start(desk).await;
            let desk = Rc::clone(desk);
            spawn_local(async move {
                // Ends when another tab took the data over.
                lost.await.unwrap_or_default();
                desk.close();
                desk.set_profiles(None);
                desk.show(Phase::OtherTab);
            });
        }
    }
}

async fn start(desk: &Rc<Desk>) {
    match Profiles::open().await {
        Ok(profiles) => {
            desk.set_profiles(Some(Rc::new(profiles)));
            desk.show_closed();
        }
        Err(_) => desk.show(Phase::StorageFailed),
    }
}
