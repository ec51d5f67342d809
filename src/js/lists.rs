use wasm_bindgen::prelude::*;

use super::careful::split;
use crate::dto::{ChannelTypeEnum, ProvidersIdEnum};

/// The channels known today, for a select box. Novu may return others.
#[wasm_bindgen(js_name = channelTypes, unchecked_return_type = "ChannelTypeEnum[]")]
#[must_use]
pub fn channel_types() -> JsValue {
    split(ChannelTypeEnum::LIST)
}

/// The providers known today, for a select box. Novu adds some in nearly every release.
#[wasm_bindgen(js_name = providerIds, unchecked_return_type = "ProvidersIdEnum[]")]
#[must_use]
pub fn provider_ids() -> JsValue {
    split(ProvidersIdEnum::LIST)
}
