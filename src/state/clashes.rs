//! Chosen sessions that nobody can attend both of.

use crate::model::{Attendance, Moment, Programme, Session, Slot, Status};

/// What is in the way between two slots, by index; the first one starts no later than the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    pub first: usize,
    pub second: usize,
    pub kind: ClashKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClashKind {
    /// They are on at the same time.
    Overlap,
    /// One follows the other in another place, after this many seconds.
    Transfer { gap: i64 },
}

/// How many seconds it takes to get from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfers {
    pub between_rooms: i64,
    pub between_venues: i64,
}

impl Default for Transfers {
    fn default() -> Self {
        Transfers { between_rooms: 5 * 60, between_venues: 15 * 60 }
    }
}

/// What lasts longer is an exhibition or a stand: one drops in, and it clashes with nothing.
const ONGOING: i64 = 16 * 3600;

/// The clashes among chosen slots, in the order of time.
///
/// Breaks, internal and cancelled slots are no obstacle, nor are other slots or parts of the same session. Without an
/// end a session lasts for its first moment.
pub fn clashes(programme: &Programme, chosen: &[usize], transfers: &Transfers) -> Vec<Clash> {
    let mut spans = Vec::new();
    for n in chosen {
        let Some(session) = programme.sessions.get(*n) else { continue };
        if let Some((start, end)) = span(session) {
            spans.push((start, end, *n, session));
        }
    }
    spans.sort_unstable_by_key(|(start, _, n, _)| (*start, *n));
    spans.dedup_by_key(|(_, _, n, _)| *n);
    let mut clashes = Vec::new();
    for (place, (start, end, first, a)) in spans.iter().enumerate() {
        for (next, _, second, b) in spans.iter().skip(place + 1) {
            let needed = transfer(programme, a, b, transfers);
            if *next >= end + transfers.between_rooms.max(transfers.between_venues) && next > start {
                break;
            }
            if together(a, b) || a.start.map(|at| at.offset.is_some()) != b.start.map(|at| at.offset.is_some()) {
                continue;
            }
            let kind = if next < end || next == start {
                ClashKind::Overlap
            } else if a.end.is_some() && next - end < needed {
                ClashKind::Transfer { gap: next - end }
            } else {
                continue;
            };
            clashes.push(Clash { first: *first, second: *second, kind });
        }
    }
    clashes
}

/// Start and end of a slot that one has to be at.
fn span(session: &Session) -> Option<(i64, i64)> {
    if session.slot_type != Slot::Session || session.status == Status::Canceled {
        return None;
    }
    let start = session.start?.order();
    let end = session.end.map_or(start, Moment::order).max(start);
    (end - start <= ONGOING).then_some((start, end))
}

/// Whether two slots are one and the same thing to attend: a session again, or a part of it.
fn together(a: &Session, b: &Session) -> bool {
    a.id == b.id || a.parent.as_ref() == Some(&b.id) || b.parent.as_ref() == Some(&a.id)
}

/// How long it takes from one session to the other; nothing where a place is unknown or a screen will do.
fn transfer(programme: &Programme, a: &Session, b: &Session, transfers: &Transfers) -> i64 {
    let (Some(from), Some(to)) = (&a.room, &b.room) else { return 0 };
    if from == to || [a, b].iter().any(|session| session.attendance == Some(Attendance::Online)) {
        return 0;
    }
    let venue = |id: &String| programme.rooms.iter().find(|room| room.id == *id)?.venue.as_ref();
    match (venue(from), venue(to)) {
        (Some(from), Some(to)) if from != to => transfers.between_venues,
        _ => transfers.between_rooms,
    }
}

#[cfg(test)]
mod tests {
    use super::{Clash, ClashKind, Transfers, clashes};
    use crate::model::{Attendance, Moment, Programme, Room, Session, Slot, Status};

    /// `id room start end`, with a time of day or a dash.
    fn programme(slots: &[&str]) -> Programme {
        let mut programme = Programme::default();
        for slot in slots {
            let fields: Vec<&str> = slot.split(' ').collect();
            let at = |clock: &str| Moment::parse(&format!("2026-05-20T{clock}:00+02:00"));
            programme.sessions.push(Session {
                id: fields[0].to_owned(),
                room: Some(fields[1].to_owned()).filter(|room| room != "-"),
                start: at(fields[2]),
                end: at(fields[3]),
                ..Session::default()
            });
        }
        programme
    }

