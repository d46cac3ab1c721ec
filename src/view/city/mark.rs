//! The small mark beside a figure that opens where it comes from.

use super::teller::Teller;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::city::{Inventory, Quantity};
use crate::part::{self, Part};
use crate::view::Live;
use crate::view::el::{El, details, div, span, summary};
use std::rc::Rc;

/// What is known of how a figure was come by.
#[derive(Clone, Default)]
pub struct Evidence {
    /// Id of the city, whose own sources come first.
    pub city: String,
    pub quantity: Option<Quantity>,
    /// The inventory that it is from.
    pub inventory: Option<Inventory>,
    /// The `id` of a source.
    pub source: Option<String>,
    pub note: Text,
    pub url: Option<String>,
}

impl Evidence {
    pub fn of(quantity: &Quantity) -> Evidence {
        Evidence { quantity: Some(quantity.clone()), source: quantity.source.clone(), ..Evidence::default() }
    }

    pub fn of_inventory(inventory: &Inventory) -> Evidence {
        let total = inventory.total.clone();
        Evidence {
            source: inventory.source.clone().or_else(|| total.as_ref()?.source.clone()),
            quantity: total,
            note: inventory.note.clone(),
            url: inventory.url.clone(),
            inventory: Some(inventory.clone()),
            ..Evidence::default()
        }
    }
}

/// The mark; `name` is what the figure is called. What it opens is made when it is opened.
pub fn mark(teller: &Teller, name: &str, evidence: Evidence) -> El {
    let evidence = Rc::new(Evidence { city: teller.city.to_owned(), ..evidence });
    let (seen, scene) = (Live::new(false), teller.scene.clone());
    let (asking, known) = (scene.clone(), seen.clone());
    let toggled = move |_| {
        let known = known.clone();
        asking.want(Part::Sources, move || known.set_if_new(true));
    };
    let words = scene.locale.fill(Key::SourceOf, &[("name", name)]);
    details()
        .class("mark")
        .on("toggle", toggled)
        .child(
            summary()
                .child(span().attr("aria-hidden", "true").child(scene.locale.t(Key::SourceMark)))
                .child(span().class("hidden").child(words)),
        )
        .child(div().class("origin").live(move || {
            let evidence = evidence.clone();
            seen.get().then(|| part::city::sources::origin(&scene, &evidence))
        }))
}
