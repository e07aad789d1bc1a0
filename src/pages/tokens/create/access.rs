//! The field "Access": the API, protected deployments (all or chosen ones), and the router.

use crate::actions::read_deployments::read_deployments;
use crate::browser::latest::Latest;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::components::field::{choice, group, refusal_line};
use crate::components::html::{div, input, label, p, span};
use crate::components::inputs::checkbox;
use crate::components::notice::failure_notice;
use crate::components::text::{hint, safe_name};
use crate::context::Page;
use crate::format::case_folding::lower;
use crate::format::error_messages::Failure;
use crate::session::use_session;
use crate::state::draft::Chosen;
use crate::state::draft::Draft;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};
use std::cell::Cell;
use token_api::ServerKind;

/// From this many deployments on there is a search box.
const SEARCH_FROM: usize = 9;

/// A checkbox for each kind of access, and the choice of deployments. `refusal` is why the access is refused.
pub fn access_field(
    page: Page,
    draft: RwSignal<Draft>,
    refusal: impl Fn() -> Option<String> + Send + 'static,
) -> AnyView {
    let features = page.site.0.with_value(|site| site.features);
    let developer = move || match page.session.server() {
        ServerKind::Yatai => m::create::DEVELOPER_ACCESS_HINT_YATAI,
        _ => m::create::DEVELOPER_ACCESS_HINT,
    };
    let mut controls = vec![kind(
        m::create::DEVELOPER_ACCESS,
        developer,
        move || draft.with(|d| d.developer),
        move |on| draft.write().developer = on,
    )];
    if features.protected_endpoints {
        controls.push(kind(
            m::create::ENDPOINT_ACCESS,
            || m::create::ENDPOINT_ACCESS_HINT,
            move || draft.with(|d| d.protected),
            move |on| draft.write().protected = on,
        ));
    }
    let is_protected = memo(move || draft.with(|d| d.protected));
    let deployments = move || is_protected.get().then(|| deployments_field(draft));
    controls.push(deployments.into_shared().into_any());
    if features.router_access {
        controls.push(kind(
            m::common::ROUTER_ACCESS,
            || m::create::ROUTER_ACCESS_HINT,
            move || draft.with(|d| d.router),
            move |on| draft.write().router = on,
        ));
    }
    let refusal = move || refusal().map(|text| refusal_line(&text));
    controls.push(refusal.into_shared().into_any());
    group(m::common::ACCESS, "choices", controls)
}

/// The checkbox of one kind of access, with what it means.
fn kind(
    name: Message,
    means: impl Fn() -> Message + Send + Sync + 'static,
    is_on: impl Fn() -> bool + Send + 'static,
    on_change: impl Fn(bool) + 'static,
) -> AnyView {
    choice(checkbox(is_on, on_change), span().message(name).into_any(), move || means().text().to_owned())
}

#[derive(Clone)]
enum Offer {
    Loading,
    Loaded(Vec<Chosen>),
    Failed(Failure),
}

/// "All deployments", or a checkbox for each.
fn deployments_field(draft: RwSignal<Draft>) -> AnyView {
    let session = use_session();
    let offer = RwSignal::new(Offer::Loading);
    let latest = Latest::new();
    let ask = move || {
        offer.set(Offer::Loading);
        latest.run(async move {
            offer.set(read_deployments(session).await.map_or_else(Offer::Failed, Offer::Loaded));
        });
    };
    let all =
        checkbox(move || draft.with(|d| d.all_deployments), move |on| draft.write().all_deployments = on);
    let is_choosing = memo(move || draft.with(|d| !d.all_deployments));
    // They are read once, when they are first needed.
    let is_asked = Cell::new(false);
    effect(move || {
        if is_choosing.get() && !is_asked.replace(true) {
            ask();
        }
    });
    let chooser = move || {
        is_choosing.get().then(|| match offer.get() {
            Offer::Loading => {
                p().class("hint").attr("role", "status").message(m::create::LOADING_DEPLOYMENTS).into_any()
            }
            Offer::Failed(failure) => failure_notice(&failure, Some(ask)),
            Offer::Loaded(all) => chooser(draft, all),
        })
    };
    let all = label().class("check").child(all).message(m::create::ALL_DEPLOYMENTS);
    group(m::common::DEPLOYMENTS, "deployments", vec![all.into_any(), chooser.into_shared().into_any()])
}

/// A checkbox for each deployment, with a search box where there are many.
fn chooser(draft: RwSignal<Draft>, mut offered: Vec<Chosen>) -> AnyView {
    // A deployment that is chosen and not offered any more is listed too, so that it can be unticked.
    let is_offered = |it: &&Chosen| offered.iter().all(|known| known.uid != it.uid);
    let others: Vec<Chosen> =
        draft.with_untracked(|d| d.deployments.iter().filter(is_offered).cloned().collect());
    for mut other in others {
        if offered.iter().any(|known| known.name == other.name) {
            other.name = m::create::name_with_uid(&other.name, &other.uid);
        }
        offered.push(other);
    }
    let search_text = RwSignal::new(String::new());
    let search = (offered.len() >= SEARCH_FROM).then(|| {
        input()
            .attr("type", "search")
            .attr("aria-label", m::create::SEARCH_DEPLOYMENTS)
            .attr("placeholder", m::create::SEARCH_DEPLOYMENTS)
            .attr("autocomplete", "off")
            .on(ev::input, move |event| search_text.set(lower(&event_target_value(&event))))
            .into_any()
    });
    let none = offered.is_empty().then(|| hint(m::create::NO_DEPLOYMENTS.text()));
    let boxes = offered.into_iter().map(|it| deployment_box(draft, search_text, it)).collect_view();
    div().class("chooser").child(search).child(none).child(div().class("boxes").child(boxes)).into_any()
}

fn deployment_box(draft: RwSignal<Draft>, search_text: RwSignal<String>, deployment: Chosen) -> AnyView {
    let (uid, name, searched) = (deployment.uid.clone(), deployment.name.clone(), lower(&deployment.name));
    let tick = checkbox(
        move || draft.with(|d| d.deployments.iter().any(|it| it.uid == uid)),
        move |on| {
            draft.update(|d| {
                // Compared by uid: the name may have changed.
                d.deployments = d.deployments.iter().filter(|it| it.uid != deployment.uid).cloned().collect();
                if on {
                    d.deployments.insert(deployment.clone());
                }
            });
        },
    );
    label()
        .class("check")
        .attr("hidden", move || search_text.with(|search_text| !searched.contains(search_text.trim())))
        .child(tick)
        .child(span().class("wrap").child(safe_name(&name)))
        .into_any()
}
