//! What a token may reach: the API, and protected deployments: all, or chosen ones.

use super::Draft;
use crate::dom::{El, classed, el};
use crate::fold::lower;
use crate::load::Latest;
use crate::pages::tokens::Page;
use crate::parts::field::{choice, group, refusal_line};
use crate::parts::notice::failure_notice;
use crate::session::{Session, use_session};
use crate::signal::{Derived, Var};
use crate::words::{Doing, Failure, failure};
use leptos::prelude::*;
use token_client::{Error, calls};

/// Deployments that are offered without a search box.
const SEARCH_FROM: usize = 9;
/// Deployments asked for at once.
const PAGE: u64 = 200;

/// The two kinds of access, and below the second its deployments. `refusal` is why all of it is refused.
pub fn access_field(page: Page, draft: Var<Draft>, refusal: impl Fn() -> Option<String> + 'static) -> El {
    let offers_protected = page.site.0.with_value(|site| site.features.protected_endpoints);
    let developer = el("input")
        .attr("type", "checkbox")
        .live_checked(move || draft.with(|d| d.developer))
        .on_checked(move |on| draft.update(|d| d.developer = on));
    let protected = el("input")
        .attr("type", "checkbox")
        .live_checked(move || draft.with(|d| d.protected))
        .on_checked(move |on| draft.update(|d| d.protected = on));
    let is_protected = Derived::new(move || draft.with(|d| d.protected));
    group("Access", "choices")
        .child(choice(developer, el("span").text("Developer Operations Access"), || {
            "Use the API and the command line.".to_owned()
        }))
        .child_if(offers_protected.then(|| {
            choice(protected, el("span").text("Protected Endpoint Access"), || {
                "Call deployments that ask for a token.".to_owned()
            })
        }))
        .slot(move || is_protected.get().then(|| deployments_field(draft)))
        .slot(move || refusal().map(|text| refusal_line(&text)))
}

#[derive(Clone)]
enum Offer {
    Looking,
    Here(Vec<String>),
    Failed(Failure),
}

fn deployments_field(draft: Var<Draft>) -> El {
    let session = use_session();
    let offer = Var::new(Offer::Looking);
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
    let all = el("input")
        .attr("type", "checkbox")
        .live_checked(move || draft.with(|d| d.all_deployments))
        .on_checked(move |on| draft.update(|d| d.all_deployments = on));
    let is_choosing = Derived::new(move || draft.with(|d| !d.all_deployments));
    // Asked for once, when it is first needed.
    Effect::new(move |asked: Option<bool>| {
        let asked = asked.unwrap_or_default();
        if is_choosing.get() && !asked {
            ask();
        }
        asked || is_choosing.get_untracked()
    });
    group("Deployments", "deployments")
        .child(classed("label", "check").child(all).text("All deployments"))
        .slot(move || {
            is_choosing.get().then(|| match offer.get() {
                Offer::Looking => classed("p", "hint").attr("role", "status").text("Loading the deployments"),
                Offer::Failed(failure) => failure_notice(&failure, Some(ask)),
                Offer::Here(names) => chooser(draft, names),
            })
        })
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

fn chooser(draft: Var<Draft>, mut names: Vec<String>) -> El {
    // One that was chosen by a link or an earlier draft stays in sight, so that it can be taken back.
    let known = names.clone();
    draft
        .with_untracked(|d| names.extend(d.deployments.iter().filter(|name| !known.contains(name)).cloned()));
    let sought = Var::new(String::new());
    let search = (names.len() >= SEARCH_FROM).then(|| {
        el("input")
            .attr("type", "search")
            .attr("aria-label", "Search deployments")
            .attr("placeholder", "Search deployments")
            .attr("autocomplete", "off")
            .on_value("input", move |text| sought.set(lower(&text)))
    });
    let is_empty = names.is_empty();
    let boxes = names.into_iter().map(|name| {
        let (is, to, seek) = (name.clone(), name.clone(), lower(&name));
        let tick = el("input")
            .attr("type", "checkbox")
            .live_checked(move || draft.with(|d| d.deployments.contains(&is)))
            .on_checked(move |on| {
                draft.update(|d| {
                    if on {
                        d.deployments.insert(to.clone());
                    } else {
                        d.deployments.remove(&to);
                    }
                });
            });
        classed("label", "check")
            .live_flag("hidden", move || sought.with(|sought| !seek.contains(sought.trim())))
            .child(tick)
            .child(classed("span", "wrap").name(&name))
    });
    classed("div", "chooser")
        .child_if(search)
        .child_if(is_empty.then(|| classed("p", "hint").text("There are no deployments.")))
        .child(classed("div", "boxes").children(boxes))
}
