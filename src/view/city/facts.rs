//! What a city is: people, area, who leads it, what it emits.

use super::mark::{Evidence, mark};
use super::teller::{Teller, Terms, plain};
use crate::i18n::Key;
use crate::model::city::{CityProfile, Inventory, Quantity};
use crate::state::city::Variant;
use crate::view::el::{El, span};
use crate::view::words::outward;

/// The facts; the emissions stand among them where no chart shows them.
pub fn facts(teller: &Teller, city: &CityProfile, variant: Variant, emissions: Option<&Inventory>) -> Option<El> {
    let mut terms = Terms::default();
    quantity(teller, &mut terms, Key::CityPopulation, city.population.as_ref());
    quantity(teller, &mut terms, Key::CityArea, city.area.as_ref());
    if variant == Variant::Full {
        quantity(teller, &mut terms, Key::CityDensity, city.density.as_ref());
    }
    if let Some((inventory, total)) = emissions.and_then(|inventory| Some((inventory, inventory.total.as_ref()?))) {
        let name = match inventory.year {
            Some(year) => teller.scene.locale.fill(Key::EmissionsIn, &[("year", &teller.wording.year(year))]),
            None => teller.t(Key::CityEmissions),
        };
        let mark = mark(teller, &name, Evidence::of_inventory(inventory));
        terms.add(plain(name), vec![teller.figure(total)], Some(mark));
    }
    leader(teller, &mut terms, city);
    terms.list()
}

fn quantity(teller: &Teller, terms: &mut Terms, key: Key, found: Option<&Quantity>) {
    let Some(found) = found else { return };
    let mut told = vec![teller.figure(found)];
    told.extend(teller.wording.when(found).map(|words| plain(words).class("quiet aside")));
    if !found.definition.is_empty() {
        told.push(teller.foreign(&found.definition).class("quiet aside"));
    }
    let name = teller.t(key);
    let mark = mark(teller, &name, Evidence::of(found));
    terms.add(plain(name), told, Some(mark));
}

/// Only with the date at which it was so: roles pass.
fn leader(teller: &Teller, terms: &mut Terms, city: &CityProfile) {
    let Some(leader) = &city.leader else { return };
    let as_of = leader.as_of.as_ref().map(|date| (Key::AsOf, date));
    let Some((key, date)) = as_of.or_else(|| leader.since.as_ref().map(|date| (Key::Since, date))) else { return };
    let role = if leader.role.is_empty() { plain(teller.t(Key::CityLeader)) } else { teller.foreign(&leader.role) };
    let name = match &leader.url {
        Some(url) => outward(url.clone(), String::new()).child(teller.foreign(&leader.name)),
        None => teller.foreign(&leader.name),
    };
    let when = teller.scene.locale.fill(key, &[("date", &teller.wording.date(date))]);
    let evidence = Evidence { source: leader.source.clone(), ..Evidence::default() };
    let mark = leader.source.is_some().then(|| mark(teller, &teller.wording.text(&leader.name), evidence));
    terms.add(role, vec![span().class("figure").child(name), plain(when).class("quiet aside")], mark);
}
