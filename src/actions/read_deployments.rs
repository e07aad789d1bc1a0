//! Reading the organization's deployments, which a token may be limited to.

use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::Session;
use crate::state::draft::Chosen;
use token_api::{Deployment, ServerKind};
use token_client::{Error, calls};

/// Deployments in one request.
const PAGE_SIZE: u64 = 200;

/// All deployments, each with a name that no other one has.
pub async fn read_deployments(session: Session) -> Result<Vec<Chosen>, Failure> {
    match read_pages(session).await {
        Ok(all) => Ok(with_unique_names(&all)),
        Err(error) => {
            session.after_refusal(&error).await;
            Err(failure(&error, Operation::ListingDeployments))
        }
    }
}

async fn read_pages(session: Session) -> Result<Vec<Deployment>, Error> {
    let list = match session.known_server().await {
        ServerKind::Yatai => calls::list_deployments_v1,
        _ => calls::list_deployments,
    };
    let client = session.client();
    let mut all: Vec<Deployment> = Vec::new();
    let mut start = 0;
    loop {
        let page = client.send(list(start, PAGE_SIZE, "")).await?;
        let received = page.items.len() + page.unreadable.len();
        start += received as u64;
        for deployment in page.items {
            // Pages shift when a deployment is added or removed between two requests.
            if all.iter().all(|known| known.uid != deployment.uid) {
                all.push(deployment);
            }
        }
        if received == 0 || start >= page.total {
            return Ok(all);
        }
    }
}

/// Each deployment by its name, followed by its cluster, or its uid, where another one has the same name.
fn with_unique_names(all: &[Deployment]) -> Vec<Chosen> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_that_is_not_unique_is_followed_by_its_cluster_or_uid() {
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
        let names: Vec<String> = with_unique_names(&all).into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["chat (east)", "chat (west)", "ocr", "chat (4)"]);
    }
}
