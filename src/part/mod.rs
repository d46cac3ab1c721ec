//! Code that is downloaded when it is needed.
//!
//! Each module here is the door to one part. The build finds all that can be reached only through a part's functions
//! and puts it into a module of its own, `programme.<part>.wasm`, which shares memory and functions with the first one.
//! So a function in `part::dialog` may be called only when [`Part::Dialog`] has come (`view::Outlet::want`); nothing
//! but these functions needs to know.

pub mod about;
pub mod address;
pub mod calendar;
#[cfg(any(feature = "profile", feature = "project-map"))]
pub mod city;
pub mod dialog;
pub mod filters;
pub mod formats;
pub mod grid;
pub mod live;
#[cfg(feature = "project-map")]
pub mod map;
pub mod mine;
pub mod now;
pub mod personal;
pub mod schedules;
pub mod search;
pub mod speakers;

/// A part of the code that comes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What few events and few sessions state.
    About,
    /// What is chosen, in the page's address.
    Address,
    /// Sessions for calendars.
    Calendar,
    /// One project in full.
    Card,
    /// One session in full.
    Dialog,
    /// A list of cities.
    Directory,
    /// What can be filtered by, besides the days or the themes.
    Filters,
    /// Coasts for a nearer look.
    Fine,
    /// Formats that few pages use.
    Formats,
    /// All that is known of a city.
    Full,
    /// Rooms or tracks beside each other.
    Grid,
    /// Data that renew themselves.
    Live,
    /// What mends data, and says what was wrong with them.
    Mend,
    /// The programme that a visitor has made.
    Mine,
    /// What is on in each room.
    Now,
    /// Stars.
    Personal,
    /// The map as a picture.
    Save,
    /// The schedules of pretalx and frab.
    Schedules,
    /// What can be found by its words.
    Search,
    /// Where a figure comes from.
    Sources,
    /// Who takes part.
    Speakers,
    /// What a standard card of a city has besides a compact one.
    Standard,
    /// Map images.
    Tiles,
    /// What funds and networks say of themselves.
    Totals,
}

/// Which parts are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct There(u32);

impl There {
    /// Whether one of them is.
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u32) != 0
    }

    /// The same, and one more.
    #[must_use]
    pub fn with(self, part: Part) -> There {
        There(self.0 | (1 << part as u32))
    }
}

impl Part {
    /// The name in the file's name, and of the module here.
    pub fn name(self) -> &'static str {
        match self {
            Part::About => "about",
            Part::Address => "address",
            Part::Calendar => "calendar",
            Part::Card => "card",
            Part::Dialog => "dialog",
            Part::Directory => "directory",
            Part::Filters => "filters",
            Part::Fine => "fine",
            Part::Formats => "formats",
            Part::Full => "full",
            Part::Grid => "grid",
            Part::Live => "live",
            Part::Mend => "mend",
            Part::Mine => "mine",
            Part::Now => "now",
            Part::Personal => "personal",
            Part::Save => "save",
            Part::Schedules => "schedules",
            Part::Search => "search",
            Part::Sources => "sources",
            Part::Speakers => "speakers",
            Part::Standard => "standard",
            Part::Tiles => "tiles",
            Part::Totals => "totals",
        }
    }
}
