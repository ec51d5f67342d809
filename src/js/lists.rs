//! The lists of known values. The build makes a script of their types (scripts/read-types.mjs), which is only in bundles
//! that ask for them: in the wasm, their names would be 0.8 KB of every bundle, compressed.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &str = r#"
/** The channels known today, for a select box. Novu may return others. */
export function channelTypes(): ChannelTypeEnum[];

/** The providers known today, for a select box. Novu adds some in nearly every release. */
export function providerIds(): ProvidersIdEnum[];
"#;
