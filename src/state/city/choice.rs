//! What a visitor has chosen in a list of cities, as one word in the fragment of the page's address.
//!
//! The same word as that of a programme (`state::address`), with keys of its own: `city:profile=city:madrid,query:ma`.

use super::{ListQuery, Sort};
use crate::model::city::Profiles;
use crate::state::address::{pair, pairs};

/// What stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityChoice {
    pub query: ListQuery,
    /// Id of the opened city.
    pub city: Option<String>,
}

type Field = fn(&mut ListQuery) -> &mut String;

const FIELDS: [(&str, Field); 5] = [
    ("query", |query| &mut query.text),
    ("country", |query| &mut query.country),
    ("network", |query| &mut query.network),
    ("status", |query| &mut query.status),
    ("year", |query| &mut query.year),
];

impl CityChoice {
    /// Where this differs from what the page's author has chosen; empty where it does not.
    pub fn encode(&self, base: &CityChoice) -> String {
        let (mut own, mut theirs) = (self.clone(), base.clone());
        let mut text = String::new();
        for (key, field) in FIELDS {
            let value = field(&mut own.query);
            if value != field(&mut theirs.query) {
                pair(&mut text, key, value);
            }
        }
        if self.query.sort != base.query.sort {
            pair(&mut text, "sort", self.query.sort.name());
        }
        if let Some(city) = &self.city {
            pair(&mut text, "city", city);
        }
        text
    }

    /// Reads what [`CityChoice::encode`] wrote. Total: what makes no sense is as the page's author has chosen.
    pub fn decode(text: &str, base: &CityChoice) -> CityChoice {
        let mut choice = base.clone();
        for (key, value) in pairs(text) {
            if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == key) {
                *field(&mut choice.query) = value;
            } else if key == "sort" {
                choice.query.sort = Sort::of_name(&value);
            } else if key == "city" {
                choice.city = Some(value).filter(|id| !id.is_empty());
            }
        }
        choice
    }

    /// Drops a city that the data do not have.
    pub fn settle(&mut self, profiles: &Profiles) {
        self.city = self.city.take().filter(|id| profiles.cities().iter().any(|city| city.id == *id));
    }
}

#[cfg(test)]
mod tests {
    use super::CityChoice;
    use crate::state::city::{ListQuery, Sort};
    use proptest::prelude::*;

    #[test]
    fn only_what_differs_stands_in_the_address() {
        let base = CityChoice::default();
        assert_eq!(base.encode(&base), "");
        let query = ListQuery { text: "a,b".into(), sort: Sort::Population, ..ListQuery::default() };
        let choice = CityChoice { query, city: Some("madrid".into()) };
        assert_eq!(choice.encode(&base), "query:a%252Cb,sort:population,city:madrid");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(text in ".{0,20}", country in ".{0,8}", city in proptest::option::of(".{1,12}")) {
            let query = ListQuery { text, country, ..ListQuery::default() };
            let choice = CityChoice { query, city };
            let base = CityChoice::default();
            prop_assert_eq!(CityChoice::decode(&choice.encode(&base), &base), choice);
        }

        #[test]
        fn is_total(text in ".{0,60}") {
            let _ = CityChoice::decode(&text, &CityChoice::default());
        }
    }
}
