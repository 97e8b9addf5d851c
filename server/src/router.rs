//! Every route with its rule; what is not in the table does not exist.

mod table;

use crate::access::{Demand, demand, guard};
use crate::http::{cross_site, headers, limits, patience, peer, site, trace};
use crate::state::SharedState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
pub use table::{Route, table};

/// Builds the router from the table.
pub fn build(state: &SharedState) -> Router {
    let mut routes = Router::new();
    for route in table() {
        let mut handler = route.handler.layer(DefaultBodyLimit::max(route.body));
        if let Some(judge) = route.step_up {
            let limit = route.body;
            handler = handler.layer(from_fn_with_state(
                (state.clone(), Demand { judge, limit }),
                demand,
            ));
        }
        let guarded = handler.layer(from_fn_with_state((state.clone(), route.rule), guard));
        routes = routes.route(route.path, guarded);
    }
    let files = Router::new()
        .fallback_service(site::files(&state.config.site))
        .layer(from_fn(site::as_files));
    routes
        .layer(limits::layer(state.config.proxy))
        .fallback_service(files)
        .layer(from_fn_with_state(
            state.clone(),
            cross_site::refuse_foreign,
        ))
        .layer(from_fn(patience::end))
        .layer(from_fn(trace::note))
        .layer(from_fn_with_state(state.clone(), peer::through_proxy))
        .layer(from_fn_with_state(state.clone(), headers::put_on))
        .with_state(state.clone())
}
