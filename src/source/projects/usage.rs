//! What all records of a feed together say of each.

use super::columns::{Columns, Field, words};
use super::{date, money};
use crate::model::Json;
use crate::source::city::number::Column;

/// What is known of all records of a feed.
#[derive(Debug, Default)]
pub struct Usage {
    pub columns: Columns,
    /// What points and commas are in amounts.
    pub funding: Column,
    pub leveraged: Column,
    pub day_first: date::DayFirst,
    /// What the name of the column of amounts says of their currency.
    pub currency: String,
    pub leveraged_currency: String,
    /// And that of emissions of their unit; empty where it says nothing.
    pub unit: &'static str,
    pub yearly: bool,
}

impl Usage {
    /// Learns from all records what holds for each.
    pub fn of<'t>(columns: Columns, records: &mut dyn Iterator<Item = &'t Json<'t>>) -> Usage {
        let key = |field| columns.key(field);
        let currency = |key: Option<String>| {
            let key = key.map(|key| in_line(&words(&key), " ")).unwrap_or_default();
            money::currency_of(&key).unwrap_or_default().to_owned()
        };
        let unit = key(Field::Emissions).map(|key| in_line(&words(&key), "")).unwrap_or_default();
        let has = |word: &str| crate::model::find(&unit, word).is_some();
        let mut usage = Usage {
            currency: currency(key(Field::Funding)),
            leveraged_currency: currency(key(Field::Leveraged)),
            unit: match () {
                () if has("ktco2e") => "kt CO2e",
                () if has("mtco2e") && !has("metric") => "Mt CO2e",
                () if has("tco2e") || has("tonnesco2e") => "t CO2e",
                () if has("tco2") || has("tonnesco2") => "t CO2",
                () => "",
            },
            yearly: has("annual") || has("year") || has("peryr") || has("yr"),
            columns,
            ..Usage::default()
        };
        let stated = [Field::Funding, Field::Leveraged, Field::Start, Field::End].map(|field| usage.columns.key(field));
        if stated.iter().any(Option::is_some) {
            let [funding, leveraged, start, end] = stated;
            let get = |record: &'t Json<'t>, key: &Option<String>| key.as_ref().map(|key| record.get(key));
            for record in records {
                let digits = |key| get(record, key).and_then(money::digits);
                digits(&funding).into_iter().for_each(|cell| usage.funding.learn(&cell));
                digits(&leveraged).into_iter().for_each(|cell| usage.leveraged.learn(&cell));
                for value in [get(record, &start), get(record, &end)].into_iter().flatten() {
                    date::learn(&mut usage.day_first, value);
                }
            }
        }
        usage
    }
}

/// Words one after the other.
fn in_line(words: &[String], between: &str) -> String {
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push_str(between);
        }
        line.push_str(word);
    }
    line
}
