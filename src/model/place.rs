//! Where something happens and who is behind it.

use super::json::{Json, Object, ToJson};
use super::{Participation, Text, decimal};

/// The keys of a place that are carried along in `more`.
pub const PLACE_FACTS: &str = "address url mapUrl hasMap geo";
/// The keys of a room that are carried along in `more`.
pub const ROOM_FACTS: &str = "floor description capacity type mapUrl";
/// The keys of a track that are carried along in `more`.
pub const TRACK_FACTS: &str = "description audience moderators";
/// The keys of an organisation that are carried along in `more`.
pub const ORGANIZATION_FACTS: &str = "alternateName role description manages logo";

/// A town, or a venue: a building or a campus that rooms are in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// What rooms name a venue by.
    pub id: Option<String>,
    pub name: Text,
    pub country: Text,
    /// The keys of [`PLACE_FACTS`].
    pub more: Json<'static>,
}

impl Place {
    /// The postal address, also where it is schema.org's `PostalAddress`.
    pub fn address(&self) -> Text {
        let address = self.more.get("address");
        let mut lines = String::new();
        for (key, before) in [("streetAddress", ""), ("postalCode", ", "), ("addressLocality", " ")] {
            if let Some(line) = address.str(key) {
                if !lines.is_empty() {
                    lines.push_str(before);
                }
                lines.push_str(line);
            }
        }
        if lines.is_empty() { Text::of(address) } else { Text::from(lines.as_str()) }
    }

    pub fn url(&self) -> Option<&str> {
        self.more.str("url")
    }

    pub fn geo(&self) -> Option<Geo> {
        let degrees = |key| {
            let degrees = self.more.get("geo").get(key);
            degrees.as_number().or_else(|| decimal(degrees.as_str()?))
        };
        Geo::new(degrees("latitude")?, degrees("longitude")?)
    }

    /// Where to find it on a map: the link that the data give, else one from its coordinates.
    ///
    /// Never an address of somebody's map service: that would be the page's choice.
    pub fn map_link(&self) -> Option<String> {
        let link = self.more.first(&["mapUrl", "hasMap"]).as_str().map(str::to_owned);
        link.or_else(|| self.geo().map(Geo::uri))
    }
}

/// WGS 84, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geo {
    pub latitude: f64,
    pub longitude: f64,
}

impl Geo {
    /// Coordinates that can be on Earth.
    pub fn new(latitude: f64, longitude: f64) -> Option<Geo> {
        (latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some(Geo { latitude, longitude })
    }

    /// The `geo:` URI of RFC 5870, which opens the visitor's own map; to a tenth of a metre.
    ///
    /// ```
    /// use city_widgets::model::Geo;
    /// let taurage = Geo::new(55.2522, 22.2897).unwrap();
    /// assert_eq!(taurage.uri(), "geo:55.252200,22.289700");
    /// assert_eq!(Geo::new(-0.5, 7.0).unwrap().uri(), "geo:-0.500000,7.000000");
    /// ```
    pub fn uri(self) -> String {
        let mut uri = String::from("geo:");
        for (n, degrees) in [self.latitude, self.longitude].into_iter().enumerate() {
            // In whole numbers: the code that writes fractions is larger than this file.
            let millionths = (degrees.abs() * 1e6 + 0.5) as u32;
            if n > 0 {
                uri.push(',');
            }
            if degrees < 0.0 && millionths > 0 {
                uri.push('-');
            }
            uri.push_str(&(millionths / 1_000_000).to_string());
            uri.push('.');
            // The leading one holds the place of zeros.
            uri.push_str((1_000_000 + millionths % 1_000_000).to_string().get(1..).unwrap_or_default());
        }
        uri
    }
}

/// An organiser, partner, publisher or employer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organization {
    pub name: Text,
    pub url: Option<String>,
    /// The keys of [`ORGANIZATION_FACTS`]; [`super::Involved`] reads them.
    pub more: Json<'static>,
}

/// A room, in the feed's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Room {
    pub id: String,
    pub name: Text,
    /// The `id` of the venue.
    pub venue: Option<String>,
    /// The keys of [`ROOM_FACTS`].
    pub more: Json<'static>,
}

impl Room {
    pub fn floor(&self) -> Text {
        Text::of(self.more.get("floor"))
    }

    pub fn description(&self) -> Text {
        Text::of(self.more.get("description"))
    }

    /// How many people it holds.
    pub fn capacity(&self) -> Option<u32> {
        self.more.get("capacity").as_count()
    }

    /// In lower case: `lecture_hall`, `stage`, `outside`, `virtual` …
    pub fn kind(&self) -> Option<String> {
        self.more.str("type").map(str::to_ascii_lowercase)
    }
}

/// A track or theme of the programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    pub id: String,
    pub name: Text,
    /// The feed's colour, sRGB; views correct it for contrast.
    pub color: Option<String>,
    /// The keys of [`TRACK_FACTS`].
    pub more: Json<'static>,
}

impl Track {
    pub fn description(&self) -> Text {
        Text::of(self.more.get("description"))
    }

    /// For whom it is.
    pub fn audience(&self) -> Vec<Text> {
        Text::list(self.more.get("audience"))
    }

    /// Those who lead through it: ids of speakers.
    pub fn moderators(&self) -> Vec<Participation> {
        let mut found = Vec::new();
        for who in self.more.get("moderators").one_or_many() {
            let id = if who.is_map() { who.id("id") } else { who.as_id() };
            found.extend(id.map(|id| Participation { id, role: who.string("role") }));
        }
        found
    }
}

impl ToJson for Place {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.put("country", &self.country);
        out.with(&self.more)
    }
}

impl ToJson for Organization {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("name", &self.name);
        out.put("url", &self.url);
        out.with(&self.more)
    }
}

impl ToJson for Room {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.put("venue", &self.venue);
        out.with(&self.more)
    }
}

impl ToJson for Track {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.put("color", &self.color);
        out.with(&self.more)
    }
}
