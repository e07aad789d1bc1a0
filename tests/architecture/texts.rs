//! What people read: texts that change are drawn by one module, and texts from elsewhere are marked in attributes too.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Expr, Pat, Stmt, Type};

use crate::expressions::{line, literal, name, written};
use crate::finding::{Finding, assert_accepts, assert_finds, assert_none, finding, in_all};
use crate::source::{Source, production_tree};
use crate::workspace::panel;

/// Draws texts that change. Leptos keeps the node of such a text and writes to it later, where a browser that translates
/// the page has put another one in its place.
const DRAWS_TEXTS: &str = "src/components/text.rs";

/// Attributes that people read.
const READ_ATTRIBUTES: [&str; 5] = ["title", "aria-label", "aria-description", "placeholder", "alt"];
/// The methods of `leptos::html` that set them.
const READ_METHODS: [&str; 4] = ["title", "aria_label", "placeholder", "alt"];
const SETTERS: [&str; 4] = ["attr", "prop", "set_attribute", "custom_attribute"];
/// Names the invisible characters of a text, and those that turn its direction: `sanitize::words`.
const MARK: [&str; 2] = ["sanitize", "words"];

/// Attributes that show a text unmarked, as they are written, and why they may. Each stands in one place.
const MAY_BE_UNMARKED: [(&str, &str); 4] = [
    ("\"aria-label\" is m::common::explained(&label, piece.hint())", "it is the mark"),
    ("\"title\" is piece.hint()", "a fixed text"),
    ("\"aria-label\" is label", "one of the names in DATES"),
    ("\"title\" is &exact(at, &BrowserZone)", "figures, and the zone's name"),
];

/// What is known of a local name.
#[derive(Clone, Copy, Default)]
struct Known {
    is_moving: bool,
    is_marked: bool,
}

/// Walks expressions with the local names that are in scope.
struct Visitor<'a> {
    source: &'a Source,
    scopes: Vec<BTreeMap<String, Known>>,
    moving: Vec<Finding>,
    unmarked: Vec<Finding>,
}

impl Visitor<'_> {
    fn known(&self, expression: &Expr) -> Option<Known> {
        let name = name(expression)?;
        self.scopes.iter().rev().find_map(|scope| scope.get(&name)).copied()
    }

    fn scoped(&mut self, visit: impl FnOnce(&mut Self)) {
        self.scopes.push(BTreeMap::new());
        visit(self);
        self.scopes.pop();
    }

    fn name(&mut self, pattern: &Pat, known: Known) {
        let pattern = if let Pat::Type(typed) = pattern { &*typed.pat } else { pattern };
        if let (Pat::Ident(name), Some(scope)) = (pattern, self.scopes.last_mut()) {
            scope.insert(name.ident.to_string(), known);
        }
    }

    /// Parameters: only those that are `&'static str` or a message are fixed texts.
    fn parameters<'p>(&mut self, inputs: impl IntoIterator<Item = &'p syn::FnArg>) {
        for input in inputs {
            let syn::FnArg::Typed(input) = input else { continue };
            let known = Known { is_moving: false, is_marked: is_static_text(&input.ty) };
            self.name(&input.pat, known);
        }
    }

    fn attribute(&mut self, setter: &str, arguments: &syn::punctuated::Punctuated<Expr, syn::Token![,]>) {
        let arguments: Vec<&Expr> = arguments.iter().collect();
        let [attribute, value] = arguments[..] else { return };
        let is_read = literal(attribute).is_some_and(|it| READ_ATTRIBUTES.contains(&&*it));
        if !SETTERS.contains(&setter) || !is_read {
            return;
        }
        let is_marked = literal(value).is_some()
            || is_message(value)
            || marks(value)
            || self.known(value).is_some_and(|known| known.is_marked);
        if !is_marked {
            let text = &self.source.text;
            let what = format!("{} is {}", written(text, attribute), written(text, value));
            self.unmarked.push(finding(&self.source.path, line(attribute), what));
        }
    }
}

fn is_static_text(kind: &Type) -> bool {
    if matches!(kind, Type::Path(path) if path.path.is_ident("Message")) {
        return true;
    }
    let Type::Reference(reference) = kind else { return false };
    let is_static = reference.lifetime.as_ref().is_some_and(|it| it.ident == "static");
    is_static && matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
}

/// Whether an expression is a message without arguments, or chooses among such: no text of a server is in it.
fn is_message(expression: &Expr) -> bool {
    let of_block =
        |block: &syn::Block| matches!(block.stmts.last(), Some(Stmt::Expr(last, None)) if is_message(last));
    match expression {
        Expr::Path(path) => {
            let names: Vec<String> = path.path.segments.iter().map(|it| it.ident.to_string()).collect();
            matches!(&names[..], [catalog, _, message] if catalog == "m" && *message == message.to_uppercase())
        }
        Expr::Closure(closure) => is_message(&closure.body),
        Expr::Block(block) => of_block(&block.block),
        Expr::If(choice) => {
            of_block(&choice.then_branch)
                && choice.else_branch.as_ref().is_some_and(|(_, other)| is_message(other))
        }
        Expr::MethodCall(call) => call.method == "text" && is_message(&call.receiver),
        _ => false,
    }
}

