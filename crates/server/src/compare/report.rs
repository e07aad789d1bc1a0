//! The report: what comparing found, and what to do about it. `report_text.rs` and `report_json.rs` write it.

use super::difference::{Comparison, Difference};
use super::existing::Existing;
use super::lifetime::Lifetime;
use super::steps::{Step, Viewer};
use super::wanted::{Wanted, type_key};
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

/// All that is told.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// How many tokens are as wanted.
    pub same: usize,
    /// Wanted, and not there.
    pub missing: Vec<Missing<'a>>,
    /// Wanted, and something else.
    pub different: Vec<Changed<'a>>,
    /// There, and not wanted.
    pub extra: Vec<Extra<'a>>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// A missing token. What is not wanted in particular is null.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // `Wanted` explains the fields.
pub struct Missing<'a> {
    pub name: &'a str,
    pub creator: &'a str,
    pub description: Option<&'a str>,
    pub scopes: Option<&'a BTreeSet<String>>,
    #[serde(rename = "type")]
    pub token_type: Option<&'static str>,
    pub lifetime: Option<String>,
    pub step: Step,
}

/// A token that differs.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // `Existing` explains the fields.
pub struct Changed<'a> {
    pub name: &'a str,
    pub creator: &'a str,
    pub uid: &'a str,
    pub differences: &'a [Difference],
    pub step: Step,
}

/// A token that is not wanted.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // `Existing` explains the fields.
pub struct Extra<'a> {
    pub name: &'a str,
    pub creator: &'a str,
    pub uid: &'a str,
    pub step: Step,
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = [("key", self.key.name()), ("wanted", &self.wanted), ("there", &self.there)];
        serializer.collect_map(keys)
    }
}

impl<'a> Report<'a> {
    /// Puts the steps beside what comparing found.
    pub fn new(found: &'a Comparison<'a>, viewer: &Viewer<'_>) -> Self {
        Self {
            same: found.same.len(),
            missing: found.missing.iter().map(|wanted| missing(wanted, viewer)).collect(),
            different: found
                .different
                .iter()
                .map(|it| Changed {
                    name: &it.there.name,
                    creator: &it.there.creator,
                    uid: &it.there.uid,
                    differences: &it.differences,
                    step: viewer.change(it),
                })
                .collect(),
            extra: found.extra.iter().map(|there| extra(there, viewer)).collect(),
            notes: notes(found, viewer),
        }
    }

    /// Whether anything differs. Notes are no differences.
    pub fn differs(&self) -> bool {
        !(self.missing.is_empty() && self.different.is_empty() && self.extra.is_empty())
    }
}

fn missing<'a>(wanted: &'a Wanted, viewer: &Viewer<'_>) -> Missing<'a> {
    Missing {
        name: &wanted.name,
        creator: &wanted.creator,
        description: wanted.description.as_deref(),
        scopes: wanted.scopes.as_ref(),
        token_type: wanted.token_type.map(type_key),
        lifetime: wanted.lifetime.map(Lifetime::key),
        step: viewer.create(wanted),
    }
}

fn extra<'a>(there: &'a Existing, viewer: &Viewer<'_>) -> Extra<'a> {
    Extra { name: &there.name, creator: &there.creator, uid: &there.uid, step: viewer.delete(there) }
}

/// What is no difference, and still to know.
fn notes(found: &Comparison<'_>, viewer: &Viewer<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let matched = found.same.iter().copied().chain(found.different.iter().map(|it| it.there));
    for there in matched.filter(|there| there.has_expired(viewer.now)) {
        notes.push(format!("“{}” of {} is there, and has expired: replace it.", there.name, there.creator));
    }
    for wanted in &found.type_unknown {
        notes.push(format!(
            "The type of “{}” of {} is not certain: an export in JSON or YAML does not tell a monitoring token from a personal \
             one. The panel's CSV and the answer of the API do.",
            wanted.name, wanted.creator
        ));
    }
    notes
}
