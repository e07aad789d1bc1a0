//! Demo data: people, deployments and tokens of every kind that the panel must handle. The same in every run, except for
//! the times, which are relative to now. The tokens have no values, so nobody can sign in with them.

mod deployments;
#[cfg(test)]
mod tests;
mod texts;
mod tokens;

pub use deployments::deployments;
pub use tokens::token;

use crate::store::{Person, Role};

/// The first admin, who exists without demo data too.
pub const ADMIN: Person = person("admin", "admin@example.com", "", "", Role::Admin, false);
/// Login name of the member for whom the demo prints a sign-in link.
pub const MEMBER: &str = "jonas";
/// Login name of the person who left.
pub const LEAVER: &str = "tomasz";

/// All people.
pub const PEOPLE: [Person; 7] = [
    ADMIN,
    person("mara", "mara@example.com", "Mara", "Okafor", Role::Admin, false),
    person(MEMBER, "jonas@example.com", "Jonas", "Weber", Role::Developer, false),
    person("sofia", "sofia@example.com", "Sofía", "Álvarez", Role::Developer, false),
    person("lin", "lin@example.com", "Lin", "陈", Role::Developer, false),
    person("build-bot", "build-bot@example.com", "", "", Role::Developer, false),
    person(LEAVER, "tomasz@example.com", "Tomasz", "Nowak", Role::Developer, true),
];

const fn person(
    name: &'static str,
    email: &'static str,
    first_name: &'static str,
    last_name: &'static str,
    role: Role,
    has_left: bool,
) -> Person {
    Person { name, email, first_name, last_name, role, has_left }
}
