//! What there is around a session: the same again, what else is on, and what comes before and after.

use crate::model::{Moment, Programme, Session, Slot, Status};

/// As many as a visitor may want to choose from.
const MOST: usize = 6;
/// What lasts longer is an exhibition or a stand: it is on at the same time as everything.
const ONGOING: i64 = 16 * 3600;

/// Other slots, by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// All slots of the session itself, in the order of time.
    pub slots: Vec<usize>,
    /// The session that it is part of.
    pub whole: Option<usize>,
    /// Its parts.
    pub parts: Vec<usize>,
    /// What else is on at the same time: first what begins closest to it.
    pub parallel: Vec<usize>,
    pub previous: Option<usize>,
    pub next: Option<usize>,
    /// Whether those two are in the same room; else they are of the same day, or of the same track.
    pub in_room: bool,
}

/// Looks around the slot with an index.
pub fn around(programme: &Programme, at: usize) -> Around {
    let mut around = Around::default();
    let Some(this) = programme.sessions.get(at) else { return around };
    let mut row: Vec<(i64, usize)> = Vec::new();
    let mut parallel: Vec<(i64, usize)> = Vec::new();
    around.in_room = this.room.is_some() && this.start.is_some();
    for (n, other) in programme.sessions.iter().enumerate() {
        if other.id == this.id {
            around.slots.push(n);
        }
        if other.slot_type != Slot::Session {
            continue;
        }
        if n == at || (other.id != this.id && in_row(this, other, around.in_room)) {
            row.push((other.start.map_or(0, Moment::order), n));
        }
        if other.id == this.id {
        } else if this.parent.as_ref() == Some(&other.id) {
            around.whole.get_or_insert(n);
        } else if other.parent.as_ref() == Some(&this.id) {
            around.parts.push(n);
        } else if let Some(distance) = overlap(this, other) {
            parallel.push((distance, n));
        }
    }
    around.slots.sort_by_key(|n| order(programme, *n));
    let seen = |n: usize, before: &[usize]| {
        let id = programme.sessions.get(n).map(|session| &session.id);
        before.iter().any(|known| programme.sessions.get(*known).map(|session| &session.id) == id)
    };
    parallel.sort_unstable();
    for (_, n) in parallel {
        if around.parallel.len() < MOST && !seen(n, &around.parallel) {
            around.parallel.push(n);
        }
    }
    row.sort_unstable();
    let place = row.iter().position(|(_, n)| *n == at);
    let neighbour = |place: Option<usize>| Some(row.get(place?)?.1);
    around.previous = neighbour(place.and_then(|place| place.checked_sub(1)));
    around.next = neighbour(place.map(|place| place + 1));
    around
}

fn order(programme: &Programme, n: usize) -> i64 {
    programme.sessions.get(n).and_then(|session| session.start).map_or(0, Moment::order)
}

/// Whether two sessions stand in one row: of the room on that day, else of the day, else of the track.
fn in_row(this: &Session, other: &Session, in_room: bool) -> bool {
    // What has no time has no place among what has one.
    if this.start.is_some() != other.start.is_some() || this.day != other.day {
        return false;
    }
    if in_room { this.room == other.room } else { this.day.is_some() || this.track == other.track }
}

/// How far apart two sessions begin that are on at the same time.
fn overlap(this: &Session, other: &Session) -> Option<i64> {
    let ((start, end), (begins, ends)) = (span(this)?, span(other)?);
    let comparable = this.start?.offset.is_some() == other.start?.offset.is_some();
    let both = (begins < end && start < ends) || begins == start;
    (comparable && both && other.status != Status::Canceled).then(|| (begins - start).abs())
}

/// Without an end a session lasts for its first moment.
fn span(session: &Session) -> Option<(i64, i64)> {
    let start = session.start?.order();
    let end = session.end.map_or(start, Moment::order);
    (end - start <= ONGOING).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::{Around, around};
    use crate::model::{Moment, Programme, Session, Slot, Status};

    /// `id room start end`, with a time of day or a dash.
    fn programme(slots: &[&str]) -> Programme {
        let session = |slot: &&str| {
            let fields: Vec<&str> = slot.split(' ').collect();
            let at = |clock: &str| Moment::parse(&format!("2026-05-20T{clock}:00+02:00"));
            let known = |word: &str| Some(word.to_owned()).filter(|word| word != "-");
            Session {
                id: fields[0].to_owned(),
                day: Some("1".to_owned()),
                room: known(fields[1]),
                start: at(fields[2]),
                end: at(fields[3]),
                ..Session::default()
            }
        };
        Programme { sessions: slots.iter().map(session).collect(), ..Programme::default() }
    }

    #[test]
    fn what_is_on_at_the_same_time() {
        let mut day = programme(&[
            "a hall 10:00 11:00",
            "b studio 10:30 11:30",
            "c court 10:00 10:30",
            "d hall 11:00 12:00",
            "e yard 09:00 10:00",
            "stand foyer 00:00 23:00",
            "off court 10:00 11:00",
            "moment yard 10:00 -",
        ]);
        day.sessions[6].status = Status::Canceled;
        assert_eq!(around(&day, 0).parallel, [2, 7, 1]);
        assert_eq!(around(&day, 3).parallel, [1]);
        assert_eq!(around(&day, 5), Around { slots: vec![5], in_room: true, ..Around::default() });
        let many: Vec<String> = (0..9).map(|n| format!("s{n} r{n} 10:00 11:00")).collect();
        let many = programme(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(around(&many, 4).parallel, [0, 1, 2, 3, 5, 6]);
    }

    #[test]
    fn neighbours_are_in_the_room_or_of_the_day() {
        let mut day = programme(&[
            "late hall 15:00 16:00",
            "early hall 09:00 10:00",
            "lunch hall 12:00 13:00",
            "between hall 10:00 11:00",
            "elsewhere studio 10:00 11:00",
            "open - - -",
            "later - - -",
        ]);
        day.sessions[2].slot_type = Slot::Break;
        let here = around(&day, 3);
        assert_eq!((here.previous, here.next, here.in_room), (Some(1), Some(0), true));
        let alone = around(&day, 4);
        assert_eq!((alone.previous, alone.next), (None, None));
        let untimed = around(&day, 5);
        assert_eq!((untimed.previous, untimed.next, untimed.in_room), (None, Some(6), false));
        day.sessions[0].day = Some("2".to_owned());
        assert_eq!(around(&day, 3).next, None);
    }

    #[test]
    fn a_session_that_is_held_again_and_its_parts() {
        let mut day =
            programme(&["tour - 14:00 15:00", "tour - 10:00 11:00", "stop - 10:00 10:30", "talk - 10:00 11:00"]);
        day.sessions[2].parent = Some("tour".to_owned());
        let tour = around(&day, 1);
        assert_eq!((tour.slots, tour.parts, tour.parallel), (vec![1, 0], vec![2], vec![3]));
        let stop = around(&day, 2);
        assert_eq!((stop.whole, stop.parallel), (Some(0), vec![3]));
        assert_eq!(around(&day, 9), Around::default());
    }
}
