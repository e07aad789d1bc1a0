//! Lists tokens page by page, newest first.

use super::columns::as_i64;
use super::conditions::Conditions;
use super::error::StoreError;
use super::model::{ListQuery, StoredToken, Visible};
use super::{Store, tokens};

impl Store {
    /// One page, and how many tokens there are in all. `person` reads it.
    pub async fn list(
        &self,
        person: Option<i64>,
        visible: Visible,
        query: ListQuery,
    ) -> Result<(u64, Vec<StoredToken>), StoreError> {
        self.list_where(person, visible, None, query).await
    }

    /// One page of the tokens that may access the deployment with this uid, and how many there are in all.
    pub async fn list_for(
        &self,
        person: Option<i64>,
        deployment: String,
        visible: Visible,
        query: ListQuery,
    ) -> Result<(u64, Vec<StoredToken>), StoreError> {
        self.list_where(person, visible, Some(deployment), query).await
    }

    async fn list_where(
        &self,
        person: Option<i64>,
        visible: Visible,
        deployment: Option<String>,
        query: ListQuery,
    ) -> Result<(u64, Vec<StoredToken>), StoreError> {
        self.read_list(person, move |db| {
            // Only the conditions that are needed: then counting and finding a page read an index only.
            let mut conditions = Conditions::default();
            let user = match &visible {
                Visible::OwnAndOrganization(id) | Visible::Own(id) => id,
                Visible::All | Visible::Organization => &-1,
            };
            match visible {
                Visible::All => {}
                Visible::Organization => conditions.add("is_organization_token"),
                Visible::OwnAndOrganization(_) => {
                    conditions.add_with("(is_organization_token OR user_id = :user)", ":user", user);
                }
                Visible::Own(_) => conditions.add_with("user_id = :user", ":user", user),
            }
            if deployment.is_some() {
                conditions.add_with(
                    "(is_global_access OR :deployment IN (SELECT value FROM json_each(deployment_uids)))",
                    ":deployment",
                    &deployment,
                );
            }
            let search = query.search.to_lowercase();
            if !search.is_empty() {
                conditions.add_with("instr(folded, :search) > 0", ":search", &search);
            }
            let wanted = conditions.sql();
            let total = db.total((visible, deployment.clone(), search.clone()), || {
                db.prepare_cached(&format!("SELECT count(*) FROM tokens {wanted}"))?
                    .query_row(conditions.parameters(), |row| row.get(0))
            })?;
            let mut statement = db.prepare_cached(&format!(
                "{} WHERE t.id IN (SELECT id FROM tokens {wanted}
                    ORDER BY created_at DESC, id DESC LIMIT :count OFFSET :start)
                 ORDER BY t.created_at DESC, t.id DESC",
                tokens::SELECT
            ))?;
            let (count, start) = (as_i64(query.count), as_i64(query.start));
            conditions.set(":count", &count);
            conditions.set(":start", &start);
            let rows = statement.query_map(conditions.parameters(), tokens::stored)?;
            Ok((total, rows.collect::<Result<_, _>>()?))
        })
        .await
    }
}
