//! Where something happens and who is behind it.

use super::Text;
use super::json::{Json, ToJson, object};

/// A venue or a town.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    pub name: Text,
    pub country: Text,
}

/// An organiser, publisher or employer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organization {
    pub name: Text,
    pub url: Option<String>,
}

/// A room, in the feed's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Room {
    pub id: String,
    pub name: Text,
}

/// A track or theme of the programme.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    pub id: String,
    pub name: Text,
    /// The feed's colour, sRGB; views correct it for contrast.
    pub color: Option<String>,
    pub audience: Text,
}

impl ToJson for Place {
    fn to_json(&self) -> Json<'_> {
        object(&mut [("name", self.name.to_json()), ("country", self.country.to_json())])
    }
}

impl ToJson for Organization {
    fn to_json(&self) -> Json<'_> {
        object(&mut [("name", self.name.to_json()), ("url", self.url.to_json())])
    }
}

impl ToJson for Room {
    fn to_json(&self) -> Json<'_> {
        object(&mut [("id", self.id.to_json()), ("name", self.name.to_json())])
    }
}

impl ToJson for Track {
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("id", self.id.to_json()),
            ("name", self.name.to_json()),
            ("color", self.color.to_json()),
            ("audience", self.audience.to_json()),
        ])
    }
}
