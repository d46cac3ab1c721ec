//! The head of a card: picture, name, and where the city is.

use super::teller::{Teller, fact, plain};
use crate::model::Text;
use crate::model::city::{Brief, CityRecord, Country};
use crate::part::{self, Part};
use crate::state::city::Variant;
use crate::view::el::{El, div, heading, p};

pub fn head(teller: &Teller, record: &CityRecord, city: &Brief, variant: Variant, level: u8) -> El {
    let mut head = div().class("head");
    if matches!(variant, Variant::Standard | Variant::Full) {
        let (scene, record) = (teller.scene.clone(), record.clone());
        head = head.live(move || {
            let there = scene.has(Part::Standard);
            if there { part::city::standard::picture(&scene, &record) } else { None }
        });
    }
    let name = heading(level).class("city-name").part("heading").child(teller.foreign(&city.name));
    head.child(name).child(place(teller, city.country.as_ref(), &city.region, variant))
}

/// Country and region in one line.
pub fn place(teller: &Teller, country: Option<&Country>, region: &Text, variant: Variant) -> Option<El> {
    let has_region = !region.is_empty() && !matches!(variant, Variant::Compact | Variant::Row);
    if country.is_none() && !has_region {
        return None;
    }
    let mut line = p().class("place quiet");
    if let Some(country) = country {
        let words = teller.wording.country(country);
        let own = teller.wording.text(&country.name) == words;
        line = line.child(fact(if own { teller.foreign(&country.name) } else { plain(words) }));
    }
    if has_region {
        line = line.child(fact(teller.foreign(region)));
    }
    Some(line)
}
