//! What rooms and venues are called, and how they are told apart while data change.

use crate::i18n::Key;
use crate::state::{Place, Spot, fingerprint};
use crate::view::shown::Scene;
use crate::view::words::{Said, said};

/// Tells venues apart also after the data have changed. What is for all stands before the first one, and what is in
/// none behind the last.
pub fn venue_key(scene: &Scene, place: &Place) -> u64 {
    fingerprint(u64::from(place.spot == Spot::Everywhere), &venue_name(scene, place.venue).words)
}

/// Tells places apart, by all that their cards say of them.
pub fn spot_key(scene: &Scene, spot: Spot) -> u64 {
    let loaded = scene.data();
    let room = if let Spot::Room(n) = spot { loaded.programme().rooms.get(n) } else { None };
    let id = room.map_or("", |room| &room.id);
    fingerprint(fingerprint(u64::from(spot == Spot::Open), id), &spot_name(scene, spot).words)
}

pub fn venue_name(scene: &Scene, venue: Option<usize>) -> Said {
    let loaded = scene.data();
    let venue = venue.and_then(|n| loaded.programme().venues.get(n));
    venue.map_or(Said { words: String::new(), lang: None }, |venue| said(&venue.name, scene.lang(), &scene.locale))
}

/// What a place is called; a programme without rooms needs no word for it.
pub fn spot_name(scene: &Scene, spot: Spot) -> Said {
    let loaded = scene.data();
    let programme = loaded.programme();
    let own = |words: String| Said { words, lang: None };
    match spot {
        Spot::Everywhere => own(scene.locale.t(Key::Everywhere)),
        Spot::Room(n) => match programme.rooms.get(n) {
            Some(room) => said(&room.name, scene.lang(), &scene.locale),
            None => own(String::new()),
        },
        Spot::Open if programme.rooms.is_empty() => own(String::new()),
        Spot::Open => own(scene.locale.t(Key::NowNoRoom)),
    }
}
