//! People and what they do in a session.

use super::Text;
use serde::Serialize;

/// Somebody on the programme, with the roles they held at the time of the event.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    pub id: String,
    pub name: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub biography: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An office: "Mayor", of what, where.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub organization: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub city: Text,
}

impl Role {
    /// Title, organisation and city, those that there are.
    pub fn parts(&self) -> impl Iterator<Item = &Text> {
        [&self.title, &self.organization, &self.city].into_iter().filter(|text| !text.is_empty())
    }
}

/// One person in one session.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// The speaker's id.
    pub id: String,
    /// `moderator`, `panellist` …; `None` for a plain speaker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}
