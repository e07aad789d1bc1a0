//! The `WHERE` clause of a list, put together from those conditions that a request asks for.

use rusqlite::ToSql;

/// Conditions that must all hold, and the values of their named parameters.
#[derive(Default)]
pub(super) struct Conditions<'a> {
    conditions: Vec<String>,
    parameters: Vec<(&'a str, &'a dyn ToSql)>,
}

impl<'a> Conditions<'a> {
    /// Adds a condition that has no parameter of its own.
    pub fn add(&mut self, condition: impl Into<String>) {
        self.conditions.push(condition.into());
    }

    /// Adds a condition with one parameter.
    pub fn add_with(&mut self, condition: impl Into<String>, name: &'a str, value: &'a dyn ToSql) {
        self.add(condition);
        self.set(name, value);
    }

    /// Gives a parameter its value.
    pub fn set(&mut self, name: &'a str, value: &'a dyn ToSql) {
        self.parameters.push((name, value));
    }

    /// The clause with the word `WHERE`; empty where there is no condition.
    pub fn sql(&self) -> String {
        match self.conditions.is_empty() {
            true => String::new(),
            false => format!("WHERE {}", self.conditions.join(" AND ")),
        }
    }

    pub fn parameters(&self) -> &[(&'a str, &'a dyn ToSql)] {
        &self.parameters
    }
}
