//! The lists of known values, whose script the build makes of the Rust (`src/bin/generate.rs`): a bundler leaves it out where nobody
//! asks for them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** Returns the known channels, for a select box. Novu may return others. */
export function channelTypes(): ChannelTypeEnum[];

/** Returns the known providers, for a select box. Novu adds some in nearly every release. */
export function providerIds(): ProvidersIdEnum[];
"#;
