//! Whether there is still room in a session.

use super::json::{Json, ToJson, object};

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
        let whole = |value: &Json| value.as_int().and_then(|n| u32::try_from(n).ok());
        let mut seats = match value {
            Json::Map(_) => Seats {
                state: value.str("state").and_then(SeatState::of_word),
                capacity: whole(value.get("capacity")),
                remaining: whole(value.get("remaining")),
            },
            _ => {
                Seats { state: value.as_str().and_then(SeatState::of_word), capacity: whole(value), ..Seats::default() }
            }
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

    pub fn name(self) -> &'static str {
        match self {
            SeatState::Open => "open",
            SeatState::Few => "few",
            SeatState::Full => "full",
            SeatState::Waitlist => "waitlist",
            SeatState::Closed => "closed",
        }
    }

    /// Reads our words, pretalx's, and those of schema.org's `ItemAvailability`; `None` for anything else.
    pub fn of_word(word: &str) -> Option<SeatState> {
        let word = word.rsplit('/').next().unwrap_or(word).trim().to_ascii_lowercase();
        Some(match word.as_str() {
            "open" | "available" | "instock" | "onlineonly" | "presale" => SeatState::Open,
            "few" | "limited" | "limitedavailability" => SeatState::Few,
            "full" | "soldout" | "sold-out" | "outofstock" => SeatState::Full,
            "waitlist" | "waiting-list" | "backorder" => SeatState::Waitlist,
            "closed" | "discontinued" => SeatState::Closed,
            _ => return None,
        })
    }
}

impl ToJson for Seats {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("state", self.state.map(SeatState::name).map_or(Json::Null, str::to_json)),
            ("capacity", self.capacity.to_json()),
            ("remaining", self.remaining.to_json()),
        ])
    }
}
