//! The type of a token, and what it may reach.

use crate::address::Address;
use crate::address::vec_set::VecSet;
use crate::components::html::{a, div, span};
use crate::components::text::{safe_name, sentence};
use crate::pages::tokens::details::values::none;
use leptos::prelude::*;
use panel_messages::m;
use token_api::{Token, TokenType};

/// What the token may reach. Where `is_linked`, each deployment is a link to all tokens that may reach one of that name.
pub fn access(token: &Token, is_linked: bool) -> AnyView {
    let mut parts = Vec::new();
    if token.is_monitoring_token {
        parts.push(div().message(m::details::PROMETHEUS_ONLY).into_any());
    } else if token.is_api_token {
        parts.push(div().message(m::details::DEVELOPER_OPERATIONS).into_any());
    }
    if token.is_global_access {
        parts.push(div().message(m::common::ALL_PROTECTED_DEPLOYMENTS).into_any());
    } else if !token.deployment_names.is_empty() {
        let link = |name: &String| {
            let address = Address { deployment: VecSet::from([name.clone()]), ..Default::default() };
            if !is_linked {
                return span().class("deployment wrap").child(safe_name(name)).into_any();
            }
            a().class("deployment wrap").attr("href", address.href()).child(safe_name(name)).into_any()
        };
        let links = token.deployment_names.iter().map(link).collect_view().into_any();
        parts.push(div().child(sentence(m::details::protected_deployments(links))).into_any());
    } else if token.is_access_token {
        parts.push(div().message(m::details::DEPLOYMENTS_NOT_NAMED).into_any());
    }
    if token.is_global_router_access {
        parts.push(div().message(m::common::ROUTER_ACCESS).into_any());
    }
    if parts.is_empty() { none() } else { div().child(parts).into_any() }
}

/// The name of the token's type.
pub fn type_name(token: &Token) -> &'static str {
    let name = match token.token_type() {
        TokenType::Personal => m::common::PERSONAL,
        TokenType::Organization => m::common::ORGANIZATION,
        TokenType::Monitoring => m::common::MONITORING,
    };
    name.text()
}
