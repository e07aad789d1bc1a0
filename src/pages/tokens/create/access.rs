//! What a token may reach: the API, and protected deployments: all, or chosen ones.

use super::Draft;
use crate::components::field::{choice, group, refusal_line};
use crate::components::inputs::checkbox;
use crate::components::notice::failure_notice;
use crate::components::text::{hint, safe_name};
use crate::fold::lower;
use crate::load::Latest;
use crate::pages::tokens::Page;
use crate::session::{Session, use_session};
use crate::words::{Doing, Failure, failure};
use leptos::ev;
use leptos::html::{div, input, label, p, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_client::{Error, calls};

/// Deployments that are offered without a search box.
const SEARCH_FROM: usize = 9;
/// Deployments asked for at once.
const PAGE: u64 = 200;

/// The two kinds of access, and below the second its deployments. `refusal` is why all of it is refused.
pub fn access_field(
    page: Page,
    draft: RwSignal<Draft>,
    refusal: impl Fn() -> Option<String> + Send + 'static,
) -> AnyView {
    let offers_protected = page.site.0.with_value(|site| site.features.protected_endpoints);
    let developer = checkbox(move || draft.with(|d| d.developer), move |on| draft.write().developer = on);
    let developer = choice(developer, span().child("Developer Operations Access").into_any(), || {
        "Use the API and the command line.".to_owned()
    });
    let protected = offers_protected.then(|| {
        let protected = checkbox(move || draft.with(|d| d.protected), move |on| draft.write().protected = on);
        choice(protected, span().child("Protected Endpoint Access").into_any(), || {
            "Call deployments that ask for a token.".to_owned()
        })
    });
    let is_protected = Memo::new(move |_| draft.with(|d| d.protected));
    let deployments = move || is_protected.get().then(|| deployments_field(draft));
    let refusal = move || refusal().map(|text| refusal_line(&text));
    let mut controls = vec![developer];
    controls.extend(protected);
    controls.push(deployments.into_shared().into_any());
    controls.push(refusal.into_shared().into_any());
    group("Access", "choices", controls)
}

#[derive(Clone)]
enum Offer {
    Looking,
    Here(Vec<String>),
    Failed(Failure),
}

fn deployments_field(draft: RwSignal<Draft>) -> AnyView {
    let session = use_session();
    let offer = RwSignal::new(Offer::Looking);
    let latest = Latest::new();
    let ask = move || {
        offer.set(Offer::Looking);
        latest.run(async move {
            let answer = match names(session).await {
                Ok(names) => Offer::Here(names),
                Err(error) => {
                    session.after_refusal(&error).await;
                    Offer::Failed(failure(&error, Doing::ListingDeployments))
                }
            };
            offer.try_set(answer);
        });
    };
    let all =
        checkbox(move || draft.with(|d| d.all_deployments), move |on| draft.write().all_deployments = on);
    let is_choosing = Memo::new(move |_| draft.with(|d| !d.all_deployments));
    // Asked for once, when it is first needed.
    Effect::new(move |asked: Option<bool>| {
        let asked = asked.unwrap_or_default();
        if is_choosing.get() && !asked {
            ask();
        }
        asked || is_choosing.get_untracked()
    });
    let chooser = move || {
        is_choosing.get().then(|| match offer.get() {
            Offer::Looking => {
                p().class("hint").attr("role", "status").child("Loading the deployments").into_any()
            }
            Offer::Failed(failure) => failure_notice(&failure, Some(ask)),
            Offer::Here(names) => chooser(draft, names),
        })
    };
    let all = label().class("check").child(all).child("All deployments");
    group("Deployments", "deployments", vec![all.into_any(), chooser.into_shared().into_any()])
}

/// The names of all deployments, and those that are chosen but not among them.
async fn names(session: Session) -> Result<Vec<String>, Error> {
    let client = session.client();
    let mut names: Vec<String> = Vec::new();
    loop {
        let page = client.send(calls::list_deployments(names.len() as u64, PAGE, "")).await?;
        let came = page.items.len();
        names.extend(page.items.into_iter().map(|deployment| deployment.name));
        if came == 0 || names.len() as u64 >= page.total {
            return Ok(names);
        }
    }
}

fn chooser(draft: RwSignal<Draft>, mut names: Vec<String>) -> AnyView {
    // One that was chosen by a link or an earlier draft stays in sight, so that it can be taken back.
    let known = names.clone();
    draft
        .with_untracked(|d| names.extend(d.deployments.iter().filter(|name| !known.contains(name)).cloned()));
    let sought = RwSignal::new(String::new());
    let search = (names.len() >= SEARCH_FROM).then(|| {
        input()
            .attr("type", "search")
            .attr("aria-label", "Search deployments")
            .attr("placeholder", "Search deployments")
            .attr("autocomplete", "off")
            .on(ev::input, move |event| sought.set(lower(&event_target_value(&event))))
            .into_any()
    });
    let none = names.is_empty().then(|| hint("There are no deployments."));
    let boxes = names.iter().map(|name| deployment_box(draft, sought, name)).collect_view();
    div().class("chooser").child(search).child(none).child(div().class("boxes").child(boxes)).into_any()
}

fn deployment_box(draft: RwSignal<Draft>, sought: RwSignal<String>, name: &str) -> AnyView {
    let (is, to, seek) = (name.to_owned(), name.to_owned(), lower(name));
    let tick = checkbox(
        move || draft.with(|d| d.deployments.contains(&is)),
        move |on| {
            draft.update(|d| {
                if on {
                    d.deployments.insert(to.clone());
                } else {
                    d.deployments.remove(&to);
                }
            });
        },
    );
    label()
        .class("check")
        .attr("hidden", move || sought.with(|sought| !seek.contains(sought.trim())))
        .child(tick)
        .child(span().class("wrap").child(safe_name(name)))
        .into_any()
}
