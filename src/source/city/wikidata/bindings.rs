//! Results of a SPARQL query: rows of variables, several of which may be about one city.

use super::super::number::decimal;
use super::super::reading::Reading;
use super::super::scalar::slug;
use super::super::{merge, place};
use super::map;
use crate::model::{Code, Json};
use crate::source::path::Path;

/// Reads the rows. Variables are known by usual names, in whatever case; others are left alone.
pub fn read(bindings: &Json, reading: &mut Reading) {
    let mut merged = merge::Merged::default();
    for (n, row) in bindings.items().iter().enumerate() {
        let root = Path::root("/results/bindings");
        let path = root.index(n);
        if !row.is_map() {
            reading.canon.note(&path, Code::NotARecord, row);
            continue;
        }
        let record = record(row, &path, reading);
        let tree = reading.canon.object("CityProfile", &record, &path);
        if tree != Json::Null {
            merged.add(tree, &path.to_string());
        }
    }
    merged.finish(reading);
}

/// What a variable is bound to, by the first of its names that a row has.
fn bound<'t, 'j>(row: &'t Json<'j>, names: &str) -> Option<(&'t str, &'t Json<'j>)> {
    names.split(' ').find_map(|name| {
        let mut found = row.entries().filter(|(key, value)| value.has("value") && slug(key).replace('-', "") == name);
        found.next()
    })
}

fn record(row: &Json, path: &Path, reading: &mut Reading) -> Json<'static> {
    let text = |names: &str| bound(row, names).and_then(|(_, value)| value.string("value"));
    let entity = |names: &str| text(names).and_then(|url| url.rsplit('/').next().map(str::to_owned));
    let json = |text: Option<String>| text.map_or(Json::Null, |text| Json::Str(text.into()));
    let id = entity("item city place municipality settlement q qid");
    let mut name = Vec::new();
    for (key, value) in row.entries() {
        let key = slug(key).replace('-', "");
        let of_city = ["itemlabel", "citylabel", "placelabel", "municipalitylabel", "settlementlabel", "label", "name"];
        let of_lang = of_city.iter().find_map(|known| key.strip_prefix(known)).filter(|lang| lang.len() <= 3);
        if let (Some(lang), Some(words)) = (of_lang, value.str("value")) {
            let lang = value.str("xml:lang").unwrap_or(lang);
            name.push((if lang.is_empty() { "und" } else { lang }.to_owned(), words.to_owned()));
        }
    }
    let name = match name.as_slice() {
        // The number is what the query service gives for a label that is missing.
        [] => json(text("locode unlocode").or_else(|| id.clone())),
        [(lang, words)] if lang == "und" => Json::Str(words.clone().into()),
        many => Json::Map(many.iter().map(|(l, w)| (l.clone().into(), Json::Str(w.clone().into()))).collect()),
    };
    let mut record = vec![("id", json(id.clone())), ("name", name)];
    let country = entity("country").filter(|id| id.starts_with('Q'));
    let by_number = country.as_deref().and_then(super::countries::code).map(str::to_owned);
    let code = text("iso countrycode iso2 code").or(by_number).or_else(|| {
        let locode = text("locode unlocode")?;
        super::country::code(locode.get(..2)?)
    });
    record.push(("country", map(vec![("code", json(code)), ("name", json(text("countrylabel countryname")))])));
    record.push((
        "identifiers",
        map(vec![
            ("wikidata", json(id.filter(|id| id.starts_with('Q')))),
            ("unlocode", json(text("locode unlocode"))),
            ("geonames", json(text("geonames geonamesid"))),
        ]),
    ));
    let mut amount = |names: &str, unit: Option<&str>, time: Json<'static>| {
        let (key, value) = bound(row, names)?;
        let written = value.str("value").unwrap_or_default();
        // Typed by XML Schema: a point is a point.
        match decimal(written) {
            Some(number) => {
                let unit = unit.map_or(Json::Null, |unit| Json::Str(unit.to_owned().into()));
                Some(map(vec![("value", number), ("unit", unit), ("year", time)]))
            }
            None => {
                reading.canon.note(&path.key(key), Code::BadNumber, &Json::Str(written.to_owned().into()));
                None
            }
        }
    };
    let year = text("populationyear populationdate pointintime year date time").map_or(Json::Null, |time| year(&time));
    if let Some(population) = amount("population pop", Some("person"), year) {
        record.push(("population", population));
    }
    for (names, unit) in [("areakm2 areasqkm areainkm2", "km2"), ("areaha", "ha")] {
        record.extend(amount(names, Some(unit), Json::Null).map(|area| ("area", area)));
    }
    if let Some((_, area)) = bound(row, "area") {
        let unit = entity("areaunit unit").unwrap_or_default();
        let label = text("areaunitlabel unitlabel").unwrap_or_default();
        let known = super::AREAS.iter().find(|(id, _)| *id == unit).map(|(_, unit)| (*unit).to_owned());
        let known = known.or_else(|| crate::model::city::Unit::of(&label).map(|unit| unit.name.to_owned()));
        match (known, area.str("value").and_then(decimal)) {
            (Some(unit), Some(_)) => record.extend(amount("area", Some(&unit), Json::Null).map(|area| ("area", area))),
            // Nearly all are square kilometres, but which are not can't be seen.
            _ => reading.canon.note(&path.key("area"), Code::UnknownUnit, area.get("value")),
        }
    }
    if let Some((key, value)) = bound(row, "coord coordinates coordinate location coords geo") {
        match place::of(value.get("value")) {
            Some(geo) => record.push(("geo", geo)),
            None => reading.canon.note(&path.key(key), Code::BadPlace, value.get("value")),
        }
    }
    if let Some(url) = text("website url officialwebsite homepage") {
        record.push(("links", map(vec![("rel", Json::Str("website".into())), ("url", Json::Str(url.into()))])));
    }
    if let Some(leader) = text("mayorlabel leaderlabel headlabel headofgovernmentlabel") {
        record.push(("leader", map(vec![("name", Json::Str(leader.into()))])));
    }
    if let Some(network) = text("memberoflabel networklabel memberlabel") {
        let network = map(vec![("id", json(entity("memberof network member"))), ("name", Json::Str(network.into()))]);
        record.push(("memberships", map(vec![("network", network), ("status", Json::Str("member".into()))])));
    }
    map(record)
}

/// The year of `2022`, `-149`, `2022-01-01T00:00:00Z`, `-0149-01-01T00:00:00Z`.
fn year(written: &str) -> Json<'static> {
    let before = written.starts_with('-');
    let digits: String = written.trim_start_matches(['-', '+']).chars().take_while(char::is_ascii_digit).collect();
    match digits.parse::<i64>() {
        Ok(number) if number != 0 && number < 10_000 => Json::Int(if before { -number } else { number }),
        _ => Json::Null,
    }
}
