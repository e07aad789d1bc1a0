//! The gauges of tokens, from what the database had at the scrape.

use crate::store::{TokenFigures, TokenState};
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use token_api::TokenType;

const TYPES: [(TokenType, &str); 3] = [
    (TokenType::Personal, "personal"),
    (TokenType::Organization, "organization"),
    (TokenType::Monitoring, "monitoring"),
];

const STATES: [(TokenState, &str); 3] = [
    (TokenState::Active, "active"),
    (TokenState::Expired, "expired"),
    (TokenState::CreatorLeft, "creator_left"),
];

/// Writes the figures in their order, which the library's own families do not keep.
#[derive(Debug)]
pub(super) struct TokenGauges(pub(super) TokenFigures);

impl Collector for TokenGauges {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> std::fmt::Result {
        const GAUGE: MetricType = MetricType::Gauge;
        let Self(figures) = self;
        let help = "Tokens by state and type: active, expired, or personal tokens of people who left.";
        let mut tokens = encoder.encode_descriptor("tokens", help, None, GAUGE)?;
        for (state, state_name) in STATES {
            for (kind, type_name) in TYPES {
                let labels = [("state", state_name), ("type", type_name)];
                let count = figures.counts.get(&(state, kind)).copied().unwrap_or_default();
                ConstGauge::new(count).encode(tokens.encode_family(&labels)?)?;
            }
        }
        let help = "When a token expires, in seconds since 1970, until a week after that; the earliest ones.";
        let mut expiries = encoder.encode_descriptor("token_expiry_timestamp_seconds", help, None, GAUGE)?;
        for expiry in &figures.expiries {
            let labels = [("name", expiry.name.as_str()), ("uid", expiry.uid.as_str())];
            ConstGauge::new(expiry.at.timestamp()).encode(expiries.encode_family(&labels)?)?;
        }
        let help = "Tokens without a series of their expiry, because there are too many that expire earlier.";
        let omitted = encoder.encode_descriptor("token_expiry_series_omitted", help, None, GAUGE)?;
        ConstGauge::new(figures.omitted_expiries).encode(omitted)
    }
}
