//! One city on a card: what every card shows at once. The rest of a larger one comes as a part.

use super::goal::goals;
use super::group::group;
use super::head::{head, place};
use super::members::badges;
use super::scene::CityScene;
use super::teller::Teller;
use crate::model::city::CityRecord;
use crate::part::{self, Part};
use crate::state::city::Variant;
use crate::view::el::{El, Keyed, article, div, heading};

/// A card whose heading is the widget's top one.
pub fn card(scene: &CityScene, record: &CityRecord, variant: Variant) -> El {
    card_at(scene, record, variant, scene.options.heading_level)
}

/// A card with its heading at a level.
pub fn card_at(scene: &CityScene, record: &CityRecord, variant: Variant, level: u8) -> El {
    let (teller, city) = (Teller::new(scene, &record.id), record.brief());
    let card = article().class(variant.class()).part("card").attr("data-id", record.id.clone());
    if variant == Variant::Latest {
        return card.child(later(scene, record, variant, level));
    }
    let card = card.child(head(&teller, record, &city, variant, level)).child(goals(&teller, &city, variant));
    if matches!(variant, Variant::Compact | Variant::Row) {
        return card.child(badges(&teller, &city)).child(group(scene, record));
    }
    card.child(later(scene, record, variant, level))
}

/// A compact card in a list, whose name opens the city.
pub fn tile(scene: &CityScene, record: &CityRecord, level: u8, opener: El) -> El {
    let (teller, city) = (Teller::new(scene, &record.id), record.brief());
    let name = heading(level).class("city-name").part("heading").child(opener);
    article()
        .class(Variant::Compact.class())
        .part("card")
        .attr("data-id", record.id.clone())
        .child(div().class("head").child(name).child(place(
            &teller,
            city.country.as_ref(),
            &city.region,
            Variant::Compact,
        )))
        .child(goals(&teller, &city, Variant::Compact))
        .child(badges(&teller, &city))
}

/// What comes with the code for it; quiet lines keep its place until then.
fn later(scene: &CityScene, record: &CityRecord, variant: Variant, level: u8) -> El {
    let (scene, record) = (scene.clone(), record.clone());
    div().class("later").keyed(move || {
        let (scene, record) = (scene.clone(), record.clone());
        if scene.has(Part::Standard) {
            return vec![Keyed::new(0, move || part::city::standard::standard(&scene, &record, variant, level))];
        }
        vec![Keyed::new(1, || div().class("bones").attr("aria-hidden", "true").child(div().class("bone")))]
    })
}
