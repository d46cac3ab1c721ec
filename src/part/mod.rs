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
pub mod notes;
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
    /// Map images out of one file.
    #[cfg(feature = "project-map")]
    Archive,
    /// Borders between countries.
    #[cfg(feature = "project-map")]
    Borders,
    /// Sessions for calendars.
    Calendar,
    /// One project in full.
    #[cfg(feature = "project-map")]
    Card,
    /// One session in full.
    Dialog,
    /// A list of cities.
    #[cfg(feature = "profile")]
    Directory,
    /// Places as dots.
    #[cfg(feature = "project-map")]
    Dots,
    /// What can be filtered by, besides the days or the themes.
    Filters,
    /// Coasts for a nearer look.
    #[cfg(feature = "project-map")]
    Fine,
    /// Formats that few pages use.
    Formats,
    /// Projects in GeoJSON.
    #[cfg(feature = "project-map")]
    Geojson,
    /// All that is known of a city.
    #[cfg(feature = "profile")]
    Full,
    /// Rooms or tracks beside each other.
    Grid,
    /// Hands and keys on the map.
    #[cfg(feature = "project-map")]
    Hands,
    /// Data that renew themselves.
    Live,
    /// What mends data, and says what was wrong with them.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    Mend,
    /// The programme that a visitor has made.
    Mine,
    /// Names of countries and cities on the map.
    #[cfg(feature = "project-map")]
    Names,
    /// What was wrong with the data.
    Notes,
    /// What is on in each room.
    Now,
    /// Stars.
    Personal,
    /// Projects that are not listed at first.
    #[cfg(feature = "project-map")]
    Rest,
    /// The map as a picture.
    #[cfg(feature = "project-map")]
    Save,
    /// The schedules of pretalx and frab.
    Schedules,
    /// What can be found by its words.
    Search,
    /// Lines and areas on the map.
    #[cfg(feature = "project-map")]
    Shapes,
    /// Where a figure comes from.
    #[cfg(feature = "profile")]
    Sources,
    /// Who takes part.
    Speakers,
    /// What a standard card of a city has besides a compact one.
    #[cfg(feature = "profile")]
    Standard,
    /// Map images.
    #[cfg(feature = "project-map")]
    Tiles,
    /// What funds and networks say of themselves.
    #[cfg(feature = "project-map")]
    Totals,
}

/// A bit for each part: a map has more of them than the others.
#[cfg(feature = "project-map")]
type Bits = u64;
#[cfg(not(feature = "project-map"))]
type Bits = u32;

/// Which parts are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct There(Bits);

impl There {
    /// Whether one of them is.
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as Bits) != 0
    }

    /// The same, and one more.
    #[must_use]
    pub fn with(self, part: Part) -> There {
        There(self.0 | (1 << part as Bits))
    }
}

impl Part {
    /// The name in the file's name, and of the module here.
    pub fn name(self) -> &'static str {
        match self {
            Part::About => "about",
            Part::Address => "address",
            #[cfg(feature = "project-map")]
            Part::Archive => "archive",
            #[cfg(feature = "project-map")]
            Part::Borders => "borders",
            Part::Calendar => "calendar",
            #[cfg(feature = "project-map")]
            Part::Card => "card",
            Part::Dialog => "dialog",
            #[cfg(feature = "profile")]
            Part::Directory => "directory",
            #[cfg(feature = "project-map")]
            Part::Dots => "dots",
            Part::Filters => "filters",
            #[cfg(feature = "project-map")]
            Part::Fine => "fine",
            Part::Formats => "formats",
            #[cfg(feature = "profile")]
            Part::Full => "full",
            #[cfg(feature = "project-map")]
            Part::Geojson => "geojson",
            Part::Grid => "grid",
            #[cfg(feature = "project-map")]
            Part::Hands => "hands",
            Part::Live => "live",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Part::Mend => "mend",
            Part::Mine => "mine",
            #[cfg(feature = "project-map")]
            Part::Names => "names",
            Part::Notes => "notes",
            Part::Now => "now",
            Part::Personal => "personal",
            #[cfg(feature = "project-map")]
            Part::Rest => "rest",
            #[cfg(feature = "project-map")]
            Part::Save => "save",
            Part::Schedules => "schedules",
            Part::Search => "search",
            #[cfg(feature = "project-map")]
            Part::Shapes => "shapes",
            #[cfg(feature = "profile")]
            Part::Sources => "sources",
            Part::Speakers => "speakers",
            #[cfg(feature = "profile")]
            Part::Standard => "standard",
            #[cfg(feature = "project-map")]
            Part::Tiles => "tiles",
            #[cfg(feature = "project-map")]
            Part::Totals => "totals",
        }
    }
}
