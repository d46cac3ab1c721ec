//! What the visitor is looking for.

use crate::model::{Day, Programme};

/// Search and filters; an empty string means "all".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    pub day: String,
    pub track: String,
    pub room: String,
    pub kind: String,
    pub language: String,
}

impl Query {
    /// Takes a date for the day that has it, and drops filters of another programme. `true` where that changed it.
    pub fn settle(&mut self, programme: &Programme) -> bool {
        let before = self.clone();
        let named = |day: &&Day| {
            day.id == before.day || day.date.as_ref().is_some_and(|date| date.first().iso_date() == before.day)
        };
        self.day = programme.days.iter().find(named).map(|day| day.id.clone()).unwrap_or_default();
        let sessions = &programme.sessions;
        keep(&mut self.track, programme.tracks.iter().any(|track| track.id == before.track));
        keep(&mut self.room, programme.rooms.iter().any(|room| room.id == before.room));
        keep(&mut self.kind, sessions.iter().any(|session| session.kind.any() == before.kind));
        keep(&mut self.language, sessions.iter().any(|session| session.languages.contains(&before.language)));
        *self != before
    }

    /// What it is filtered by, besides the day.
    pub fn filters(&self) -> [&String; 4] {
        [&self.track, &self.room, &self.kind, &self.language]
    }

    /// Whether anything is chosen that is no day and no search.
    pub fn is_filtered(&self) -> bool {
        self.filters().iter().any(|filter| !filter.is_empty())
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.day.is_empty() && !self.is_filtered()
    }
}

fn keep(filter: &mut String, known: bool) {
    if !known {
        filter.clear();
    }
}
