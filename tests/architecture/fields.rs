//! The browser does not remember what is in a field for a secret.
//!
//! Such a field is made in one expression: `input()` and the methods called on it, which say both that it holds a secret
//! and `autocomplete="off"`.

use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall};

use crate::expressions::{called, chain, line, literal};
use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::{Source, production_tree};
use crate::workspace::panel;

/// How a field says that it holds a secret: by the type of those that a person fills, and by being read-only, as the field
/// that shows a new token is.
const MARKS: [&str; 3] = ["password", "readonly", "readOnly"];
const MARKING_CALLS: [&str; 2] = ["readonly", "set_read_only"];

/// The field around the place that is visited: whether it has `autocomplete="off"`, and its line.
#[derive(Clone, Copy)]
struct Field {
    is_forgotten: bool,
    line: usize,
}

struct Visitor<'a> {
    path: &'a str,
    field: Option<Field>,
    marks: usize,
    found: Vec<Finding>,
}

impl Visitor<'_> {
    fn mark(&mut self, line: usize) {
        self.marks += 1;
        match self.field {
            Some(field) if field.is_forgotten => {}
            Some(field) => {
                let what = "a field for a secret without autocomplete=\"off\"";
                self.found.push(finding(self.path, field.line, what));
            }
            None => self.found.push(finding(self.path, line, "a field for a secret is made elsewhere")),
        }
    }
}

fn is_autocomplete_off(call: &ExprMethodCall) -> bool {
    let values: Vec<_> = call.args.iter().map(literal).collect();
    match (call.method.to_string().as_str(), values.as_slice()) {
        ("attr" | "prop", [Some(name), Some(value)]) => name == "autocomplete" && value == "off",
        ("autocomplete", [Some(value)]) => value == "off",
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_expr_method_call(&mut self, outermost: &'ast ExprMethodCall) {
        let (root, calls) = chain(outermost);
        let before = self.field;
        if called(root).is_some_and(|name| name == "input" || name == "textarea") {
            let is_forgotten = calls.iter().any(|call| is_autocomplete_off(call));
            self.field = Some(Field { is_forgotten, line: line(root) });
        }
        self.visit_expr(root);
        for call in calls {
            if MARKING_CALLS.iter().any(|name| call.method == name) {
                self.mark(line(&call.method));
            }
            call.args.iter().for_each(|argument| self.visit_expr(argument));
        }
        self.field = before;
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        if literal(expression).is_some_and(|text| MARKS.contains(&&*text)) {
            self.mark(line(expression));
        }
        visit::visit_expr(self, expression);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        let tokens = it.tokens.to_string();
        if MARKS.iter().any(|mark| tokens.contains(&format!("\"{mark}\""))) {
            self.mark(line(it));
        }
    }
}

/// The findings, and how many fields for secrets there are.
fn secret_fields(source: &Source) -> (Vec<Finding>, usize) {
    let mut visitor = Visitor { path: &source.path, field: None, marks: 0, found: Vec::new() };
    visitor.visit_file(&production_tree(&source.text));
    (visitor.found, visitor.marks)
}

fn remembered(source: &Source) -> Vec<Finding> {
    secret_fields(source).0
}

#[test]
fn fields_of_secrets_are_not_remembered() {
    let panel = panel();
    assert_none("The browser would keep a secret.", in_all(panel.iter().copied(), remembered));
    for folder in ["src/pages/sign_in", "src/pages/tokens/reveal"] {
        let count: usize = panel.iter().filter(|it| it.is_below(folder)).map(|it| secret_fields(it).1).sum();
        assert!(count > 0, "{folder}: no field for a secret: this rule looks at the wrong place");
    }
}

#[test]
fn fields_that_are_remembered_are_found() {
    for make in ["input()", "html::input()", "leptos::html::input()", "textarea()"] {
        let field = |more: &str| format!("let a = 1;\nlet x = {make}\n    {more};");
        let finds = |more: &str| assert_finds(remembered, &field(more), "2: a field");
        finds(".attr(\"type\", \"password\")");
        finds(".attr(\"type\", \"text\").attr(\"readonly\", \"\")");
        finds(".prop(\"readOnly\", true)");
        finds(".readonly(true)");
        // Before and after a closure with statements of its own.
        finds(".on(e, move |_| { a(); b(); }).attr(\"type\", \"password\")");
        finds(".attr(\"type\", \"password\").on(e, move |_| { a(); })");
        // A comment says nothing, and another field's attribute does not count.
        finds("// .attr(\"autocomplete\", \"off\")\n    .attr(\"type\", \"password\")");
        finds(".attr(\"type\", \"password\");\nlet y = input().attr(\"autocomplete\", \"off\")");
    }
    let in_two = "let x = input().attr(\"autocomplete\", \"off\");\nlet y = x.attr(\"type\", \"password\");";
    assert_finds(remembered, in_two, "2: a field for a secret is made elsewhere");
    let elsewhere = "let x = text_input(a, b).attr(\"type\", \"password\");";
    assert_finds(remembered, elsewhere, "1: a field for a secret is made elsewhere");
}

#[test]
fn fields_that_are_not_remembered_are_accepted() {
    for make in ["input()", "html::input()", "leptos::html::input()"] {
        let accepts = |more: &str| assert_accepts(remembered, &format!("let field = {make}\n    {more};"));
        accepts(".attr(\"type\", \"password\").attr(\"autocomplete\", \"off\")");
        accepts(".attr(\"type\", \"password\")\n    // Why.\n    .autocomplete(\"off\")");
        let handler = ".on(ev::input, move |_| { a(); b(\"(\"); })";
        accepts(
            &[handler, ".attr(\"readonly\", \"\").attr(\n    \"autocomplete\",\n    \"off\",\n)"].concat(),
        );
        accepts(".attr(\"type\", \"checkbox\")");
    }
    assert_accepts(remembered, "// \"password\"\nlet label = \"no password here\"; fn input() {}");
}
