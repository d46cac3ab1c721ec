//! The browser's `Intl` as our [`Formatter`]. It is asked through the loader, in one call: see `pkg/intl.js`.

use super::call::{call, global};
use crate::element::Host;
use crate::i18n::{DateStyle, Formatter, Unit};
use crate::model::{Wall, Zones, plain, whole};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

const MOST_OFFSETS: usize = 256;

/// Formats for one language.
pub struct BrowserFormatter {
    host: Rc<Host>,
    lang: String,
    /// The tag to format with: `en` alone means the English of the EU's institutions, not that of the United States.
    tag: String,
    /// Zone, quarter of an hour, offset.
    offsets: RefCell<Vec<(String, i64, Option<i32>)>>,
}

impl BrowserFormatter {
    pub fn new(host: Rc<Host>, lang: &str) -> BrowserFormatter {
        let tag = if lang.eq_ignore_ascii_case("en") { "en-GB" } else { lang };
        BrowserFormatter { host, lang: lang.to_owned(), tag: tag.to_owned(), offsets: RefCell::default() }
    }

    fn ask(&self, kind: &str, options: &str, value: &JsValue) -> Option<String> {
        self.host.intl(kind, &self.tag, options, value, &JsValue::UNDEFINED)
    }

    /// A clock reading, formatted as if it were UTC.
    fn wall(&self, wall: Wall, options: &str) -> String {
        self.ask("DateTimeFormat", options, &milliseconds(wall.0)).unwrap_or_else(|| wall.iso_date())
    }

    fn look_up(&self, zone: &str, instant: i64) -> Option<i32> {
        let offset = self.host.intl("offset", zone, "", &milliseconds(instant), &JsValue::UNDEFINED)?;
        i32::try_from(whole(&offset)?).ok()
    }
}

impl Zones for BrowserFormatter {
    fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
        // Offsets change on quarter hours at the finest.
        let quarter = instant.div_euclid(900);
        let mut offsets = self.offsets.borrow_mut();
        // The latest first: sessions come in the order of time.
        if let Some((.., offset)) = offsets.iter().rev().find(|(name, at, _)| *at == quarter && name == zone) {
            return *offset;
        }
        let offset = self.look_up(zone, quarter * 900);
        if offsets.len() >= MOST_OFFSETS {
            offsets.clear();
        }
        offsets.push((zone.to_owned(), quarter, offset));
        offset
    }
}

impl Formatter for BrowserFormatter {
    fn plural(&self, n: usize) -> String {
        let category = self.host.intl("PluralRules", &self.lang, "{}", &n.into(), &JsValue::UNDEFINED);
        category.unwrap_or_else(|| "other".to_owned())
    }

    fn number(&self, n: usize) -> String {
        self.ask("NumberFormat", "{}", &n.into()).unwrap_or_else(|| plain(n as i64))
    }

    fn amount(&self, value: f64, last: Option<f64>, options: &str) -> String {
        let last = last.map_or(JsValue::UNDEFINED, JsValue::from_f64);
        let amount = self.host.intl("NumberFormat", &self.tag, options, &JsValue::from_f64(value), &last);
        // The code that writes fractions is larger than this file.
        amount.unwrap_or_default()
    }

    fn clock(&self, wall: Wall) -> String {
        self.wall(wall, r#"{"timeZone":"UTC","hour":"2-digit","minute":"2-digit"}"#)
    }

    fn date(&self, wall: Wall, style: DateStyle) -> String {
        self.wall(wall, date_options(style))
    }

    fn date_range(&self, first: Wall, last: Wall, style: DateStyle) -> String {
        let (from, to) = (milliseconds(first.0), milliseconds(last.0));
        let range = self.host.intl("DateTimeFormat", &self.tag, date_options(style), &from, &to);
        range.unwrap_or_else(|| self.date(first, style))
    }

    fn list(&self, items: &[String]) -> String {
        self.ask("ListFormat", "{}", &array(items)).unwrap_or_else(|| {
            let mut plain = String::new();
            for (n, item) in items.iter().enumerate() {
                plain.push_str(if n > 0 { ", " } else { "" });
                plain.push_str(item);
            }
            plain
        })
    }

    fn language(&self, tag: &str) -> String {
        self.ask("DisplayNames", r#"{"type":"language"}"#, &tag.into()).unwrap_or_else(|| tag.to_owned())
    }

    fn country(&self, code: &str) -> String {
        self.ask("DisplayNames", r#"{"type":"region"}"#, &code.into()).unwrap_or_else(|| code.to_owned())
    }

    fn fold(&self, text: &str) -> String {
        self.ask("fold", "", &text.into()).unwrap_or_default()
    }

    fn ahead(&self, n: i64, unit: Unit) -> String {
        let (number, unit) = (JsValue::from_f64(n as f64), unit.name().into());
        self.host.intl("RelativeTimeFormat", &self.tag, "{}", &number, &unit).unwrap_or_default()
    }

    fn sorted(&self, names: &[String]) -> String {
        self.ask("Collator", r#"{"sensitivity":"base"}"#, &array(names)).unwrap_or_default()
    }

    fn visitor_zone(&self) -> Option<String> {
        self.ask("zone", "", &JsValue::UNDEFINED)
    }

    fn now(&self) -> i64 {
        let now = global("Date").and_then(|date| call(&date, "now", &[]).ok()?.as_f64());
        (now.unwrap_or_default() / 1000.0) as i64
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

fn array(items: &[String]) -> JsValue {
    let list = js_sys::Array::new();
    for item in items {
        list.push(&item.as_str().into());
    }
    list.into()
}

fn milliseconds(seconds: i64) -> JsValue {
    (seconds as f64 * 1000.0).into()
}