    fn found(programme: &Programme) -> Vec<String> {
        let all: Vec<usize> = (0..programme.sessions.len()).collect();
        let said = |clash: &Clash| match clash.kind {
            ClashKind::Overlap => format!("{}|{}", clash.first, clash.second),
            ClashKind::Transfer { gap } => format!("{}>{} {gap}", clash.first, clash.second),
        };
        clashes(programme, &all, &Transfers::default()).iter().map(said).collect()
    }

    #[test]
    fn overlaps() {
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b x 10:30 11:30", "c x 11:00 12:00"])), ["0|1", "1|2"]);
        assert_eq!(found(&programme(&["a x 10:00 12:00", "b x 10:15 10:30", "c x 11:00 11:30"])), ["0|1", "0|2"]);
        assert_eq!(found(&programme(&["b x 11:00 11:30", "a x 10:00 11:30"])), ["1|0"], "the earlier one first");
    }

    #[test]
    fn short_transfers() {
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b y 11:00 12:00"])), ["0>1 0"]);
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b y 11:04 12:00"])), ["0>1 240"]);
        let none: [String; 0] = [];
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b y 11:05 12:00"])), none);
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b x 11:00 12:00"])), none, "nobody has to get up");
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b - 11:00 12:00"])), none, "nobody knows where to");
        let mut screen = programme(&["a x 10:00 11:00", "b y 11:00 12:00"]);
        screen.sessions[1].attendance = Some(Attendance::Online);
        assert_eq!(found(&screen), none, "no way to go");
    }

    #[test]
    fn another_venue_is_farther() {
        let mut programme = programme(&["a x 10:00 11:00", "b y 11:10 12:00", "c z 11:14 12:00"]);
        for (id, venue) in [("x", "campus"), ("y", "campus"), ("z", "town")] {
            let venue = Some(venue.to_owned());
            programme.rooms.push(Room { id: id.to_owned(), venue, ..Room::default() });
        }
        assert_eq!(found(&programme), ["0>2 840", "1|2"]);
        programme.rooms[2].venue = None;
        assert_eq!(found(&programme), ["1|2"], "nobody knows that it is another one");
    }

    #[test]
    fn what_one_needs_not_be_at() {
        let with = |change: &dyn Fn(&mut Session)| {
            let mut programme = programme(&["a x 10:00 11:00", "b y 10:30 11:30"]);
            change(&mut programme.sessions[1]);
            found(&programme).len()
        };
        assert_eq!(with(&|_| {}), 1);
        assert_eq!(with(&|session| session.slot_type = Slot::Break), 0);
        assert_eq!(with(&|session| session.slot_type = Slot::Hidden), 0);
        assert_eq!(with(&|session| session.status = Status::Canceled), 0);
        assert_eq!(with(&|session| session.id = "a".to_owned()), 0, "the same session again");
        assert_eq!(with(&|session| session.end = session.start.map(|start| start.plus(20 * 3600))), 0, "an exhibition");
        assert_eq!(with(&|session| session.parent = Some("a".to_owned())), 0, "a part of it");
        assert_eq!(with(&|session| session.start = None), 0);
    }

    #[test]
    fn open_ends_last_a_moment() {
        assert_eq!(found(&programme(&["a x 10:00 -", "b y 10:00 -"])), ["0|1"]);
        assert_eq!(found(&programme(&["a x 10:00 11:00", "b y 10:30 -", "c z 10:31 11:00"])), ["0|1", "0|2"]);
    }

    /// Times of no zone are compared with each other, never with instants.
    #[test]
    fn clocks_of_unknown_zones() {
        let mut naive = programme(&["a x 10:00 11:00", "b y 10:30 11:30"]);
        for session in &mut naive.sessions {
            session.start.as_mut().unwrap().offset = None;
            session.end.as_mut().unwrap().offset = None;
        }
        assert_eq!(found(&naive), ["0|1"]);
        naive.sessions[1].start = Moment::parse("2026-05-20T10:30:00Z");
        assert_eq!(found(&naive).len(), 0);
    }

    #[test]
    fn a_slot_chosen_twice_is_one() {
        let programme = programme(&["a x 10:00 11:00"]);
        assert_eq!(clashes(&programme, &[0, 0, 7], &Transfers::default()), []);
    }
}
