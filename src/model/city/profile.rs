//! A city, read.

use super::{Climate, Indicator, Quantity, Source, all, date, source, text};
use crate::model::json::Json;
use crate::model::{Fuzzy, Geo, Image, PartialDate, Publication, Quote, Text};

/// A city and where it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CityProfile {
    pub id: String,
    pub name: Text,
    /// Other names and spellings.
    pub alternate_names: Vec<Text>,
    pub description: Text,
    pub administration: Option<Body>,
    pub country: Option<Country>,
    pub region: Text,
    /// CDP's word: `municipality`, `metropolitan-area` …
    pub jurisdiction: Option<String>,
    /// Key and value: `wikidata`, `unlocode` …
    pub identifiers: Vec<(String, String)>,
    pub geo: Option<Geo>,
    pub population: Option<Quantity>,
    pub area: Option<Quantity>,
    pub density: Option<Quantity>,
    pub leader: Option<Leader>,
    pub memberships: Vec<Membership>,
    pub climate: Climate,
    pub indicators: Vec<Indicator>,
    pub quotes: Vec<Quote>,
    pub projects: Vec<Item>,
    pub events: Vec<Item>,
    pub news: Vec<Item>,
    pub documents: Vec<Publication>,
    pub links: Vec<CityLink>,
    pub images: Vec<Image>,
    pub logo: Option<Image>,
    /// Of this city alone.
    pub sources: Vec<Source>,
    pub updated: Option<PartialDate>,
}

/// A country: a code, a name, or both.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Country {
    /// ISO 3166-1, two capitals where that is known.
    pub code: Option<String>,
    pub name: Text,
}

/// An organisation or a network.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    pub id: Option<String>,
    pub name: Text,
    pub url: Option<String>,
    pub logo: Option<Image>,
}

/// Who leads the city.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leader {
    pub name: Text,
    pub role: Text,
    pub photo: Option<Image>,
    /// When that was so: not a card that shows it without the date.
    pub as_of: Option<PartialDate>,
    pub since: Option<PartialDate>,
    pub url: Option<String>,
    pub source: Option<String>,
}

/// A network, an initiative or a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Membership {
    pub network: Body,
    /// `member`, `mission-city`, `labelled` … or the source's word.
    pub status: Option<String>,
    pub label: Text,
    pub since: Option<Fuzzy>,
    pub until: Option<Fuzzy>,
    /// Cities that joined together with this one.
    pub joint_with: Vec<Text>,
    pub url: Option<String>,
    pub source: Option<String>,
    pub note: Text,
}

/// A project, an event or a piece of news.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    pub id: Option<String>,
    pub name: Text,
    pub kind: Option<String>,
    pub description: Text,
    pub url: Option<String>,
    pub date: Option<Fuzzy>,
    pub start: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub status: Option<String>,
    pub image: Option<Image>,
    pub source: Option<String>,
}

/// A page about the city; its address has passed the allow-list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CityLink {
    /// `website`, `dashboard`, `data` … or the source's word.
    pub rel: Option<String>,
    pub url: String,
    pub title: Text,
    /// BCP 47.
    pub lang: Option<String>,
}

impl CityProfile {
    /// Reads a canonical tree.
    pub fn of(tree: &Json) -> CityProfile {
        CityProfile {
            alternate_names: Text::list(tree.get("alternateName")),
            description: text(tree, "description"),
            administration: Body::of(tree.get("administration")),
            jurisdiction: tree.string("jurisdictionType"),
            identifiers: identifiers(tree.get("identifiers")),
            geo: geo(tree.get("geo")),
            climate: Climate::of(tree.get("climate")),
            indicators: all(tree.get("indicators"), Indicator::of),
            quotes: all(tree.get("quotes"), Quote::of),
            projects: all(tree.get("projects"), Item::of),
            events: all(tree.get("events"), Item::of),
            news: all(tree.get("news"), Item::of),
            logo: Image::of(tree.get("logo")),
            sources: Source::list(tree.get("sources")),
            ..CityProfile::card(tree)
        }
    }

