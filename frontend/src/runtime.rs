//! Start of the application in a tab.

use std::rc::Rc;

use app::replica::{Phase, Replica};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::account::wipe;
use crate::desk::Desk;
use crate::leader::{self, Ask, Lead};
use crate::profile::Profiles;
use crate::replica::port::BrowserPort;
use crate::{environment, idle, release, service_worker, sync_driver, tabs};

/// Draws the application, in the place of what the server rendered.
pub(crate) fn mount() {
    console_error_panic_hook::set_once();
    let place: HtmlElement = environment::window()
        .document()
        .and_then(|document| document.get_element_by_id(app::PLACE))
        .expect("every document has the place of the application")
        .unchecked_into();
    // Emptied and filled in one task: nobody sees an empty page.
    place.replace_children_with_node_0();
    leptos::mount::mount_to(place, || app::root(attach)).forget();
}

fn attach(replica: Replica) {
    let desk = Desk::new(replica);
    replica.attach(Box::new(BrowserPort::new(Rc::clone(&desk))));
    service_worker::register(replica);
    spawn_local(release::learn(replica));
    idle::watch(&desk);
    tabs::watch(&desk);
    sync_driver::network::watch(&desk);
    // The first render shows what the server's shows; everything this browser knows comes after it.
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
            // Nothing is known of an end then.
            drop(wipe::show(desk).await);
            wipe::watch(desk);
        }
        Err(_) => desk.show(Phase::StorageFailed),
    }
}
