use std::cell::Cell;

use wasm_bindgen::JsValue;

thread_local! {
    static NAMES: Cell<Vec<(&'static str, JsValue)>> = const { Cell::new(Vec::new()) };
}

/// The name of a member as a JavaScript string, made once. (wasm-bindgen's own interning brings a hash map: 3 KB,
/// compressed.)
pub(super) fn js(name: &'static str) -> JsValue {
    let Ok(mut names) = NAMES.try_with(Cell::take) else { return JsValue::from_str(name) };
    // By address: the names are constants.
    let known = names.iter().find(|(known, _)| std::ptr::eq(*known, name)).map(|(_, js)| js.clone());
    let js = known.unwrap_or_else(|| {
        let js = JsValue::from_str(name);
        names.push((name, js.clone()));
        js
    });
    // Without a place to keep them, the names are made anew.
    let _ = NAMES.try_with(|cell| cell.set(names));
    js
}
