//! The demo's clusters and protected deployments.

use crate::secrets::fixed_uid;
use chrono::{DateTime, TimeDelta, Utc};
use token_api::{Cluster, Deployment, Label};

/// The default cluster comes first.
pub(super) const CLUSTERS: [&str; 2] = ["default", "europe"];

/// Cluster, name and status. Two names are in both clusters.
pub(super) const DEPLOYMENTS: [(&str, &str, &str); 10] = [
    (CLUSTERS[0], "chat-assistant", "running"),
    (CLUSTERS[0], "document-search", "running"),
    (CLUSTERS[0], "fraud-score", "running"),
    (CLUSTERS[0], "image-upscaler", "non-deployed"),
    (CLUSTERS[0], "sentiment-de", "running"),
    (CLUSTERS[0], "speech-to-text", "deploying"),
    (CLUSTERS[0], "summarizer-v2", "running"),
    (CLUSTERS[0], "translation-beta", "failed"),
    (CLUSTERS[1], "document-search", "running"),
    (CLUSTERS[1], "translation-beta", "unhealthy"),
];

/// How many of the deployments are in the default cluster; they come first.
pub(super) const IN_DEFAULT: usize = 8;

pub(super) fn deployment_uid(cluster: &str, name: &str) -> String {
    match cluster {
        "default" => fixed_uid(&format!("deployment {name}")),
        other => fixed_uid(&format!("deployment {other}/{name}")),
    }
}

/// The protected deployments.
pub fn deployments(now: DateTime<Utc>) -> Vec<Deployment> {
    let at = |days| Some((now - TimeDelta::days(days)).into());
    DEPLOYMENTS
        .iter()
        .zip((10..).step_by(23))
        .map(|((cluster, name, status), days)| Deployment {
            uid: deployment_uid(cluster, name),
            created_at: at(days),
            updated_at: at(days),
            deleted_at: None,
            name: (*name).into(),
            resource_type: "deployment".into(),
            labels: vec![Label { key: "protected".into(), value: "true".into() }],
            status: (*status).into(),
            kube_namespace: "models".into(),
            cluster: Some(Cluster {
                uid: fixed_uid(&format!("cluster {cluster}")),
                name: (*cluster).into(),
                resource_type: "cluster".into(),
            }),
        })
        .collect()
}
