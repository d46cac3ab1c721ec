//! Where something happens and who is behind it.

use super::Text;
use serde::Serialize;

/// A venue or a town.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub name: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub country: Text,
}

/// An organiser, publisher or employer.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    pub name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A room, in the feed's order.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    pub id: String,
    pub name: Text,
}

/// A track or theme of the programme.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Track {
    pub id: String,
    pub name: Text,
    /// The feed's colour, sRGB; views correct it for contrast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub audience: Text,
}
