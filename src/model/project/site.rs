//! The places of a project.

use super::{Geometry, text};
use crate::model::Text;
use crate::model::json::{Json, Object, ToJson};
use std::ops::Deref;

/// One place of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    pub geometry: Geometry,
    /// What the source says of this place alone; seldom anything.
    pub facts: Option<Box<SiteFacts>>,
}

/// What is known of a place besides where it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SiteFacts {
    pub name: Text,
    pub address: Text,
    /// The `id` of one of the project's cities, or the name of one.
    pub city: Option<String>,
}

impl Site {
    pub fn new(geometry: Geometry) -> Site {
        Site { geometry, facts: None }
    }

    /// Its own name; empty where it has none.
    pub fn name(&self) -> Text {
        self.facts.as_ref().map(|facts| facts.name.clone()).unwrap_or_default()
    }

    /// Its address; empty where none is known.
    pub fn address(&self) -> Text {
        self.facts.as_ref().map(|facts| facts.address.clone()).unwrap_or_default()
    }

    pub fn city(&self) -> Option<&str> {
        self.facts.as_ref()?.city.as_deref()
    }
}

impl SiteFacts {
    pub fn of(value: &Json) -> Option<SiteFacts> {
        let facts = SiteFacts { name: text(value, "name"), address: text(value, "address"), city: value.id("city") };
        (facts != SiteFacts::default()).then_some(facts)
    }
}

impl ToJson for SiteFacts {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("name", &self.name);
        out.put("address", &self.address);
        out.put("city", &self.city);
        out.done()
    }
}

/// The places of a project: a slice of [`Site`]s. One alone, as most projects have it, needs no memory of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Sites {
    #[default]
    None,
    One(Site),
    Many(Vec<Site>),
}

impl Sites {
    pub fn push(&mut self, site: Site) {
        *self = match std::mem::take(self) {
            Sites::None => Sites::One(site),
            Sites::One(first) => Sites::Many(vec![first, site]),
            Sites::Many(mut sites) => {
                sites.push(site);
                Sites::Many(sites)
            }
        };
    }

    /// Takes over those of another project.
    pub fn append(&mut self, others: Sites) {
        match others {
            Sites::None => {}
            Sites::One(site) => self.push(site),
            Sites::Many(sites) => sites.into_iter().for_each(|site| self.push(site)),
        }
    }

    pub fn as_mut_slice(&mut self) -> &mut [Site] {
        match self {
            Sites::None => &mut [],
            Sites::One(site) => std::slice::from_mut(site),
            Sites::Many(sites) => sites,
        }
    }
}

impl Deref for Sites {
    type Target = [Site];

    fn deref(&self) -> &[Site] {
        match self {
            Sites::None => &[],
            Sites::One(site) => std::slice::from_ref(site),
            Sites::Many(sites) => sites,
        }
    }
}
