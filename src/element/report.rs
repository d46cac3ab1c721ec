//! What the page is told: states, errors, counts, diagnostics.

use super::Core;
use super::kind::Kind;
use crate::i18n::Locale;
use crate::model::{Json, ToJson, object};
use crate::state::{Data, Loaded, written};
use wasm_bindgen::JsValue;

impl<K: Kind> Core<K> {
    /// Tells how the load has ended.
    pub(super) fn report(&self) {
        let (load, locale) = (self.load.peek(), self.locale.peek());
        let error = load.failure().map(|failure| {
            let status = failure.status().map_or(Json::Null, |status| Json::Int(status.into()));
            to_js(&object(&mut [
                ("code", failure.code().to_json()),
                ("message", Json::Str(failure.message(&locale).into())),
                ("status", status),
            ]))
        });
        self.host.changed(load.state(), error.clone().unwrap_or(JsValue::NULL), self.diagnostics());
        if let Some(detail) = error {
            self.host.emit("city-error", detail, false);
        } else if let Some(loaded) = load.loaded() {
            let counts = loaded.document.data.counted();
            let detail = object(&mut [
                ("kind", loaded.document.kind.to_json()),
                ("format", loaded.format.to_json()),
                ("counts", counts),
                ("diagnostics", diagnostics(loaded, &locale)),
                ("age", Json::Int((locale.formatter.now() - loaded.at.get()).max(0))),
            ]);
            self.host.emit("city-load", to_js(&detail), false);
        }
    }

    pub(super) fn diagnostics(&self) -> JsValue {
        let (load, locale) = (self.load.peek(), self.locale.peek());
        to_js(&load.loaded().map_or(Json::List(Vec::new()), |loaded| diagnostics(loaded, &locale)))
    }
}

/// `[{path, code, message}]`, the message in the visitor's language.
fn diagnostics<'a, D: Data>(loaded: &'a Loaded<D>, locale: &Locale) -> Json<'a> {
    let mut list = Vec::new();
    for note in &loaded.diagnostics {
        list.push(object(&mut [
            ("path", note.path.to_json()),
            ("code", note.code.name().to_json()),
            ("message", Json::Str(locale.diagnostic(note).into())),
        ]));
    }
    Json::List(list)
}

/// Plain JavaScript, through JSON: no other way takes as little code, and no other is as quick for a whole programme.
pub(super) fn to_js(value: &Json) -> JsValue {
    js_sys::JSON::parse(&written(value)).unwrap_or(JsValue::NULL)
}
