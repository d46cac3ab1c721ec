//! People and what they do in a session.

use super::Text;
use super::json::{Json, Object, ToJson};

/// Somebody on the programme, with the roles they held at the time of the event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Speaker {
    pub id: String,
    pub name: Text,
    pub roles: Vec<Role>,
    pub biography: Text,
    pub photo: Option<String>,
    pub url: Option<String>,
}

/// An office: "Mayor", of what, where.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Role {
    pub title: Text,
    pub organization: Text,
    pub city: Text,
}

impl Role {
    /// Reads `{title, organization, city}`, or the title alone.
    pub fn of(value: &Json) -> Role {
        let title = value.first(&["title", "name"]);
        let (organization, city) = (Text::named(value.get("organization")), Text::named(value.get("city")));
        let alone = title.is_null() && organization.is_empty() && city.is_empty();
        Role { title: Text::of(if alone { value } else { title }), organization, city }
    }

    /// Title, organisation and city, those that there are.
    pub fn parts(&self) -> impl Iterator<Item = &Text> {
        [&self.title, &self.organization, &self.city].into_iter().filter(|text| !text.is_empty())
    }
}

/// One person in one session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Participation {
    /// The speaker's id.
    pub id: String,
    /// `moderator`, `panellist` …; `None` for a plain speaker.
    pub role: Option<String>,
}

impl ToJson for Speaker {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("name", &self.name);
        out.put("roles", &self.roles);
        out.put("biography", &self.biography);
        out.put("photo", &self.photo);
        out.put("url", &self.url);
        out.done()
    }
}

impl ToJson for Role {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("title", &self.title);
        out.put("organization", &self.organization);
        out.put("city", &self.city);
        out.done()
    }
}

impl ToJson for Participation {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("id", &self.id);
        out.put("role", &self.role);
        out.done()
    }
}
