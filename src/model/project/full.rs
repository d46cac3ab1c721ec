//! A project, read.

use super::brief::years;
use super::money::money;
use super::{PartnerRole, ProjectRecord, Reduction, Status, all, date, text};
use crate::model::city::{CityLink, Country, Indicator, Money};
use crate::model::json::Json;
use crate::model::{Image, PartialDate, Publication, Quote, Text};

/// A project and all that is known of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    pub id: String,
    /// Empty where the source has none.
    pub name: Text,
    pub summary: Text,
    pub description: Text,
    pub status: Option<Status>,
    pub start: Option<PartialDate>,
    pub end: Option<PartialDate>,
    pub start_year: Option<i32>,
    pub end_year: Option<i32>,
    pub cities: Vec<ProjectCity>,
    pub lead: Option<Named>,
    pub partners: Vec<Partner>,
    pub programme: Option<Named>,
    pub fund: Option<Named>,
    pub funding: Vec<Money>,
    /// What others added because of it.
    pub leveraged: Vec<Money>,
    pub themes: Vec<Theme>,
    /// Sectors of the GPC: `I.1`, `II` …
    pub gpc_refs: Vec<String>,
    /// Levers of Climate City Contracts: `governance-policy`, `social-innovation` …
    pub levers: Vec<String>,
    pub reduction: Option<Reduction>,
    pub co_benefits: Vec<Text>,
    /// Numbers of the Sustainable Development Goals.
    pub sdgs: Vec<String>,
    pub indicators: Vec<Indicator>,
    /// How well the place is known: `exact`, `address`, `city`, `region`, or a word of the source.
    pub precision: Option<String>,
    pub images: Vec<Image>,
    pub links: Vec<CityLink>,
    pub documents: Vec<Publication>,
    pub quotes: Vec<Quote>,
    pub updated: Option<PartialDate>,
    /// Where the facts come from: a name with a page, or the `id` of a source of the envelope.
    pub source: Option<Named>,
    /// What the source says besides, under its own names.
    pub more: Vec<Fact>,
}

/// A city of a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectCity {
    pub id: Option<String>,
    pub name: Text,
    pub country: Option<Country>,
}

/// An organisation, a programme, a fund.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Named {
    pub id: Option<String>,
    pub name: Text,
    /// `community`, `city`, `company` …
    pub kind: Option<String>,
    pub url: Option<String>,
}

/// Who takes part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Partner {
    pub name: Text,
    pub role: Option<PartnerRole>,
    /// The role in the source's own word, where it is none of IATI's.
    pub role_name: Text,
    pub kind: Option<String>,
    pub url: Option<String>,
}

/// What a project is about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// Stable, for filters and addresses: that of the source, or made of the name.
    pub id: String,
    pub name: Text,
}

/// A property of the source that has no place in the model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

impl Project {
    pub fn of(record: &ProjectRecord) -> Project {
        let tree = &record.tree;
        let (start_year, end_year) = years(tree);
        Project {
            id: record.id.clone(),
            name: text(tree, "name"),
            summary: text(tree, "summary"),
            description: text(tree, "description"),
            status: tree.id("status").and_then(|word| Status::of_word(&word)),
            start: date(tree, "startDate"),
            end: date(tree, "endDate"),
            start_year,
            end_year,
            cities: all(tree.get("cities"), &ProjectCity::of),
            lead: Named::of(tree.get("leadOrganization")),
            partners: all(tree.get("partners"), &Partner::of),
            programme: Named::of(tree.get("programme")),
            fund: Named::of(tree.get("fund")),
            funding: money(tree.get("funding")),
            leveraged: money(tree.get("leveraged")),
            themes: all(tree.get("themes"), &Theme::of),
            gpc_refs: all(tree.get("gpcRefs"), &|word| word.as_id()),
            levers: all(tree.get("levers"), &|word| word.as_id()),
            reduction: Reduction::of(tree.get("emissionsReduction")),
            co_benefits: Text::list(tree.get("coBenefits")),
            sdgs: all(tree.get("sdgs"), &|word| word.as_id()),
            indicators: all(tree.get("indicators"), &Indicator::of),
            precision: tree.id("precision"),
            images: all(tree.get("images"), &Image::of),
            links: all(tree.get("links"), &CityLink::of),
            documents: all(tree.get("documents"), &Publication::of),
            quotes: all(tree.get("quotes"), &Quote::of),
            updated: date(tree, "updated"),
            source: Named::of(tree.get("source")),
            more: all(tree.get("more"), &Fact::of),
        }
    }
}

impl ProjectCity {
    /// Reads an object, or a name. Of some projects only the country is known.
    pub fn of(value: &Json) -> Option<ProjectCity> {
        let country = value.get("country");
        let stated = match country.as_str() {
            Some(code) if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Some(Country { code: Some(code.to_owned()), name: Text::default() })
            }
            Some(name) => Some(Country { code: None, name: Text::from(name) }),
            None => Country::of(country),
        };
        let city = ProjectCity { id: value.id("id"), name: name_of(value), country: stated };
        (city != ProjectCity::default()).then_some(city)
    }

    /// ISO 3166-1, two capitals, where it is known.
    pub fn country_code(&self) -> Option<&str> {
        self.country.as_ref()?.code.as_deref()
    }
}

impl Named {
    /// Reads an object, or a name.
    pub fn of(value: &Json) -> Option<Named> {
        let named =
            Named { id: value.id("id"), name: name_of(value), kind: value.string("type"), url: value.string("url") };
        (!named.name.is_empty() || named.id.is_some()).then_some(named)
    }
}

impl Partner {
    /// Reads an object, or a name.
    pub fn of(value: &Json) -> Option<Partner> {
        let role = value.get("role").as_id().and_then(|word| PartnerRole::of_word(&word));
        let partner = Partner {
            name: name_of(value),
            role,
            role_name: if role.is_none() { text(value, "role") } else { Text::default() },
            kind: value.string("type"),
            url: value.string("url"),
        };
        (!partner.name.is_empty()).then_some(partner)
    }
}

impl Theme {
    /// Reads an object, or a name.
    pub fn of(value: &Json) -> Option<Theme> {
        let name = name_of(value);
        if name.is_empty() {
            return None;
        }
        let id = value.id("id").unwrap_or_else(|| slug(name.any()));
        Some(Theme { id, name })
    }
}

impl Fact {
    fn of(value: &Json) -> Option<Fact> {
        Some(Fact { name: value.string("name")?, value: value.id("value")? })
    }
}

/// The name of an object, or a bare one. An `id` alone is none, though it would be a language.
fn name_of(value: &Json) -> Text {
    if value.has("id") && !value.has("name") { Text::default() } else { Text::named(value) }
}

/// A word for addresses: ASCII in lower case, other letters as they are, one hyphen for whatever is between its parts.
///
/// ```
/// assert_eq!(city_widgets::model::project::slug("Parks & Open Space "), "parks-open-space");
/// ```
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for c in words.chars() {
        let between = c.is_ascii_punctuation() || c.is_whitespace() || c.is_control();
        let between = between || ('\u{2000}'..'\u{2070}').contains(&c);
        if !between {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}