    /// Reads what a standard card shows; the rest is as if it weren't there.
    pub fn card(tree: &Json) -> CityProfile {
        let mut images = all(tree.get("image"), Image::of);
        images.extend(all(tree.get("images"), Image::of));
        CityProfile {
            id: tree.id("id").unwrap_or_default(),
            name: text(tree, "name"),
            country: Country::of(tree.get("country")),
            region: text(tree, "region"),
            memberships: all(tree.get("memberships"), Membership::of),
            images,
            population: Quantity::of(tree.get("population")).map(|found| found.within("person", None)),
            area: Quantity::of(tree.get("area")),
            density: Quantity::of(tree.get("density")),
            leader: Leader::of(tree.get("leader")),
            climate: Climate::card(tree.get("climate")),
            documents: all(tree.get("documents"), Publication::of),
            links: all(tree.get("links"), CityLink::of),
            updated: date(tree, "updated"),
            ..CityProfile::default()
        }
    }

    /// Whether there is nothing to show but the name.
    pub fn is_bare(&self) -> bool {
        let bare = CityProfile {
            id: self.id.clone(),
            name: self.name.clone(),
            identifiers: self.identifiers.clone(),
            ..CityProfile::default()
        };
        *self == bare
    }
}

impl Country {
    pub fn of(value: &Json) -> Option<Country> {
        let country = Country { code: value.string("code"), name: text(value, "name") };
        (country.code.is_some() || !country.name.is_empty()).then_some(country)
    }
}

impl Body {
    pub fn of(value: &Json) -> Option<Body> {
        let body = Body {
            id: value.id("id"),
            name: text(value, "name"),
            url: value.string("url"),
            logo: Image::of(value.get("logo")),
        };
        (body.id.is_some() || !body.name.is_empty()).then_some(body)
    }
}

impl Leader {
    pub fn of(value: &Json) -> Option<Leader> {
        let leader = Leader {
            name: text(value, "name"),
            role: text(value, "roleName"),
            photo: Image::of(value.get("photo")),
            as_of: date(value, "asOf"),
            since: date(value, "since"),
            url: value.string("url"),
            source: source(value),
        };
        (!leader.name.is_empty()).then_some(leader)
    }
}

impl Membership {
    pub fn of(value: &Json) -> Option<Membership> {
        Some(Membership {
            network: Body::of(value.get("network"))?,
            status: value.string("status"),
            label: text(value, "label"),
            since: Fuzzy::of(value.get("since")),
            until: Fuzzy::of(value.get("until")),
            joint_with: Text::list(value.get("jointWith")),
            url: value.string("url"),
            source: source(value),
            note: text(value, "note"),
        })
    }
}

impl Item {
    pub fn of(value: &Json) -> Option<Item> {
        let item = Item {
            id: value.id("id"),
            name: text(value, "name"),
            kind: value.string("type"),
            description: text(value, "description"),
            url: value.string("url"),
            date: Fuzzy::of(value.get("date")),
            start: date(value, "startDate"),
            end: date(value, "endDate"),
            status: value.string("status"),
            image: Image::of(value.get("image")),
            source: source(value),
        };
        (!item.name.is_empty()).then_some(item)
    }
}

impl CityLink {
    pub fn of(value: &Json) -> Option<CityLink> {
        Some(CityLink {
            rel: value.string("rel"),
            url: value.string("url")?,
            title: text(value, "title"),
            lang: value.string("lang"),
        })
    }
}

fn identifiers(value: &Json) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (key, id) in value.entries() {
        found.extend(id.as_id().map(|id| (key.to_owned(), id)));
    }
    found
}

fn geo(value: &Json) -> Option<Geo> {
    Geo::new(value.get("latitude").as_number()?, value.get("longitude").as_number()?)
}
