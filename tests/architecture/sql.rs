//! SQL is in the server's store and nowhere else.

use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::{Source, TokenKind};
use crate::workspace::production;

const STORE: &str = "crates/server/src/store";

const SQL: [&str; 11] = [
    "SELECT",
    "INSERT INTO",
    "INSERT OR",
    "DELETE FROM",
    "CREATE TABLE",
    "CREATE INDEX",
    "ALTER TABLE",
    "DROP TABLE",
    "PRAGMA",
    "BEGIN IMMEDIATE",
    "ON CONFLICT",
];

fn sql(source: &Source) -> Vec<Finding> {
    let mut found = source.strings_with(&SQL);
    let texts = source.tokens.iter().filter(|token| token.kind == TokenKind::Text);
    for token in texts {
        if token.text.find("UPDATE ").is_some_and(|at| token.text[at..].contains(" SET ")) {
            found.push(finding(&source.path, token.line, "UPDATE … SET"));
        }
        // Alone it is an element's tag.
        if token.text == "SELECT" {
            let tag = finding(&source.path, token.line, "SELECT");
            found.remove(found.iter().position(|it| *it == tag).unwrap());
        }
    }
    found
}

#[test]
fn only_the_store_holds_sql() {
    let (store, others): (Vec<_>, Vec<_>) = production().into_iter().partition(|it| it.is_below(STORE));
    assert_none(&format!("SQL stands in {STORE} only."), in_all(others, sql));
    assert!(!in_all(store, sql).is_empty(), "{STORE} holds no SQL: this rule looks at the wrong place");
}

#[test]
fn sql_is_found_in_strings() {
    assert_finds(sql, "let q = \"SELECT * FROM t\";", "1: SELECT");
    assert_finds(sql, "let q = \"SELECT\\n a\";", "1: SELECT");
    assert_finds(sql, "\n\nlet q = r#\"UPDATE t SET a = \"b\"\"#;", "3: UPDATE");
    assert_finds(sql, "f(format!(\"PRAGMA {name}\"))", "1: PRAGMA");
    assert_accepts(sql, "// SELECT\nlet selected = \"Selected\"; let s = \"Update the SET\";");
    assert_accepts(sql, "matches!(tag, \"INPUT\" | \"SELECT\" | \"TEXTAREA\");");
}
