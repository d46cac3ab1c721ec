//! The statements of an entity.

use super::super::number::decimal;
use crate::model::Json;

/// The statements of an entity.
pub struct Claims<'t, 'j>(&'t Json<'j>);

/// A statement.
pub struct Claim<'t, 'j> {
    /// What it says.
    pub value: &'t Json<'j>,
    whole: &'t Json<'j>,
}

/// An amount.
pub struct Amount {
    number: Json<'static>,
    /// The number of its unit; `1` for none.
    pub unit: String,
    time: Json<'static>,
}

impl<'t, 'j> Claims<'t, 'j> {
    pub fn of(entity: &'t Json<'j>) -> Claims<'t, 'j> {
        Claims(entity.get("claims"))
    }

    pub fn has(&self, property: &str) -> bool {
        !self.0.get(property).items().is_empty()
    }

    /// Those of the best rank, without those that say "unknown".
    pub fn all(&self, property: &str) -> Vec<Claim<'t, 'j>> {
        let of_rank = |rank: &str| {
            let mut found = Vec::new();
            for whole in self.0.get(property).items() {
                let snak = whole.get("mainsnak");
                let value = snak.get("datavalue").get("value");
                let stated = whole.str("rank").unwrap_or("normal");
                if stated == rank && snak.str("snaktype").is_none_or(|kind| kind == "value") && *value != Json::Null {
                    found.push(Claim { value, whole });
                }
            }
            found
        };
        let preferred = of_rank("preferred");
        if preferred.is_empty() { of_rank("normal") } else { preferred }
    }

    /// The one that holds: the first whose time isn't over, else the first.
    pub fn best(&self, property: &str) -> Option<Claim<'t, 'j>> {
        let mut all = self.all(property);
        let at = all.iter().position(|claim| !claim.is_over()).unwrap_or(0);
        (at < all.len()).then(|| all.swap_remove(at))
    }

    pub fn text(&self, property: &str) -> Option<String> {
        self.best(property)?.value.as_id()
    }

    /// The latest amount.
    pub fn amount(&self, property: &str) -> Option<Amount> {
        let mut best: Option<(i64, Amount)> = None;
        for claim in self.all(property) {
            let Some(number) = claim.value.str("amount").and_then(decimal) else { continue };
            let unit = claim.value.str("unit").and_then(|unit| unit.rsplit('/').next()).unwrap_or("1").to_owned();
            let year = claim.year();
            let order = year.unwrap_or(i64::MIN);
            if best.as_ref().is_none_or(|(known, _)| order > *known) {
                best = Some((order, Amount { number, unit, time: claim.date("P585") }));
            }
        }
        best.map(|(_, amount)| amount)
    }
}

impl Claim<'_, '_> {
    /// Whether it has an end that has been reached: an end that is stated.
    pub fn is_over(&self) -> bool {
        !self.whole.get("qualifiers").get("P582").items().is_empty()
    }

    /// The year of its point in time.
    fn year(&self) -> Option<i64> {
        match self.date("P585") {
            Json::Int(year) => Some(year),
            date => date.str_year(),
        }
    }

    /// A date among its qualifiers: a text, or the number of a year that no calendar date has.
    pub fn date(&self, property: &str) -> Json<'static> {
        let first = self.whole.get("qualifiers").get(property).items().first();
        first.map_or(Json::Null, |snak| time(snak.get("datavalue").get("value")))
    }
}

/// `{"time": "+2022-01-01T00:00:00Z", "precision": 9}`: 9 is a year, 10 a month, 11 a day.
///
/// Years before Christ and beyond four digits come as numbers.
fn time(value: &Json) -> Json<'static> {
    let Some(written) = value.str("time") else { return Json::Null };
    let precision = value.get("precision").as_int().unwrap_or(11);
    let before = written.starts_with('-');
    let date = written.trim_start_matches(['+', '-']);
    let Some((year, rest)) = date.split_once('-') else { return Json::Null };
    let Ok(number) = year.parse::<i64>() else { return Json::Null };
    if before || year.len() != 4 || number == 0 {
        return if number == 0 { Json::Null } else { Json::Int(if before { -number } else { number }) };
    }
    let month = rest.get(..2).filter(|month| *month != "00" && precision >= 10);
    let day = rest.get(3..5).filter(|day| *day != "00" && precision >= 11);
    let text = match (month, day) {
        (Some(month), Some(day)) => [year, "-", month, "-", day].concat(),
        (Some(month), None) => [year, "-", month].concat(),
        _ => year.to_owned(),
    };
    Json::Str(text.into())
}

impl Amount {
    /// As a figure of ours.
    pub fn figure(&self, unit: Option<&str>) -> Json<'static> {
        let time = match &self.time {
            Json::Int(_) => "year",
            _ => "asOf",
        };
        super::map(vec![
            ("value", self.number.clone()),
            ("unit", unit.map_or(Json::Null, |unit| Json::Str(unit.to_owned().into()))),
            (time, self.time.clone()),
        ])
    }
}

trait StrYear {
    fn str_year(&self) -> Option<i64>;
}

impl StrYear for Json<'_> {
    fn str_year(&self) -> Option<i64> {
        self.as_str()?.get(..4)?.parse().ok()
    }
}
