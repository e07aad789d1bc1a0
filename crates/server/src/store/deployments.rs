//! Clusters and their deployments. A deployment's name is unique in its cluster, its uid in the whole database.

use super::Store;
use super::changes::Changes;
use super::columns::{as_i64, from_json, micros, time, to_json};
use super::error::StoreError;
use super::model::ListQuery;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use token_api::{Cluster, Deployment, Time};

/// Which clusters a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clusters {
    /// All clusters.
    All,
    /// The default cluster: the first that was made.
    Default,
    /// The cluster with this name.
    Named(String),
}

const DEPLOYMENT: &str =
    "SELECT d.uid, d.name, d.status, d.kube_namespace, d.labels, d.created_at, d.updated_at,
    c.uid, c.name FROM deployments d JOIN clusters c ON c.id = d.cluster_id";

/// The condition of a list on rows of `d`; `:cluster` is null for all clusters.
const CONDITION: &str =
    "(:search = '' OR instr(d.name, :search) > 0) AND (:cluster IS NULL OR d.cluster_id = :cluster)";

fn deployment(row: &Row<'_>) -> rusqlite::Result<Deployment> {
    Ok(Deployment {
        uid: row.get(0)?,
        name: row.get(1)?,
        status: row.get(2)?,
        kube_namespace: row.get(3)?,
        labels: from_json(&row.get::<_, String>(4)?),
        created_at: time(row.get(5)?),
        updated_at: time(row.get(6)?),
        deleted_at: None,
        resource_type: "deployment".into(),
        cluster: Some(Cluster { uid: row.get(7)?, name: row.get(8)?, resource_type: "cluster".into() }),
    })
}

/// The row id of the one cluster that is asked for; `None` for all clusters, or where there is no such cluster.
fn cluster(db: &Connection, clusters: &Clusters) -> Result<Option<i64>, StoreError> {
    Ok(match clusters {
        Clusters::All => None,
        Clusters::Default => db.query_row("SELECT min(id) FROM clusters", [], |row| row.get(0))?,
        Clusters::Named(name) => db
            .prepare_cached("SELECT id FROM clusters WHERE name = ?")?
            .query_row([name], |row| row.get(0))
            .optional()?,
    })
}

impl Store {
    /// One page, sorted by name, and how many deployments there are in all. `None` where there is no cluster with the
    /// name that is asked for. `person` reads them.
    pub async fn deployments(
        &self,
        person: Option<i64>,
        clusters: Clusters,
        query: ListQuery,
    ) -> Result<Option<(u64, Vec<Deployment>)>, StoreError> {
        self.read_list(person, move |db| {
            let cluster = cluster(db, &clusters)?;
            match clusters {
                Clusters::Named(_) if cluster.is_none() => return Ok(None),
                // Without a cluster there is no deployment either.
                Clusters::Default if cluster.is_none() => return Ok(Some((0, Vec::new()))),
                _ => {}
            }
            let search = query.search.to_lowercase();
            let total: i64 = db
                .prepare_cached(&format!("SELECT count(*) FROM deployments d WHERE {CONDITION}"))?
                .query_row(named_params! {":search": search, ":cluster": cluster}, |row| row.get(0))?;
            let mut statement = db.prepare_cached(&format!(
                "{DEPLOYMENT} WHERE {CONDITION} ORDER BY d.name, d.cluster_id LIMIT :count OFFSET :start"
            ))?;
            let rows = statement.query_map(
                named_params! {
                    ":search": search,
                    ":cluster": cluster,
                    ":count": as_i64(query.count),
                    ":start": as_i64(query.start),
                },
                deployment,
            )?;
            Ok(Some((total.unsigned_abs(), rows.collect::<Result<_, _>>()?)))
        })
        .await
    }

    /// The uid of the deployment with this name in this cluster.
    pub async fn deployment_uid(
        &self,
        clusters: Clusters,
        name: String,
    ) -> Result<Option<String>, StoreError> {
        self.read(move |db| {
            let Some(cluster) = cluster(db, &clusters)? else { return Ok(None) };
            Ok(db
                .prepare_cached("SELECT uid FROM deployments WHERE cluster_id = ? AND name = ?")?
                .query_row(params![cluster, name], |row| row.get(0))
                .optional()?)
        })
        .await
    }
}

impl Changes<'_> {
    /// The first of these uids that belongs to no deployment.
    pub fn first_unknown_deployment<'u>(&self, uids: &'u [String]) -> Result<Option<&'u str>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT 1 FROM deployments WHERE uid = ?")?;
        for uid in uids {
            if !statement.exists([uid])? {
                return Ok(Some(uid));
            }
        }
        Ok(None)
    }
}

/// Inserts a deployment, and its cluster where that is new.
pub(super) fn insert(db: &Connection, deployment: &Deployment, now: DateTime<Utc>) -> Result<(), StoreError> {
    let created = deployment.created_at.as_ref().and_then(Time::utc).unwrap_or(now);
    let cluster = deployment.cluster.clone().unwrap_or_default();
    db.execute(
        "INSERT INTO clusters (uid, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        params![cluster.uid, cluster.name],
    )?;
    db.execute(
        "INSERT INTO deployments (uid, cluster_id, name, status, kube_namespace, labels, created_at, updated_at)
         VALUES (?, (SELECT id FROM clusters WHERE name = ?), ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        params![
            deployment.uid,
            cluster.name,
            deployment.name,
            deployment.status,
            deployment.kube_namespace,
            to_json(&deployment.labels),
            micros(created),
            micros(created),
        ],
    )?;
    Ok(())
}
