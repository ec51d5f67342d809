//! The operations of the API: what each sends, and what it makes of the answers.

mod create;
mod delete;
mod list;
mod operation;
mod retrieve;
mod update;
mod upsert;

pub use create::Create;
pub use delete::Delete;
pub use list::List;
pub(super) use operation::{Found, Next, Refusal, Request, Success};
pub use operation::{Operation, Upserted};
pub use retrieve::Retrieve;
pub use update::Update;
pub use upsert::Upsert;
