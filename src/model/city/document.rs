//! One city or many, as a document holds them.

use super::{Brief, CityProfile};
use crate::model::json::{Json, ToJson, object};
use crate::model::{Document, Text};

/// A city as its canonical tree.
///
/// A list of a thousand shows little of each: what is not looked at is not read.
#[derive(Debug, Clone, PartialEq)]
pub struct CityRecord {
    /// Never empty, and no other record of the document has it.
    pub id: String,
    pub tree: Json<'static>,
}

impl CityRecord {
    /// What every card shows.
    pub fn brief(&self) -> Brief {
        Brief::of(&self.tree)
    }

    /// What a standard card shows.
    pub fn card(&self) -> CityProfile {
        CityProfile { id: self.id.clone(), ..CityProfile::card(&self.tree) }
    }

    pub fn profile(&self) -> CityProfile {
        CityProfile { id: self.id.clone(), ..CityProfile::of(&self.tree) }
    }
}

impl ToJson for CityRecord {
    fn to_json(&self) -> Json<'_> {
        let mut entries = vec![("id".into(), self.id.to_json())];
        if let Json::Map(rest) = self.tree.owned() {
            entries.extend(rest.into_iter().filter(|(key, _)| key != "id"));
        }
        Json::Map(entries)
    }
}

/// Several cities.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CityProfileList {
    pub name: Text,
    pub description: Text,
    /// In the order of the data.
    pub cities: Vec<CityRecord>,
}

/// What a document about cities holds: `CityProfile` or `CityProfileList`.
#[derive(Debug, Clone, PartialEq)]
pub enum Profiles {
    One(Box<CityRecord>),
    Many(CityProfileList),
}

impl Profiles {
    /// The cities, be it one.
    pub fn cities(&self) -> &[CityRecord] {
        match self {
            Profiles::One(city) => std::slice::from_ref(&**city),
            Profiles::Many(list) => &list.cities,
        }
    }

    /// The city of an id: its own, one of its identifiers, or its name where no other has that.
    pub fn find(&self, id: &str) -> Option<&CityRecord> {
        let wanted = id.trim();
        let by_id = self.cities().iter().find(|city| city.id == wanted);
        by_id.or_else(|| self.only(|city| named(city.tree.get("identifiers"), wanted))).or_else(|| {
            self.only(|city| {
                let mut found = false;
                Text::of(city.tree.get("name")).each(|name| found |= name.eq_ignore_ascii_case(wanted));
                found
            })
        })
    }

    fn only(&self, is: impl Fn(&CityRecord) -> bool) -> Option<&CityRecord> {
        let mut found = self.cities().iter().filter(|city| is(city));
        found.next().filter(|_| found.next().is_none())
    }

    /// A document of the right kind.
    pub fn document(self) -> Document<Profiles> {
        let kind = if matches!(self, Profiles::One(_)) { "CityProfile" } else { "CityProfileList" };
        Document::of_kind(kind, self)
    }
}

fn named(identifiers: &Json, wanted: &str) -> bool {
    identifiers.entries().any(|(_, id)| id.as_str().is_some_and(|id| id.eq_ignore_ascii_case(wanted)))
}

impl ToJson for Profiles {
    fn to_json(&self) -> Json<'_> {
        match self {
            Profiles::One(city) => city.to_json(),
            Profiles::Many(list) => object(&mut [
                ("name", list.name.to_json()),
                ("description", list.description.to_json()),
                ("cities", list.cities.to_json()),
            ]),
        }
    }
}
