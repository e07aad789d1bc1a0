//! The field for labels, of the create and the edit form.

use crate::browser::signal::RwSignal;
use crate::components::field::field;
use crate::components::inputs::text_input;
use crate::context::Page;
use crate::state::draft::Draft;
use leptos::prelude::*;
use panel_messages::m;

/// The field; nothing where the server lets nobody set labels.
pub fn labels_field(page: Page, draft: RwSignal<Draft>) -> Option<AnyView> {
    page.offers_labels().then(|| {
        let input =
            text_input(move || draft.with(|d| d.labels.clone()), move |text| draft.write().labels = text);
        let hint = || m::create::LABELS_HINT.string();
        field(m::common::LABELS, input, hint, move || draft.with(Draft::labels_refusal))
    })
}
