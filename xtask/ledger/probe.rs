//! One piece of the widgets at a time, each behind a feature of its own, for `cargo xtask ledger`.
//!
//! The product's own files are compiled in by path: as a dependency the crate would bring its exports along, exports
//! are roots, and every piece would be the whole widget.

#![allow(dead_code, unused_imports)]

use wasm_bindgen::prelude::*;

#[path = "{src}/browser/memory.rs"]
mod memory;

#[cfg(any(feature = "el-list", feature = "shared"))]
mod view {
    #[path = "{src}/view/el/mod.rs"]
    pub mod el;
    #[path = "{src}/view/live.rs"]
    pub mod live;
}

#[cfg(any(feature = "fetch", feature = "shared"))]
mod browser {
    #[path = "{src}/browser/fetch.rs"]
    pub mod fetch;
    #[path = "{src}/browser/timer.rs"]
    pub mod timer;
}

#[cfg(any(feature = "readers", feature = "fetch", feature = "shared"))]
#[path = "{src}/i18n/mod.rs"]
mod i18n;
#[cfg(any(feature = "readers", feature = "fetch", feature = "shared"))]
#[path = "{src}/model/mod.rs"]
mod model;
#[cfg(any(feature = "readers", feature = "fetch", feature = "shared"))]
#[path = "{src}/source/mod.rs"]
mod source;
#[cfg(any(feature = "readers", feature = "fetch", feature = "shared"))]
#[path = "{src}/state/mod.rs"]
mod state;

/// What both lists show.
#[cfg(any(feature = "leptos-list", feature = "el-list"))]
fn titles(query: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for number in 0..200 {
        let title = format!("Session {number}");
        if title.contains(query) {
            titles.push(title);
        }
    }
    titles
}

#[cfg(feature = "leptos-mount")]
#[wasm_bindgen]
pub fn mount(container: web_sys::HtmlElement) {
    leptos::mount::mount_to(container, || ()).forget();
}

#[cfg(feature = "leptos-list")]
mod leptos_list {
    use super::titles;
    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    pub fn mount(container: web_sys::HtmlElement) {
        leptos::mount::mount_to(container, || {
            let query = RwSignal::new(String::new());
            view! {
                <label>
                    "Search"
                    <input type="search" prop:value=query on:input=move |event| query.set(event_target_value(&event)) />
                </label>
                <ul>
                    <For
                        each=move || titles(&query.get())
                        key=|title| title.clone()
                        children=|title| view! { <li class="row">{title}</li> }
                    />
                </ul>
            }
        })
        .forget();
    }
}

#[cfg(any(feature = "el-list", feature = "shared"))]
mod of_el {
    use super::view::el::{Content, El, build};
    use any_spawner::Executor;
    use leptos::prelude::Owner;

    /// As the product does it in element.rs.
    pub fn mount(container: &web_sys::Node, view: impl FnOnce() -> El) {
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new_root(None);
        let built = owner.with(|| build(Content::El(view()), container, None));
        std::mem::forget((built, owner));
    }
}

#[cfg(feature = "el-list")]
#[wasm_bindgen]
pub fn mount(container: web_sys::HtmlElement) {
    use view::el::{div, input, label, li, ul};
    of_el::mount(&container, || {
        let query = view::live::Live::new(String::new());
        let (typed, asked) = (query.clone(), query.clone());
        let field = input().attr("type", "search").value(move || query.get());
        let field = field.on("input", move |event| typed.set(leptos::prelude::event_target_value(&event)));
        let list = ul().live(move || {
            let mut rows = Vec::new();
            for title in titles(&asked.get()) {
                rows.push(li().class("row").child(title));
            }
            rows
        });
        div().child(label().child("Search").child(field)).child(list)
    });
}

/// Element, request and JSON: what a widget has before it knows what it shows.
#[cfg(feature = "shared")]
#[wasm_bindgen]
pub fn mount(container: web_sys::HtmlElement, url: String) {
    let answer = view::live::Live::new(String::new());
    let shown = answer.clone();
    of_el::mount(&container, || view::el::div().live(move || shown.get()));
    wasm_bindgen_futures::spawn_local(async move {
        let Some(fetching) = browser::fetch::Fetching::new() else { return };
        let Ok(text) = fetching.text(&url, 1 << 20).await else { return };
        let Ok(tree) = source::parse(&text) else { return };
        answer.set(tree.string("name").unwrap_or_default());
    });
}

#[cfg(any(feature = "readers", feature = "fetch"))]
mod reading {
    use crate::model::Zones;
    use crate::source::{ReadOptions, read};
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        fn offset(zone: &str, instant: f64) -> Option<i32>;
    }

    struct Page;

    impl Zones for Page {
        fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
            offset(zone, instant as f64)
        }
    }

    /// How many sessions, speakers, rooms, days and tracks; nothing where the text is no programme.
    pub fn counts(text: &str) -> Vec<u32> {
        let options = ReadOptions {
            format: None,
            fields: None,
            zone: None,
            day_change: 4 * 3600,
            track_category: None,
            base: None,
            zones: &Page,
        };
        let Ok(feed) = read(text, options) else { return Vec::new() };
        let counts = feed.document.data.counts();
        vec![
            counts.sessions as u32,
            counts.speakers as u32,
            counts.rooms as u32,
            counts.days as u32,
            counts.tracks as u32,
        ]
    }
}

#[cfg(feature = "readers")]
#[wasm_bindgen]
pub fn counts(bytes: &[u8]) -> Vec<u32> {
    reading::counts(&String::from_utf8_lossy(bytes))
}

#[cfg(feature = "fetch")]
#[wasm_bindgen]
pub fn counts(url: String, done: js_sys::Function) {
    wasm_bindgen_futures::spawn_local(async move {
        let Some(fetching) = browser::fetch::Fetching::new() else { return };
        let Ok(text) = fetching.text(&url, 1 << 20).await else { return };
        let counts = js_sys::Uint32Array::from(reading::counts(&text).as_slice());
        let _ = done.call1(&JsValue::NULL, &counts);
    });
}
