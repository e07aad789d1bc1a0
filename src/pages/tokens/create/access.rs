//! What a token may reach: the API, protected deployments (all, or chosen ones), and the router.

use crate::browser::latest::Latest;
use crate::components::field::{choice, group, refusal_line};
use crate::components::inputs::checkbox;
use crate::components::notice::failure_notice;
use crate::components::text::{hint, safe_name};
use crate::context::Page;
use crate::format::case_folding::lower;
use crate::format::error_messages::{Doing, Failure, failure};
use crate::session::{Session, use_session};
use crate::state::draft::Chosen;
use crate::state::draft::Draft;
use leptos::ev;
use leptos::html::{div, input, label, p, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::{Deployment, ServerKind};
use token_client::{Error, calls};

/// Deployments that are offered without a search box.
const SEARCH_FROM: usize = 9;
/// Deployments asked for at once.
const PAGE: u64 = 200;

/// The kinds of access, and below the protected endpoints the deployments. `refusal` is why all of it is refused.
pub fn access_field(
    page: Page,
    draft: RwSignal<Draft>,
    refusal: impl Fn() -> Option<String> + Send + 'static,
) -> AnyView {
    let features = page.site.0.with_value(|site| site.features);
    let developer = move || match page.session.server() {
        ServerKind::Yatai => {
            "Use the API and the command line. On Yatai any token can, whatever is chosen here."
        }
        _ => "Use the API and the command line, as far as the scopes below go.",
    };
    let mut controls = vec![kind(
        "Developer Operations Access",
        developer,
        move || draft.with(|d| d.developer),
        move |on| draft.write().developer = on,
    )];
    if features.protected_endpoints {
        controls.push(kind(
            "Protected Endpoint Access",
            || "Call deployments that ask for a token.",
            move || draft.with(|d| d.protected),
            move |on| draft.write().protected = on,
        ));
    }
    let is_protected = Memo::new(move |_| draft.with(|d| d.protected));
    let deployments = move || is_protected.get().then(|| deployments_field(draft));
    controls.push(deployments.into_shared().into_any());
    if features.router_access {
        controls.push(kind(
            "Router Access",
            || "Call the organization's router endpoint, the gateway in front of its deployments.",
            move || draft.with(|d| d.router),
            move |on| draft.write().router = on,
        ));
    }
    let refusal = move || refusal().map(|text| refusal_line(&text));
    controls.push(refusal.into_shared().into_any());
    group("Access", "choices", controls)
}

/// One kind of access, with what it means.
fn kind(
    name: &'static str,
    means: impl Fn() -> &'static str + Send + Sync + 'static,
    is_on: impl Fn() -> bool + Send + 'static,
    on_change: impl Fn(bool) + 'static,
) -> AnyView {
    choice(checkbox(is_on, on_change), span().child(name).into_any(), move || means().to_owned())
}

#[derive(Clone)]
enum Offer {
    Looking,
    Here(Vec<Chosen>),
    Failed(Failure),
}

fn deployments_field(draft: RwSignal<Draft>) -> AnyView {
    let session = use_session();
    let offer = RwSignal::new(Offer::Looking);
    let latest = Latest::new();
    let ask = move || {
        offer.set(Offer::Looking);
        latest.run(async move {
            let answer = match deployments(session).await {
                Ok(all) => Offer::Here(all),
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
            Offer::Here(all) => chooser(draft, all),
        })
    };
    let all = label().class("check").child(all).child("All deployments");
    group("Deployments", "deployments", vec![all.into_any(), chooser.into_shared().into_any()])
}

/// All deployments, as many pages as there are, under names that tell them apart.
async fn deployments(session: Session) -> Result<Vec<Chosen>, Error> {
    let list = match session.known_server().await {
        ServerKind::Yatai => calls::list_deployments_v1,
        _ => calls::list_deployments,
    };
    let client = session.client();
    let mut all: Vec<Deployment> = Vec::new();
    let mut start = 0;
    loop {
        let page = client.send(list(start, PAGE, "")).await?;
        let came = page.items.len() + page.unreadable.len();
        start += came as u64;
        for deployment in page.items {
            // What comes and goes meanwhile shifts the pages.
            if all.iter().all(|known| known.uid != deployment.uid) {
                all.push(deployment);
            }
        }
        if came == 0 || start >= page.total {
            return Ok(labelled(&all));
        }
    }
}

/// Each deployment by its name, and with its cluster where another one has the same name.
fn labelled(all: &[Deployment]) -> Vec<Chosen> {
    let label = |it: &Deployment| {
        let is_unique = all.iter().filter(|other| other.name == it.name).count() == 1;
        let cluster = it.cluster.as_ref().map_or("", |cluster| &cluster.name);
        let name = match (is_unique, cluster) {
            (true, _) => it.name.clone(),
            (false, "") => [&it.name, " (", &it.uid, ")"].concat(),
            (false, cluster) => [&it.name, " (", cluster, ")"].concat(),
        };
        Chosen { uid: it.uid.clone(), name }
    };
    all.iter().map(label).collect()
}

fn chooser(draft: RwSignal<Draft>, mut offered: Vec<Chosen>) -> AnyView {
    // One that an earlier draft or another token has stays in sight, so that it can be taken back.
    let is_offered = |it: &&Chosen| offered.iter().all(|known| known.uid != it.uid);
    let others: Vec<Chosen> =
        draft.with_untracked(|d| d.deployments.iter().filter(is_offered).cloned().collect());
    for mut other in others {
        if offered.iter().any(|known| known.name == other.name) {
            other.name = [&other.name, " (", &other.uid, ")"].concat();
        }
        offered.push(other);
    }
    let sought = RwSignal::new(String::new());
    let search = (offered.len() >= SEARCH_FROM).then(|| {
        input()
            .attr("type", "search")
            .attr("aria-label", "Search deployments")
            .attr("placeholder", "Search deployments")
            .attr("autocomplete", "off")
            .on(ev::input, move |event| sought.set(lower(&event_target_value(&event))))
            .into_any()
    });
    let none = offered.is_empty().then(|| hint("There are no deployments."));
    let boxes = offered.into_iter().map(|it| deployment_box(draft, sought, it)).collect_view();
    div().class("chooser").child(search).child(none).child(div().class("boxes").child(boxes)).into_any()
}

fn deployment_box(draft: RwSignal<Draft>, sought: RwSignal<String>, deployment: Chosen) -> AnyView {
    let (uid, name, seek) = (deployment.uid.clone(), deployment.name.clone(), lower(&deployment.name));
    let tick = checkbox(
        move || draft.with(|d| d.deployments.iter().any(|it| it.uid == uid)),
        move |on| {
            draft.update(|d| {
                // The name may be another one than it was: what counts is the uid.
                d.deployments = d.deployments.iter().filter(|it| it.uid != deployment.uid).cloned().collect();
                if on {
                    d.deployments.insert(deployment.clone());
                }
            });
        },
    );
    label()
        .class("check")
        .attr("hidden", move || sought.with(|sought| !seek.contains(sought.trim())))
        .child(tick)
        .child(span().class("wrap").child(safe_name(&name)))
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_that_is_there_twice_comes_with_its_cluster() {
        let deployment = |uid: &str, name: &str, cluster: Option<&str>| -> Deployment {
            let cluster = cluster.map(|name| json!({ "name": name }));
            serde_json::from_value(json!({ "uid": uid, "name": name, "cluster": cluster })).unwrap()
        };
        let all = [
            deployment("1", "chat", Some("east")),
            deployment("2", "chat", Some("west")),
            deployment("3", "ocr", Some("east")),
            deployment("4", "chat", None),
        ];
        let names: Vec<String> = labelled(&all).into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["chat (east)", "chat (west)", "ocr", "chat (4)"]);
    }
}
