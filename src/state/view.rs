//! The ways to look at a programme.

use crate::i18n::Key;

/// A view of the programme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Days, one under the other, in the order of time.
    #[default]
    List,
    /// Rooms or tracks beside each other, time downwards.
    Grid,
    /// What is on in each room, and what is next: for a screen in a foyer.
    Now,
    /// Who takes part.
    Speakers,
    /// What the visitor has starred.
    Mine,
}

impl View {
    pub const ALL: [View; 5] = [View::List, View::Grid, View::Now, View::Speakers, View::Mine];

    /// The word in the `view` attribute.
    pub fn name(self) -> &'static str {
        match self {
            View::List => "list",
            View::Grid => "grid",
            View::Now => "now",
            View::Speakers => "speakers",
            View::Mine => "mine",
        }
    }

    /// Total: what is no view is the list.
    pub fn of_name(name: &str) -> View {
        View::ALL.into_iter().find(|view| view.name() == name).unwrap_or_default()
    }

    /// What the view is called.
    pub fn key(self) -> Key {
        match self {
            View::List => Key::ViewList,
            View::Grid => Key::ViewGrid,
            View::Now => Key::ViewNow,
            View::Speakers => Key::ViewSpeakers,
            View::Mine => Key::ViewMine,
        }
    }
}
