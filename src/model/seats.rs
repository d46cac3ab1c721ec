//! Whether there is still room in a session.

use super::json::{Json, Object, ToJson};
use super::word;

/// How full a session is, as far as the feed says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seats {
    pub state: Option<SeatState>,
    pub capacity: Option<u32>,
    pub remaining: Option<u32>,
}

/// Whether one can still get in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatState {
    Open,
    Few,
    Full,
    /// Full, with a list for those who wait.
    Waitlist,
    /// Registration has ended.
    Closed,
}

impl Seats {
    /// Reads a word, a number of seats, or `{state, capacity, remaining}`; `None` where nothing is said.
    pub fn of(value: &Json) -> Option<Seats> {
        let mut seats = Seats {
            state: value.str("state").or(value.as_str()).and_then(SeatState::of_word),
            capacity: value.get("capacity").as_count().or(value.as_count()),
            remaining: value.get("remaining").as_count(),
        };
        if seats.state.is_none() && seats.remaining == Some(0) {
            seats.state = Some(SeatState::Full);
        }
        (seats != Seats::default()).then_some(seats)
    }
}

impl SeatState {
    pub const ALL: [SeatState; 5] =
        [SeatState::Open, SeatState::Few, SeatState::Full, SeatState::Waitlist, SeatState::Closed];

    const WORDS: [&str; 5] = [
        "open|available|InStock|OnlineOnly|PreSale",
        "few|limited|LimitedAvailability",
        "full|SoldOut|sold out|OutOfStock",
        "waitlist|waiting list|waiting-list|BackOrder",
        "closed|Discontinued",
    ];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// Reads our words, pretalx's, and those of schema.org's `ItemAvailability`; `None` for anything else.
    pub fn of_word(word: &str) -> Option<SeatState> {
        Self::ALL.get(word::place(&Self::WORDS, word)?).copied()
    }
}

impl ToJson for Seats {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.word("state", self.state.map(SeatState::name));
        out.put("capacity", &self.capacity);
        out.put("remaining", &self.remaining);
        out.done()
    }
}
