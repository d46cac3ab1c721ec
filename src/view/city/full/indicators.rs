//! What a city measures besides emissions.

use super::section::list;
use crate::i18n::Key;
use crate::model::city::{Direction, Indicator, Quantity};
use crate::view::city::mark::{Evidence, mark};
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, div, p};
use crate::view::words::running;

pub fn indicators(teller: &Teller, indicators: &[Indicator], level: u8) -> Option<El> {
    let items: Vec<El> = indicators.iter().map(|found| indicator(teller, found)).collect();
    if items.is_empty() { None } else { list(teller, Key::CityIndicators, level, items) }
}

fn indicator(teller: &Teller, indicator: &Indicator) -> El {
    let (wording, locale) = (&teller.wording, &teller.scene.locale);
    let year = |quantity: &Quantity| quantity.year().map(|year| wording.year(year)).unwrap_or_default();
    let mut item = div().child(p().class("name").child(teller.linked(&indicator.name, indicator.url.as_deref())));
    if let Some(last) = indicator.values.iter().max_by_key(|value| value.year()) {
        let when = plain(year(last)).class("quiet aside");
        item = item.child(p().child(teller.figure(last)).child(when));
        let evidence = Evidence::of(last);
        let evidence = Evidence {
            source: evidence.source.or_else(|| indicator.source.clone()),
            note: indicator.note.clone(),
            ..evidence
        };
        item = item.child(mark(teller, &wording.text(&indicator.name), evidence));
    }
    let mut lines = Vec::new();
    if let Some(baseline) = &indicator.baseline {
        let value = wording.figure(baseline).words;
        let value = if year(baseline).is_empty() { value } else { value + " (" + &year(baseline) + ")" };
        lines.push(locale.fill(Key::IndicatorBaseline, &[("value", &value)]));
    }
    for target in &indicator.targets {
        let value = wording.figure(target).words;
        lines.push(locale.fill(Key::IndicatorTarget, &[("year", &year(target)), ("value", &value)]));
    }
    lines.extend(
        indicator
            .direction
            .map(|direction| teller.t(if direction == Direction::Up { Key::DirectionUp } else { Key::DirectionDown })),
    );
    if !indicator.sdgs.is_empty() {
        lines.push(locale.fill(Key::IndicatorSdgs, &[("names", &locale.list(&indicator.sdgs))]));
    }
    for words in lines {
        item = item.child(p().class("quiet").child(plain(words)));
    }
    let text = (!indicator.description.is_empty()).then(|| running(teller.said(&indicator.description)));
    item.child(text)
}
