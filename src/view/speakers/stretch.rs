//! A stretch of people that is in the document only while it is near the viewport, like those of the list.

use super::SHORT;
use super::card::{card, print};
use super::cast::Cast;
use crate::view::dom;
use crate::view::el::{El, Keyed, div};
use crate::view::live::Live;
use std::cell::RefCell;
use std::rc::Rc;

/// People in a stretch.
pub const STRETCH: usize = 24;
/// The height of a stretch for each of its people, before it was seen, in CSS pixels: they stand beside each other.
const GUESS: usize = 72;

/// A card's key, and where it stands: its number among all, and how many there are.
type Spot = (u64, Live<(usize, usize)>);

pub fn stretch(cast: &Rc<Cast>, key: u64, number: usize, level: u8, near: bool) -> El {
    let (near, height) = (Live::new(near), Live::new(0.0));
    let (seen, measured) = (near.clone(), height.clone());
    let (told, sized, cast) = (cast.clone(), cast.clone(), cast.clone());
    let rendered = move || {
        let asked = near.get() || told.whole.get() || told.scene.whole.get() || told.people.get().shown <= SHORT;
        asked || told.wanted().is_some_and(|(group, place)| group == key && place / STRETCH == number)
    };
    let asked = rendered.clone();
    let reserved = move || {
        if asked() {
            return String::new();
        }
        let count = sized.group(key, |group| group.people.len()).unwrap_or_default();
        let guess = count.saturating_sub(number * STRETCH).min(STRETCH) * GUESS;
        let pixels = if height.get() > 0.0 { height.get() as usize } else { guess };
        pixels.to_string() + "px"
    };
    // Where the cards are that are there, so that those which stay can be told when they move.
    let spots: RefCell<Vec<Spot>> = RefCell::default();
    let cards = move || {
        let (mut cards, mut next, mut known) = (Vec::new(), Vec::new(), spots.take());
        let people = if rendered() { cast.people.get() } else { Rc::default() };
        let mut before = 0;
        for group in &people.groups {
            if group.key == key {
                for (n, person) in group.people.iter().enumerate().skip(number * STRETCH).take(STRETCH) {
                    let spot = (before + n + 1, people.shown);
                    let key = print(&cast.scene, person);
                    let place = match known.iter().position(|(k, _)| *k == key) {
                        Some(at) => known.swap_remove(at).1,
                        None => Live::new(spot),
                    };
                    place.set_if_new(spot);
                    next.push((key, place.clone()));
                    let (cast, person) = (cast.clone(), person.clone());
                    cards.push(Keyed::new(key, move || card(&cast, &person, place, level)));
                }
            }
            before += group.people.len();
        }
        spots.replace(next);
        cards
    };
    div()
        .class("people-stretch")
        .made(move |element| dom::when_near(element, seen, measured))
        .style("min-block-size", reserved)
        .keyed(cards)
}
