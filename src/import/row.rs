use serde::Serialize;

/// The lines that failed in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// How many.
    pub count: u32,
    /// The numbers of the first ones.
    pub lines: Vec<u32>,
    /// What was said of the first one.
    pub message: String,
}
