//! What the page is told: states, errors, counts, diagnostics.

use super::Core;
use super::kind::Kind;
use crate::browser::call::{call, global};
use crate::i18n::Locale;
use crate::model::{Json, Object};
use crate::state::{Data, Loaded, written};
use wasm_bindgen::JsValue;

impl<K: Kind> Core<K> {
    /// Tells how the load has ended.
    pub(super) fn report(&self) {
        let (load, locale) = (self.load.peek(), self.locale.peek());
        let error = load.failure().map(|failure| {
            let mut detail = Object::default();
            detail.word("code", Some(failure.code()));
            detail.json("message", Json::Str(failure.message(&locale).into()));
            detail.json("status", failure.status().map_or(Json::Null, |status| Json::Int(status.into())));
            to_js(&detail.done())
        });
        self.host.changed(load.state(), error.clone().unwrap_or(JsValue::NULL), self.diagnostics());
        if let Some(detail) = error {
            self.host.emit("city-error", detail, false);
        } else if let Some(loaded) = load.loaded() {
            let mut detail = Object::default();
            detail.word("kind", Some(loaded.document.kind));
            detail.word("format", Some(loaded.format));
            detail.json("counts", loaded.document.data.counted());
            detail.json("diagnostics", diagnostics(loaded, &locale));
            detail.json("age", Json::Int((locale.formatter.now() - loaded.at.get()).max(0)));
            self.host.emit("city-load", to_js(&detail.done()), false);
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
        let mut told = Object::default();
        told.put("path", &note.path);
        told.word("code", Some(note.code.name()));
        told.json("message", Json::Str(locale.diagnostic(note).into()));
        list.push(told.done());
    }
    Json::List(list)
}

/// Plain JavaScript, through JSON: no other way takes as little code, and no other is as quick for a whole programme.
pub(super) fn to_js(value: &Json) -> JsValue {
    let json = global("JSON").unwrap_or_default();
    call(&json, "parse", &[written(value).into()]).unwrap_or(JsValue::NULL)
}
