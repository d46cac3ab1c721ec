//! The browser's `Intl` as our [`Formatter`].
//!
//! Formatters are slow to make and fast to use, so all elements of the page share a bounded store of them.

use crate::i18n::{DateStyle, Formatter};
use crate::model::{Wall, Zones};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(lang: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, js_name = format, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(method, js_name = formatRange, catch)]
    fn format_range(this: &DateTimeFormat, from: f64, to: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(method, js_name = resolvedOptions, catch)]
    fn resolved(this: &DateTimeFormat) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(lang: &str) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, number: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(lang: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &PluralRules, number: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(lang: &str) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &ListFormat, items: Vec<String>) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(lang: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, tag: &str) -> Result<String, JsValue>;
}

const MOST_FORMATTERS: usize = 64;
const MOST_OFFSETS: usize = 256;

thread_local! {
    static DATES: RefCell<Vec<(String, Rc<DateTimeFormat>)>> = RefCell::default();
    static OFFSETS: RefCell<Vec<(String, i64, Option<i32>)>> = RefCell::default();
}

/// Formats for one language.
pub struct BrowserFormatter {
    lang: String,
    /// The tag to format with: `en` alone means the English of the EU's institutions, not that of the United States.
    tag: String,
}

impl BrowserFormatter {
    pub fn new(lang: &str) -> BrowserFormatter {
        let tag = if lang.eq_ignore_ascii_case("en") { "en-GB" } else { lang };
        BrowserFormatter { lang: lang.to_owned(), tag: tag.to_owned() }
    }

    fn dates(&self, options: &str) -> Option<Rc<DateTimeFormat>> {
        dates(&self.tag, options).or_else(|| dates("en-GB", options))
    }

    /// A clock reading, formatted as if it were UTC.
    fn wall(&self, wall: Wall, options: &str) -> String {
        let formatted = self.dates(options).and_then(|format| format.format(milliseconds(wall.0)).ok());
        formatted.unwrap_or_else(|| wall.iso_date())
    }
}

impl Zones for BrowserFormatter {
    fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
        // Offsets change on quarter hours at the finest.
        let quarter = instant.div_euclid(900);
        let known = OFFSETS.with_borrow(|offsets| {
            // The latest first: sessions come in the order of time.
            let known = offsets.iter().rev().find(|(name, at, _)| *at == quarter && name == zone);
            known.map(|(_, _, offset)| *offset)
        });
        known.unwrap_or_else(|| {
            let offset = offset(zone, quarter * 900);
            OFFSETS.with_borrow_mut(|offsets| {
                if offsets.len() >= MOST_OFFSETS {
                    offsets.clear();
                }
                offsets.push((zone.to_owned(), quarter, offset));
            });
            offset
        })
    }
}

impl Formatter for BrowserFormatter {
    fn plural(&self, n: usize) -> String {
        let rules = PluralRules::new(&self.lang).and_then(|rules| rules.select(n as f64));
        rules.unwrap_or_else(|_| "other".to_owned())
    }

    fn number(&self, n: usize) -> String {
        let number = NumberFormat::new(&self.tag).and_then(|format| format.format(n as f64));
        number.unwrap_or_else(|_| n.to_string())
    }

    fn clock(&self, wall: Wall) -> String {
        self.wall(wall, r#"{"timeZone":"UTC","hour":"2-digit","minute":"2-digit"}"#)
    }

    fn date(&self, wall: Wall, style: DateStyle) -> String {
        self.wall(wall, date_options(style))
    }

    fn date_range(&self, first: Wall, last: Wall, style: DateStyle) -> String {
        let range = self.dates(date_options(style)).map(|format| format.format_range(milliseconds(first.0), milliseconds(last.0)));
        range.and_then(Result::ok).unwrap_or_else(|| self.date(first, style))
    }

    fn list(&self, items: &[String]) -> String {
        let list = ListFormat::new(&self.tag).and_then(|format| format.format(items.to_vec()));
        list.unwrap_or_else(|_| items.join(", "))
    }

    fn language(&self, tag: &str) -> String {
        let names = options(r#"{"type":"language"}"#).and_then(|options| DisplayNames::new(&self.tag, &options).ok());
        names.and_then(|names| names.of(tag).ok()).unwrap_or_else(|| tag.to_owned())
    }

    fn fold(&self, text: &str) -> String {
        js_sys::JsString::from(text).normalize("NFKD").to_lower_case().into()
    }

    fn visitor_zone(&self) -> Option<String> {
        let resolved = self.dates("{}")?.resolved().ok()?;
        js_sys::Reflect::get(&resolved, &JsValue::from_str("timeZone")).ok()?.as_string()
    }

    fn now(&self) -> i64 {
        (js_sys::Date::now() / 1000.0) as i64
    }
}

fn date_options(style: DateStyle) -> &'static str {
    match style {
        DateStyle::Long => r#"{"timeZone":"UTC","weekday":"long","day":"numeric","month":"long","year":"numeric"}"#,
        DateStyle::Short => r#"{"timeZone":"UTC","weekday":"short","day":"numeric","month":"short"}"#,
        DateStyle::Plain => r#"{"timeZone":"UTC","day":"numeric","month":"long","year":"numeric"}"#,
        DateStyle::Month => r#"{"timeZone":"UTC","month":"long","year":"numeric"}"#,
        DateStyle::Year => r#"{"timeZone":"UTC","year":"numeric"}"#,
    }
}

fn dates(tag: &str, json: &str) -> Option<Rc<DateTimeFormat>> {
    let key = [tag, json].concat();
    let known = DATES.with_borrow(|store| store.iter().find(|(known, _)| *known == key).map(|(_, format)| format.clone()));
    if let Some(known) = known {
        return Some(known);
    }
    let made = Rc::new(DateTimeFormat::new(tag, &options(json)?).ok()?);
    DATES.with_borrow_mut(|store| {
        if store.len() >= MOST_FORMATTERS {
            store.clear();
        }
        store.push((key, made.clone()));
    });
    Some(made)
}

fn offset(zone: &str, instant: i64) -> Option<i32> {
    let plain = zone.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'+' | b'-'));
    if !plain || !zone.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let rest = r#""hourCycle":"h23","year":"numeric","month":"2-digit","day":"2-digit","hour":"2-digit","minute":"2-digit","second":"2-digit"}"#;
    let format = dates("en-US", &[r#"{"timeZone":""#, zone, r#"","#, rest].concat())?;
    let text = format.format(milliseconds(instant)).ok()?;
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut next = || numbers.next()?.parse::<i64>().ok();
    let (month, day, year) = (next()?, next()?, next()?);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let wall = Wall::date(year, month as u32, day as u32)?.plus(hour * 3600 + minute * 60 + second);
    i32::try_from(wall.0 - instant).ok()
}

fn milliseconds(seconds: i64) -> f64 {
    seconds as f64 * 1000.0
}

fn options(json: &str) -> Option<JsValue> {
    js_sys::JSON::parse(json).ok()
}
