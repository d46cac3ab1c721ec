//! The programme by what is on in each room, and what is next there: for a screen in a foyer, and for a phone on the
//! way to the next room. It moves on with the clock; nothing on it moves otherwise.

mod clock;
mod moment;
mod others;
mod place;
mod slot;

use super::el::{El, Keyed, div, heading, section};
use super::live::{Live, watch};
use super::row::print;
use super::shown::Scene;
use super::words::{Said, foreign};
use crate::state::{Board, Row, board};
use clock::{clock, told};
use others::others;
use place::{spot_key, spot_name, venue_key, venue_name};
use slot::slot;
use std::rc::Rc;

/// The more rooms are busy, the smaller is the type, so that more of them are seen at once.
const FEW: usize = 3;
const MANY: usize = 8;
const CROWD: usize = 18;

/// What is on at present.
type Shown = Live<Rc<Board>>;

pub fn now(scene: &Scene) -> El {
    let shown: Shown = Live::new(Rc::default());
    let (followed, filled) = (scene.clone(), shown.clone());
    let following = watch(Box::new(move || {
        let (loaded, agenda) = (followed.loaded.get(), followed.agenda.get());
        filled.set_if_new(Rc::new(board(loaded.programme(), &agenda, followed.now.get())));
    }));
    let size = shown.clone();
    let class = move || {
        let busy = size.get().busy.len();
        let class = match busy {
            n if n <= FEW => "now-board few",
            n if n <= MANY => "now-board",
            n if n <= CROWD => "now-board many",
            _ => "now-board crowd",
        };
        class.to_owned()
    };
    div()
        .attr_live("class", class)
        .made(move |_| Some(following))
        .child(clock(scene, &shown))
        .child(told(scene, &shown))
        .child(busy(scene, &shown))
        .child(others(scene, &shown))
}

/// Rooms with something on, or soon: large, under the names of their venues where they have any.
fn busy(scene: &Scene, shown: &Shown) -> El {
    let (scene, shown) = (scene.clone(), shown.clone());
    div().class("now-busy").keyed(move || {
        let (board, mut groups) = (shown.get(), Vec::new());
        for places in board.busy.chunk_by(|a, b| venue_key(&scene, a) == venue_key(&scene, b)) {
            let Some(first) = places.first() else { continue };
            let (scene, shown, name) = (scene.clone(), shown.clone(), venue_name(&scene, first.venue));
            let key = venue_key(&scene, first);
            groups.push(Keyed::new(key, move || group(&scene, &shown, key, name)));
        }
        groups
    })
}

fn group(scene: &Scene, shown: &Shown, venue: u64, name: Said) -> El {
    let named = !name.words.is_empty();
    let title = named.then(|| heading(scene.section_level).class("now-venue").child(foreign(name)));
    let level = scene.section_level + u8::from(named);
    let (scene, shown) = (scene.clone(), shown.clone());
    let (counted, among) = (shown.clone(), scene.clone());
    // Two rows that are full rather than one and the rest.
    let most = move || {
        let count = counted.get().busy.iter().filter(|place| venue_key(&among, place) == venue).count();
        match count {
            ..=3 => count.max(1),
            4 => 2,
            5..=6 => 3,
            7..=8 => 4,
            _ => 6,
        }
        .to_string()
    };
    div().child(title).child(div().class("now-cards").style("--most", most).keyed(move || {
        let (board, mut cards) = (shown.get(), Vec::new());
        for place in board.busy.iter().filter(|place| venue_key(&scene, place) == venue) {
            let (scene, shown, key) = (scene.clone(), shown.clone(), spot_key(&scene, place.spot));
            let name = spot_name(&scene, place.spot);
            cards.push(Keyed::new(key, move || card(&scene, &shown, key, name, level)));
        }
        cards
    }))
}

fn card(scene: &Scene, shown: &Shown, spot: u64, name: Said, level: u8) -> El {
    let named = !name.words.is_empty();
    let title = named.then(|| heading(level).class("now-room").part("session-room").child(foreign(name)));
    let level = level + u8::from(named);
    let (scene, shown) = (scene.clone(), shown.clone());
    section().class("now-card").part("card").child(title).child(div().class("now-slots").keyed(move || {
        let (board, loaded) = (shown.get(), scene.loaded.get());
        let Some(place) = board.busy.iter().find(|place| spot_key(&scene, place.spot) == spot) else {
            return Vec::new();
        };
        let mut slots = Vec::new();
        for (n, on) in place.on.iter().map(|n| (*n, true)).chain(place.next.iter().map(|n| (*n, false))) {
            // Made anew where anything that it shows is another; an end may move alone.
            let row = Row { slots: vec![n], is_break: false, everywhere: false };
            let key = print(&loaded, &row).rotate_left(1) ^ u64::from(on);
            let scene = scene.clone();
            slots.push(Keyed::new(key, move || slot(&scene, n, on, level)));
        }
        slots
    }))
}
