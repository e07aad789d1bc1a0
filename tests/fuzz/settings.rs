//! A site's settings with any content.

use crate::damage::bodies;
use crate::run::throw;
use panel::settings::Settings;
use proptest::prelude::*;

#[test]
fn settings_are_read_or_refused_with_a_message() {
    throw("settings", bodies(), |text| {
        match Settings::read(&text) {
            Ok(settings) => {
                let endpoint = settings.endpoint;
                prop_assert!(endpoint.is_empty() || endpoint.starts_with("http"), "{}", endpoint);
            }
            Err(sentence) => prop_assert!(sentence.starts_with("config.json is "), "{}", sentence),
        }
        Ok(())
    });
}
