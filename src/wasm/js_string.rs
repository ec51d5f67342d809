use std::cell::RefCell;

use wasm_bindgen::JsValue;

thread_local! {
    static STRINGS: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A constant as a string of JavaScript, decoded once. Equal constants may be kept twice. (wasm-bindgen's own interning would add 3 KB to every bundle.)
pub(super) fn js_string(text: &'static str) -> JsValue {
    STRINGS.with_borrow_mut(|strings| {
        // By address: the texts are constants.
        if let Some((_, string)) = strings.iter().find(|(known, _)| std::ptr::eq(*known, text)) {
            return string.clone();
        }
        let string = JsValue::from_str(text);
        strings.push((text, string.clone()));
        string
    })
}
