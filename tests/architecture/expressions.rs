//! What the rules on expressions share.

use syn::{Expr, ExprLit, ExprMethodCall, Lit};

/// The value of a string literal.
pub fn literal(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Paren(inner) => literal(&inner.expr),
        _ => None,
    }
}

/// A name alone, without a path.
pub fn name(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    }
}

/// A chain `root.a(…).b(…)`, from its outermost call: the root, and the calls from the last to the first.
pub fn chain(outermost: &ExprMethodCall) -> (&Expr, Vec<&ExprMethodCall>) {
    let mut calls = vec![outermost];
    loop {
        match &*calls[calls.len() - 1].receiver {
            Expr::MethodCall(call) => calls.push(call),
            root => return (root, calls),
        }
    }
}

/// The last name of the path of a called function.
pub fn called(expression: &Expr) -> Option<String> {
    let Expr::Call(call) = expression else { return None };
    let Expr::Path(path) = &*call.func else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}

/// An expression as it is written, on one line.
pub fn written(text: &str, expression: &impl syn::spanned::Spanned) -> String {
    text[expression.span().byte_range()].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where an expression begins.
pub fn line(expression: &impl syn::spanned::Spanned) -> usize {
    expression.span().start().line
}
