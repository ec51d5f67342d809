//! The options of the command, and its help.

use serde::Serialize;

/// An option of the command.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CommandOption {
    /// Its name, without the hyphens.
    pub name: &'static str,
    /// What stands for its value in the help; `None` for one that is on or off.
    pub value: Option<&'static str>,
    /// Whether it may be given more than once.
    pub is_multiple: bool,
    /// What it does.
    pub help: &'static str,
}

const fn option(name: &'static str, value: &'static str, help: &'static str) -> CommandOption {
    CommandOption { name, value: Some(value), is_multiple: false, help }
}

const fn switch(name: &'static str, help: &'static str) -> CommandOption {
    CommandOption { name, value: None, is_multiple: false, help }
}

/// All options, in the order of the help.
pub const OPTIONS: [CommandOption; 19] = [
    option("integration", "ID", "the integration of lines that name none"),
    option("subscriber", "TEMPLATE", "the subscriber of lines that name none, like {metadata.userId}"),
    CommandOption {
        is_multiple: true,
        ..option("context", "TYPE=TEMPLATE", "the context of lines that name none, like tenant={team.id}; repeatable")
    },
    option("workspace-id", "TEMPLATE", "the workspace of installations without a team, like {enterprise.id}"),
    option("from-bolt", "DIR", "read the folder of Bolt's FileInstallationStore instead of a file"),
    switch("dry-run", "check all lines, and send nothing"),
    switch("print", "check all lines, and print their requests, with tokens; send nothing"),
    switch("skip-invalid", "leave out lines that are wrong, instead of refusing to begin"),
    switch("upsert", "replace the tokens of connections that exist"),
    option("journal", "FILE", "note what is done, so that the same command goes on from there"),
    option("failed", "FILE", "write the lines that failed, with their tokens, for another run"),
    option("identifier-prefix", "TEXT", "how the identifiers of connections begin (default: import)"),
    option("server-url", "URL", "Novu's API (default: https://api.novu.co)"),
    option("concurrency", "N", "requests at the same time (default: 16)"),
    option("rate", "N", "requests a second at most (default: as many as Novu allows)"),
    option("timeout", "SECONDS", "how long an answer may take (default: 10)"),
    switch("json", "tell progress and result as JSON, a line each"),
    switch("help", "this text"),
    switch("version", "the version of the package"),
];

/// The help, for a terminal of 100 columns.
#[must_use]
pub fn help() -> String {
    const HEAD: &str = "\
Usage: novu-channel-connections import [FILE] [options]
       novu-channel-connections report [FILE]    counts lines that failed, by kind

Creates a connection in Novu for each line of FILE, or of standard input. A line is a create request
as JSON, or has `installation` (of Bolt) or `slackOAuth` in place of workspace and auth. The secret
key is that of the environment variable NOVU_SECRET_KEY.

";
    const END: &str = "\nExit code: 0 all connections are there, 1 some are not, 2 could not begin.\n";
    let usage = |option: &CommandOption| format!("--{} {}", option.name, option.value.unwrap_or_default());
    let width = OPTIONS.iter().map(|option| usage(option).len()).max().unwrap_or_default();
    let lines = OPTIONS.iter().map(|option| format!("  {:width$} {}\n", usage(option), option.help));
    HEAD.to_owned() + &lines.collect::<String>() + END
}

/// Whether an argument is an option for a secret key, which the command does not have.
#[must_use]
pub fn is_key_option(argument: &str) -> bool {
    let Some(name) = argument.strip_prefix('-') else { return false };
    let name = name.to_ascii_lowercase().replace(['-', '_'], "");
    let name = name.strip_prefix("novu").unwrap_or(&name);
    name.starts_with("secretkey") || name.starts_with("apikey")
}
