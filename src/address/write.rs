//! Writes an address as a query string. Defaults are left out, and the keys have a fixed order, so that the same view always
//! has the same address.

use crate::address::read::{REVIEW, VIEW};
use crate::address::{Address, NeverOr, Sort, Span};
use form_urlencoded::byte_serialize;

impl Address {
    /// The query string with its `?`. For the list without filters it is `?`.
    pub fn href(&self) -> String {
        let mut out = Writer("?".to_owned());
        out.text("q", &self.q);
        out.list("status", self.status.iter().map(|s| s.key()));
        out.list("scope", self.scope.iter().map(String::as_str));
        out.list("type", self.token_type.iter().map(|t| t.key()));
        out.list("creator", self.creator.iter().map(String::as_str));
        out.never_or("expires", self.expires);
        out.never_or("used", self.used);
        out.span("unused", self.unused);
        out.span("created", self.created);
        out.list("deployment", self.deployment.iter().map(String::as_str));
        out.list("label", self.label.iter().map(String::as_str));
        if self.creator_left {
            out.raw("creator_left");
        }
        out.span("longer_than", self.longer_than);
        if self.sort != Sort::default() {
            out.text("sort", &self.sort.to_string());
        }
        if let Some(filters) = &self.activity {
            out.raw(VIEW);
            for piece in filters {
                out.raw(piece);
            }
        } else if self.review {
            out.raw(REVIEW);
        }
        out.text("token", self.token.as_deref().unwrap_or_default());
        if let Some(new) = &self.new {
            out.raw("new");
            out.given("name", new.name.as_deref());
            out.given("description", new.description.as_deref());
            if let Some(scopes) = &new.scopes {
                out.raw("scopes=");
                out.values(scopes.iter().map(String::as_str));
            }
            out.given("expires_in", new.expires_in.as_deref());
            out.given("expires_at", new.expires_at.as_deref());
            out.given("token_type", new.token_type.as_deref());
        }
        out.text("code", self.code.as_deref().unwrap_or_default());
        for piece in &self.unknown {
            out.raw(piece);
        }
        out.0
    }
}

struct Writer(String);

impl Writer {
    fn raw(&mut self, piece: &str) {
        if self.0.len() > 1 {
            self.0.push('&');
        }
        self.0.push_str(piece);
    }

    fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.given(key, Some(value));
        }
    }

    fn given(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.raw(key);
            self.0.push('=');
            self.0.extend(byte_serialize(value.as_bytes()));
        }
    }

    fn list<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        let mut values = values.filter(|value| !value.is_empty()).peekable();
        if values.peek().is_some() {
            self.raw(key);
            self.0.push('=');
            self.values(values);
        }
    }

    fn values<'a>(&mut self, values: impl Iterator<Item = &'a str>) {
        for (i, value) in values.enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            self.0.extend(byte_serialize(value.as_bytes()));
        }
    }

    fn span(&mut self, key: &str, value: Option<Span>) {
        if let Some(span) = value {
            self.text(key, &span.to_string());
        }
    }

    fn never_or(&mut self, key: &str, value: Option<NeverOr>) {
        match value {
            Some(NeverOr::Never) => self.text(key, "never"),
            Some(NeverOr::Within(span)) => self.span(key, Some(span)),
            Some(NeverOr::Between(days)) => self.text(key, &days.to_string()),
            None => {}
        }
    }
}
