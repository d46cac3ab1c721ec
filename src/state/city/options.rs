//! Attributes -> options of `<city-profile>`. Total: any text gives an option, what makes no sense gives the default.

use crate::source::city::CityFormat;
use crate::state::Basics;
use crate::state::basics::word;
use std::ops::Deref;

/// The attributes of `<city-profile>`, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileOptions {
    pub basics: Basics,
    /// `None` is `auto`.
    pub format: Option<CityFormat>,
    pub variant: Variant,
    /// Which city of a list: its id, one of its identifiers, or its name.
    pub city: Option<String>,
    /// The search in a list at first.
    pub query: String,
}

/// How much is shown of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    #[default]
    Standard,
    Compact,
    Full,
    Row,
    /// The latest document about the city.
    Latest,
}

impl Variant {
    /// Total: any other word is the standard.
    pub fn of_name(name: &str) -> Variant {
        match name {
            "compact" => Variant::Compact,
            "full" => Variant::Full,
            "row" => Variant::Row,
            "latest" => Variant::Latest,
            _ => Variant::Standard,
        }
    }

    /// The classes of its card.
    pub fn class(self) -> &'static str {
        match self {
            Variant::Standard => "card standard",
            Variant::Compact => "card compact",
            Variant::Full => "card full",
            Variant::Row => "card row",
            Variant::Latest => "card latest",
        }
    }
}

impl Deref for ProfileOptions {
    type Target = Basics;

    fn deref(&self) -> &Basics {
        &self.basics
    }
}

impl ProfileOptions {
    /// Reads a snapshot of attributes, asking for each by its kebab-case name.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> ProfileOptions {
        let word = |name: &str| word(attribute, name).unwrap_or_default();
        ProfileOptions {
            basics: Basics::read(attribute, "profile"),
            format: CityFormat::of_name(&word("format")),
            variant: Variant::of_name(&word("variant")),
            city: Some(word("city")).filter(|city| !city.is_empty()),
            query: word("query"),
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &ProfileOptions) -> bool {
        self.basics.reads_differently(next) || self.format != next.format
    }

    /// Whether a change from `self` to `next` leaves all that a view is made with as it is.
    pub fn draws_like(&self, next: &ProfileOptions) -> bool {
        (self.heading_level, self.debug, self.now, self.grouped)
            == (next.heading_level, next.debug, next.now, next.grouped)
            && (self.variant, &self.city) == (next.variant, &next.city)
    }
}
