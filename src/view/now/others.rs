//! Rooms where nothing is on: a line each.

use super::Shown;
use super::moment::dated;
use super::place::{spot_key, spot_name, venue_name};
use crate::i18n::Key;
use crate::model::Status;
use crate::state::{Place, Row, Stage};
use crate::view::el::{El, Keyed, div, heading, li, p, span, time, ul};
use crate::view::opener::opener;
use crate::view::row::print;
use crate::view::shown::Scene;
use crate::view::words::foreign;

pub fn others(scene: &Scene, shown: &Shown) -> El {
    let (scene, shown) = (scene.clone(), shown.clone());
    div().class("now-others").live(move || {
        let (board, locale) = (shown.get(), &scene.locale);
        let mut rest = Vec::new();
        if !board.quiet.is_empty() {
            let title = heading(scene.section_level).class("now-rest").child(locale.t(if board.busy.is_empty() {
                Key::Next
            } else {
                Key::NowOtherRooms
            }));
            let (scene, shown) = (scene.clone(), shown.clone());
            let rooms = move || {
                let (board, loaded, mut rooms) = (shown.get(), scene.loaded.get(), Vec::new());
                for place in &board.quiet {
                    let (scene, place) = (scene.clone(), place.clone());
                    let next = place.next.iter().fold(spot_key(&scene, place.spot), |key, n| {
                        key ^ print(&loaded, &Row { slots: vec![*n], is_break: false, everywhere: false })
                    });
                    rooms.push(Keyed::new(next, move || line(&scene, &place)));
                }
                rooms
            };
            rest.extend([title, ul().class("now-rooms").keyed(rooms)]);
        }
        let mut done = Vec::new();
        for place in board.done.iter().filter(|_| board.stage != Stage::Over) {
            done.push(spot_name(&scene, place.spot).words);
        }
        if !done.is_empty() {
            let words = locale.fill(Key::NowNoMore, &[("rooms", &locale.list(&done))]);
            rest.push(p().class("now-done quiet").child(words));
        }
        rest
    })
}

/// A room, and what is next in it.
fn line(scene: &Scene, place: &Place) -> El {
    let (loaded, mut item) = (scene.data(), li());
    let name = spot_name(scene, place.spot);
    let venue = venue_name(scene, place.venue);
    let mut room = span().class("now-room").child(foreign(name));
    if !venue.words.is_empty() {
        room = room.child(span().class("quiet").child(" · ").child(foreign(venue)));
    }
    item = item.child(room);
    for n in &place.next {
        let Some(session) = loaded.programme().sessions.get(*n) else { continue };
        let Some(start) = session.start else { continue };
        let cancelled = session.status == Status::Canceled;
        let followed = scene.clone();
        let word = cancelled.then(|| span().class("badge alert").child(scene.locale.t(Key::Cancelled)));
        item = item.child(
            span()
                .class(if cancelled { "now-line-slot cancelled" } else { "now-line-slot" })
                .attr("data-id", session.id.clone())
                .child(time().attr("datetime", start.to_string()).live(move || dated(&followed, start)))
                .child(span().class("title").child(opener(scene, session, None)))
                .child(word),
        );
    }
    item
}
