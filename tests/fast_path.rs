//! The predicate that is made from the rules. What it says of requests, the tests of the package see.

#![cfg(not(target_arch = "wasm32"))]

use novu_channel_connections::validation::fast_path;

#[test]
fn the_module_has_every_field_and_every_limit_of_the_rules() {
    let module = fast_path();
    for part in [
        "export function isCertainlyValid(request)",
        "export function isCertainlyValidField(name, value)",
        "  workspace: isWorkspace,",
        "  context: isContext,",
        "  connectionMode: isMode,",
        "case \"integrationIdentifier\":\n        if (!isRequired(member)) return false;\n        found++;",
        "case \"refreshTokenExpiresAt\":\n        if (!isExpiry(member)) return false;\n        break;",
        "isMissing(value) || value === \"subscriber\" || value === \"shared\";",
        "!value.startsWith(\"nvsk.\")",
        "/^[-0-9A-Z_a-z]{1,100}$/",
        "count >= 1 && count <= 5",
        "room = 8192;",
        "\"\": [false, true, true, true],",
        "\"subscriber\": [false, false, true, true],",
        "\"shared\": [false, true, false, true],",
    ] {
        assert!(module.contains(part), "{part} is not in:\n{module}");
    }
    let placeholders = ["<ENCRYPTED>", "<ALLOWED>", "<MAX_LENGTH>", "<CONSTRUCTOR>", "<MAX_CONTEXTS>", "<MODES>"];
    assert!(placeholders.iter().all(|placeholder| !module.contains(placeholder)), "{module}");
}
