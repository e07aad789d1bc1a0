//! The pages that are opened, with how many tokens and over which line.

/// A page that is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MeasuredPage {
    /// The panel.
    Panel,
    /// The plain page with every row in the document.
    EveryRow,
    /// The plain page with the rows in view.
    RowsInView,
}

impl MeasuredPage {
    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            MeasuredPage::Panel => "/",
            MeasuredPage::EveryRow => "/bench/",
            MeasuredPage::RowsInView => "/bench/?view",
        }
    }

    /// Its name in the JSON file.
    pub fn name(self) -> &'static str {
        match self {
            MeasuredPage::Panel => "panel",
            MeasuredPage::EveryRow => "plain, every row",
            MeasuredPage::RowsInView => "plain, rows in view",
        }
    }
}

/// The line between the browser and the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Network {
    /// This machine's own.
    Local,
    /// 9 Mbit/s, and 60 ms to the server and back.
    Slow,
}

/// What is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scenario {
    /// The page.
    pub page: MeasuredPage,
    /// How many tokens there are.
    pub tokens: u32,
    /// Over which line.
    pub network: Network,
}