/// Whether an expression calls the mark somewhere inside.
fn marks(expression: &Expr) -> bool {
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            let names: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
            self.0 |= names.ends_with(&MARK.map(str::to_owned));
            visit::visit_path(self, path);
        }
    }
    let mut finder = Finder(false);
    finder.visit_expr(expression);
    finder.0
}

/// Whether an expression makes a text that changes, or that is put together, as far as its form tells: types are not known.
fn is_moving(expression: &Expr, in_closure: bool) -> bool {
    let last_of = |block: &syn::Block| match block.stmts.last() {
        Some(Stmt::Expr(last, None)) => is_moving(last, in_closure),
        Some(Stmt::Macro(last)) => last.semi_token.is_none() && last.mac.path.is_ident("format"),
        _ => false,
    };
    match expression {
        Expr::Closure(closure) => is_moving(&closure.body, true),
        Expr::Reference(inner) => is_moving(&inner.expr, in_closure),
        Expr::Paren(inner) => is_moving(&inner.expr, in_closure),
        Expr::Block(block) => last_of(&block.block),
        Expr::If(choice) => {
            last_of(&choice.then_branch)
                || choice.else_branch.as_ref().is_some_and(|(_, other)| is_moving(other, in_closure))
        }
        Expr::Match(choice) => choice.arms.iter().any(|arm| is_moving(&arm.body, in_closure)),
        Expr::Macro(it) => it.mac.path.is_ident("format"),
        Expr::Lit(_) => in_closure && literal(expression).is_some(),
        Expr::MethodCall(call) => match call.method.to_string().as_str() {
            "to_string" | "to_owned" | "into_owned" | "concat" | "get" | "get_untracked" => true,
            "collect" => call.turbofish.as_ref().is_some_and(|types| {
                matches!(types.args.first(), Some(syn::GenericArgument::Type(Type::Path(path))) if path.path.is_ident("String"))
            }),
            "then_some" => in_closure && call.args.first().and_then(literal).is_some(),
            _ => false,
        },
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.scoped(|this| {
            this.parameters(&item.sig.inputs);
            visit::visit_item_fn(this, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.scoped(|this| {
            this.parameters(&item.sig.inputs);
            visit::visit_impl_item_fn(this, item);
        });
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.scoped(|this| visit::visit_block(this, block));
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.scoped(|this| {
            closure.inputs.iter().for_each(|input| this.name(input, Known::default()));
            visit::visit_expr_closure(this, closure);
        });
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        let Some(init) = &local.init else { return };
        let known = Known {
            is_moving: is_moving(&init.expr, false),
            is_marked: marks(&init.expr) || is_message(&init.expr),
        };
        self.name(&local.pat, known);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        let method = call.method.to_string();
        if READ_METHODS.contains(&&*method) {
            self.unmarked.push(finding(&self.source.path, line(&call.method), format!(".{method}(")));
        }
        self.attribute(&method, &call.args);
        if let ("child", Some(child)) = (&*method, call.args.first())
            && (is_moving(child, false) || self.known(child).is_some_and(|known| known.is_moving))
        {
            self.moving.push(finding(&self.source.path, line(child), written(&self.source.text, child)));
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        visit::visit_expr_call(self, call);
        if let Expr::Path(path) = &*call.func {
            let function = path.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
            self.attribute(&function, &call.args);
        }
    }
}

fn visited(source: &Source) -> Visitor<'_> {
    let mut visitor = Visitor { source, scopes: Vec::new(), moving: Vec::new(), unmarked: Vec::new() };
    visitor.visit_file(&production_tree(&source.text));
    visitor
}

/// Texts that change, given to an element as its child.
fn moving_texts(source: &Source) -> Vec<Finding> {
    visited(source).moving
}

/// Attributes that people read and whose value is neither a literal nor marked.
fn unmarked_attributes(source: &Source) -> Vec<Finding> {
    visited(source).unmarked
}

#[test]
fn texts_that_change_are_drawn_by_one_module() {
    let panel = panel();
    assert!(panel.iter().any(|source| source.path == DRAWS_TEXTS), "{DRAWS_TEXTS} is gone");
    let others = panel.into_iter().filter(|source| source.path != DRAWS_TEXTS);
    assert_none(&format!("A text that changes goes through {DRAWS_TEXTS}."), in_all(others, moving_texts));
}

#[test]
fn attributes_are_marked_as_the_page_is() {
    let all = in_all(panel(), unmarked_attributes);
    let is_known =
        |it: &Finding| MAY_BE_UNMARKED.iter().any(|(what, _)| it.0.ends_with(&format!(": {what}")));
    let (known, found): (Vec<_>, Vec<_>) = all.into_iter().partition(is_known);
    assert_none("A title or a label that is no literal goes through sanitize::words.", found);
    for (what, why) in MAY_BE_UNMARKED {
        let places = known.iter().filter(|it| it.0.ends_with(&format!(": {what}"))).count();
        assert_eq!(places, 1, "{what} ({why}) stands in {places} places: see MAY_BE_UNMARKED");
    }
}

#[test]
fn texts_that_change_are_found() {
    for (text, expected) in [
        ("p().child(format!(\"{n} tokens\"))", "1: format!("),
        ("p()\n    .child(move || format!(\"{n} tokens\"))", "2: move || format!("),
        ("p().child(name.to_string())", "1: name.to_string()"),
        ("p().child(move || n.get().to_string())", "1: move || n.get().to_string()"),
        ("p().child(move || name.get())", "1: move || name.get()"),
        ("p().child(name.get())", "1: name.get()"),
        ("p().child([a, b].concat())", "1: [a, b].concat()"),
        ("p().child(a.collect::<String>())", "1: a.collect"),
        ("p().child(move || if on.get() { \"On\" } else { \"Off\" })", "1: move || if"),
        ("p().child(move || match it {\n    A => \"a\",\n    B => \"b\",\n})", "1: move || match"),
        ("p().child(move || on.get().then_some(\"On\"))", "1: move || on"),
        ("p().child(move || {\n    let n = n.get();\n    format!(\"{n}\")\n})", "1: move || {"),
        ("let label = move || format!(\"{n}\");\np().child(label)", "2: label"),
        ("p().child(if on { a.to_owned() } else { b.to_owned() })", "1: if on"),
        ("p().child(move || if on { format!(\"{a} (\") } else { format!(\"{b})\") })", "1: move || if"),
        ("let label = format!(\"{n}\");\nlet view = p().child(label);", "2: label"),
    ] {
        assert_finds(moving_texts, text, expected);
    }
}

#[test]
fn texts_that_stay_are_accepted() {
    for text in [
        "p().child(\"fixed\").child(live_text(move || format!(\"{n}\"))).child(b().child(view))",
        "p().child(safe_text(&n.to_string())).child(move || shown.get().then(|| p().child(x)))",
        "// p().child(format!())\nlet x = a.get().to_string(); p().child(y)",
        "let label = format!(\"a\"); let label = safe_text(&label); p().child(label)",
        "p().child(move || notice.get().map(|it| { let n = format!(\"{it}\"); notice_of(&n) }))",
    ] {
        assert_accepts(moving_texts, text);
    }
}

#[test]
fn unmarked_attributes_are_found() {
    for (text, expected) in [
        ("a().attr(\"title\", name.to_owned())", "1: \"title\" is name.to_owned()"),
        ("a().attr(\"title\", m::area::named(name))", "1: \"title\" is m::area::named(name)"),
        ("a().attr(\"title\", if on { m::area::ON.text() } else { name })", "1: \"title\" is if on"),
        ("a()\n.attr(\n\"aria-label\", name)", "3: \"aria-label\" is name"),
        ("e.set_attribute(\"title\", &[\"a\", b].concat())", "1: \"title\" is &["),
        ("fn f(label: &str) {\n    a().attr(\"title\", label)\n}", "2: \"title\" is label"),
        ("a().title(name)", "1: .title("),
        (
            "\nfn f(label: &'static str) {\n}\nfn g(label: String) {\n    a().attr(\"title\", label)\n}",
            "5: \"title\" is label",
        ),
        ("let row = |(key, label): (Key, &str)| a().attr(\"title\", label);", "1: \"title\" is label"),
    ] {
        assert_finds(unmarked_attributes, text, expected);
    }
}

#[test]
fn marked_attributes_are_accepted() {
    for text in [
        "a().attr(\"title\", \"Fixed\").attr(\"href\", link.to_owned())",
        "a().attr(\"title\", sanitize::words(&name).into_owned())",
        "let label = sanitize::words(&name).into_owned();\na().attr(\"title\", label)",
        "fn f(label: &'static str) {\n    a().attr(\"title\", label)\n}",
        "fn f(label: Message) {\n    a().attr(\"title\", label)\n}",
        "a().attr(\"title\", m::area::TITLE).attr(\"aria-label\", move || if on { m::area::ON } else { m::area::OFF })",
        "let label = move || {\n    changes();\n    m::area::LABEL.text()\n};\na().attr(\"title\", label)",
    ] {
        assert_accepts(unmarked_attributes, text);
    }
}
