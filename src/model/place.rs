//! Where something happens and who is behind it.

use super::json::{Json, ToJson, filled, object};
use super::{Participation, Text};

/// A town, or a venue: a building or a campus that rooms are in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// What rooms name a venue by.
    pub id: Option<String>,
    pub name: Text,
    pub country: Text,
    pub address: Text,
    pub url: Option<String>,
    pub map_url: Option<String>,
    pub geo: Option<Geo>,
}

/// WGS 84, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geo {
    pub latitude: f64,
    pub longitude: f64,
}

/// An organiser, partner, publisher or employer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organization {
    pub name: Text,
    /// Other names for the same body.
    pub alternate_name: Vec<Text>,
    pub url: Option<String>,
    /// What it does here, in the feed's words: `host`, `partner` …
    pub role: Text,
}

/// A room, in the feed's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Room {
    pub id: String,
    pub name: Text,
    /// The `id` of the venue.
    pub venue: Option<String>,
    pub floor: Text,
    pub description: Text,
    /// How many people it holds.
    pub capacity: Option<u32>,
    /// In lower case: `lecture_hall`, `stage`, `outside`, `virtual` …
    pub kind: Option<String>,
    pub map_url: Option<String>,
}

/// A track or theme of the programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    pub id: String,
    pub name: Text,
    /// The feed's colour, sRGB; views correct it for contrast.
    pub color: Option<String>,
    pub description: Text,
    pub audience: Vec<Text>,
    /// Those who lead through it.
    pub moderators: Vec<Participation>,
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

impl Place {
    /// Where to find it on a map: the link that the data give, else one from its coordinates.
    ///
    /// Never an address of somebody's map service: that would be the page's choice.
    pub fn map_link(&self) -> Option<String> {
        self.map_url.clone().or_else(|| self.geo.map(Geo::uri))
    }
}

impl ToJson for Place {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("name", self.name.to_json()),
            ("country", self.country.to_json()),
            ("address", self.address.to_json()),
            ("url", self.url.to_json()),
            ("mapUrl", self.map_url.to_json()),
            ("geo", self.geo.to_json()),
        ])
    }
}

impl ToJson for Geo {
    fn to_json(&self) -> Json<'_> {
        object(&mut [("latitude", Json::Float(self.latitude)), ("longitude", Json::Float(self.longitude))])
    }
}

impl ToJson for Organization {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("name", self.name.to_json()),
            ("alternateName", filled(&self.alternate_name)),
            ("url", self.url.to_json()),
            ("role", self.role.to_json()),
        ])
    }
}

impl ToJson for Room {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("name", self.name.to_json()),
            ("venue", self.venue.to_json()),
            ("floor", self.floor.to_json()),
            ("description", self.description.to_json()),
            ("capacity", self.capacity.to_json()),
            ("type", self.kind.to_json()),
            ("mapUrl", self.map_url.to_json()),
        ])
    }
}

impl ToJson for Track {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("name", self.name.to_json()),
            ("color", self.color.to_json()),
            ("description", self.description.to_json()),
            ("audience", filled(&self.audience)),
            ("moderators", filled(&self.moderators)),
        ])
    }
}
