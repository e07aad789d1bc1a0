//! The text format of Prometheus.

use super::counters::Counters;
use super::token_gauges::TokenGauges;
use crate::store::TokenFigures;
use prometheus_client::encoding::prometheus_text;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

/// The type of the text. Every version of Prometheus reads it.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The prefix of all names.
const PREFIX: &str = "token_server";

/// The answer to a scrape.
pub fn text(counters: &Counters, tokens: TokenFigures) -> Result<String, std::fmt::Error> {
    let mut registry = Registry::with_prefix(PREFIX);
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    let build = registry
        .sub_registry_with_labels(version.map(|(name, value)| (name.into(), value.into())).into_iter());
    build.register("build_info", "Always 1; the label is the version of the server", ConstGauge::new(1_i64));
    registry.register_collector(Box::new(TokenGauges(tokens)));
    counters.register(&mut registry);
    let mut text = String::new();
    prometheus_text::encode(&mut text, &registry)?;
    Ok(text)
}
