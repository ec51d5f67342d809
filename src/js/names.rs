use std::cell::RefCell;

use wasm_bindgen::JsValue;

#[cfg(feature = "client-js")]
use super::careful;

thread_local! {
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The name of a member as a JavaScript string, made once. (wasm-bindgen's own interning brings a hash map: 3 KB,
/// compressed.)
pub(super) fn js(name: &'static str) -> JsValue {
    let kept = NAMES.try_with(|names| Some(keep(&mut *names.try_borrow_mut().ok()?, name)));
    // Without a place to keep them, the names are made anew.
    kept.ok().flatten().unwrap_or_else(|| JsValue::from_str(name))
}

/// The member of this name, with no copy of the name, which would be one more call of JavaScript.
#[cfg(feature = "client-js")]
pub(super) fn read(object: &JsValue, name: &'static str) -> JsValue {
    let member = NAMES.try_with(|names| {
        let names = names.try_borrow().ok()?;
        names.iter().find(|(known, _)| std::ptr::eq(*known, name)).map(|(_, name)| careful::read(object, name))
    });
    member.ok().flatten().unwrap_or_else(|| careful::read(object, &js(name)))
}

/// A text that may be one of these names: to find it takes half the time of making it.
pub(super) fn text(text: &str) -> JsValue {
    let known = NAMES
        .try_with(|names| names.try_borrow().ok()?.iter().find(|(known, _)| *known == text).map(|(_, js)| js.clone()));
    known.ok().flatten().unwrap_or_else(|| JsValue::from_str(text))
}

fn keep(names: &mut Vec<(&'static str, JsValue)>, name: &'static str) -> JsValue {
    // By address: the names are constants.
    if let Some((_, js)) = names.iter().find(|(known, _)| std::ptr::eq(*known, name)) {
        return js.clone();
    }
    let js = JsValue::from_str(name);
    names.push((name, js.clone()));
    js
}
