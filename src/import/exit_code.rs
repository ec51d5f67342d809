//! The exit codes of the command.

/// All is done that the command was to do.
pub const DONE: u8 = 0;

/// Some of it is not.
pub const NOT_ALL_DONE: u8 = 1;

/// Nothing could begin.
pub const COULD_NOT_BEGIN: u8 = 2;
