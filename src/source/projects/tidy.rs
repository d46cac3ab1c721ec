//! A document of ours that needs no mending -> the same collection, without all that mends documents.
//!
//! Data of our own format mostly are as they should be. This walk follows the same table as [`super::canon`]; wherever
//! something is not exactly as the table has it, or where a project has lines or areas, it says that it is not its
//! business, and the other reader comes as a part. What both read comes out alike.

use super::own::{ENTITY, Kind, PROJECT, SITE, SOURCE, Type};
use super::{ProjectFeed, ProjectFormat, Reading, city_widgets, geojson};
use crate::geo::LonLat;
use crate::model::project::{Geometry, ProjectRecord, Site, SiteFacts, Status};
use crate::model::{Json, Text, ToJson, clean, joined, until};
use std::borrow::Cow;

/// Reads a document; `None` where something needs more than this.
pub fn read(tree: &Json, base: Option<&str>) -> Option<ProjectFeed> {
    let mut reading = Reading::new(base);
    let link = |url: &str| link(url, base);
    let stated = [tree.get("publisher").str("url"), data_of(tree).str("url")];
    if stated.into_iter().flatten().any(|url| link(url).is_none()) {
        return None;
    }
    city_widgets::envelope(tree, &mut reading, &link).ok()?;
    let (enveloped, data) = (tree.has("data"), data_of(tree));
    let odd = ["crs", "bbox", "coordinates", "properties", "geometry"].iter().any(|key| data.has(key));
    let (Some("FeatureCollection"), Json::List(features), false) = (data.str("type"), data.get("features"), odd) else {
        return None;
    };
    let mut tidy = Tidy { base, odd: false };
    if enveloped {
        reading.sources = tidy.list(Kind::Many(&SOURCE), tree.get("sources"), true);
    }
    geojson::head(data, &mut reading, &link);
    let mut more = Vec::new();
    for key in ["funds", "networks", "totals"] {
        let mut made = tidy.list(Kind::Many(&ENTITY), data.get(key), true);
        if let ("totals", Json::List(items)) = (key, &mut made) {
            made = items.pop().unwrap_or_default();
        }
        put(&mut more, key, made);
    }
    reading.data.more = map(more);
    reading.data.projects.reserve(features.len());
    for feature in features {
        let record = tidy.feature(feature).filter(|_| !tidy.odd)?;
        let known = reading.ids.find(&reading.data.projects, &record.id);
        if let Some(known) = known.and_then(|known| reading.data.projects.get_mut(known)) {
            // Further records mostly have another place only; what else they say is put together elsewhere.
            if known.tree != record.tree {
                return None;
            }
            known.sites.append(record.sites);
            continue;
        }
        reading.data.projects.push(record);
        reading.ids.add(&reading.data.projects, reading.data.projects.len() - 1);
    }
    reading.data.features = features.len();
    (!tidy.odd).then(|| reading.finish(ProjectFormat::CityWidgets))
}

fn data_of<'t>(tree: &'t Json<'t>) -> &'t Json<'t> {
    if tree.has("data") { tree.get("data") } else { tree }
}

/// A URL that may be followed, where nobody can have a doubt of it: to a page, in plain letters, absolute or from the
/// root of the feed's own site. Of all others [`crate::source::safe_url`] decides.
fn link(url: &str, base: Option<&str>) -> Option<String> {
    let page = |url: &str| {
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let is_plain = url.bytes().all(|byte| matches!(byte, b'!'..=b'[' | b']'..=b'~'));
        let end = url.len() - host.len() + until(host, b"/?#").len();
        (is_plain && host.bytes().next()?.is_ascii_alphanumeric()).then_some(end)
    };
    if !url.starts_with('/') || url.starts_with("//") {
        return page(url).map(|_| url.to_owned());
    }
    let base = base?;
    let absolute = joined(&[base.get(..page(base)?)?, url]);
    page(&absolute).map(|_| absolute)
}

/// The walk.
struct Tidy<'b> {
    base: Option<&'b str>,
    /// Whether something needs more than this.
    odd: bool,
}

type Entries = Vec<(Cow<'static, str>, Json<'static>)>;

impl Tidy<'_> {
    fn refuse(&mut self) -> Json<'static> {
        self.odd = true;
        Json::Null
    }

    /// A project with its places.
    fn feature(&mut self, feature: &Json) -> Option<ProjectRecord> {
        let properties = feature.get("properties");
        let odd = feature.has("bbox") || feature.has("coordinates") || !properties.is_map();
        let odd = odd || feature.str("type") != Some("Feature");
        let stated = feature.get("id");
        let id = if *stated == Json::Null { properties.id("id") } else { stated.as_id() };
        let id = id.filter(|id| !odd && !geojson::is_no_id(id))?;
        let geometry = match feature.get("geometry") {
            Json::Null => None,
            geometry => Some(places(geometry)?),
        };
        let mut facts = Vec::new();
        for site in properties.get("sites").items() {
            facts.push(SiteFacts::of(&self.object(&SITE, site)));
        }
        let tree = match self.object(&PROJECT, properties) {
            Json::Null => Json::Map(Vec::new()),
            tree => tree,
        };
        let mut record = ProjectRecord { id, stated: true, tree, ..ProjectRecord::default() };
        // Each point is a place, unless what is said of its places speaks of one alone.
        let parts = match geometry {
            Some(Geometry::Points(points)) if facts.len() != 1 => points,
            Some(Geometry::Point(point)) => vec![point],
            None => Vec::new(),
            Some(one) => {
                let facts = facts.pop().flatten().map(Box::new);
                record.sites.push(Site { geometry: one, facts });
                return Some(record);
            }
        };
        let mut facts = facts.into_iter();
        for point in parts {
            record.sites.push(Site { geometry: Geometry::Point(point), facts: facts.next().flatten().map(Box::new) });
        }
        Some(record)
    }

    /// An object of a type.
    fn object(&mut self, kind: &'static Type, value: &Json) -> Json<'static> {
        let stated = match (value, kind.need) {
            (Json::Map(stated), _) => stated,
            // What it must have may stand for it.
            (Json::Str(_) | Json::Int(_) | Json::Float(_), [need, ..]) => {
                return self.object(kind, &Json::Map(vec![(Cow::Borrowed(*need), value.owned())]));
            }
            _ => return self.refuse(),
        };
        let mut entries = Vec::with_capacity(stated.len());
        let mut seen = 0u64;
        for (key, inner) in stated {
            let row = kind.rows.iter().enumerate().find(|(_, (known, _))| known == key);
            let Some((row, (key, what))) = row else { continue };
            // Of repeated keys the last one wins.
            self.odd |= seen & (1 << row) != 0;
            seen |= 1 << row;
            let made = self.value(*what, inner);
            put(&mut entries, key, made);
        }
        if !kind.need.is_empty() && !kind.need.iter().any(|need| entries.iter().any(|(key, _)| key == need)) {
            self.odd |= !stated.is_empty();
            return Json::Null;
        }
        map(entries)
    }

    fn value(&mut self, kind: Kind, value: &Json) -> Json<'static> {
        // Where something is odd, the other reader will do it all again.
        if *value == Json::Null || self.odd {
            return Json::Null;
        }
        let kept = match (kind, value) {
            (Kind::Text, _) => return self.text(value),
            (Kind::Word, _) => return word(value),
            (Kind::Texts | Kind::Words | Kind::Many(_), _) => return self.list(kind, value, false),
            (Kind::Figure(kind), Json::Map(_)) => return self.object(kind, value),
            (Kind::One(kind), Json::List(items)) => {
                return items.first().map_or(Json::Null, |first| self.object(kind, first));
            }
            (Kind::One(kind), _) => return self.object(kind, value),
            (Kind::Country, _) => return self.country(value),
            (Kind::Fuzzy, Json::Map(_)) => Some(value.owned()),
            (Kind::Fuzzy, _) => return self.text(value),
            (Kind::Figure(_) | Kind::Number, _) => {
                value.as_number().filter(|number| number.is_finite()).map(|_| value.owned())
            }
            (Kind::Year, Json::Int(1000..=9999)) | (Kind::Flag, Json::Bool(_)) => Some(value.owned()),
            // Blank is absent.
            (_, Json::Str(_)) if value.as_str().is_none() => return Json::Null,
            (Kind::Date, _) => value.as_id().filter(|date| is_date(date)).map(|date| Json::Str(date.into())),
            (Kind::Url, Json::Str(url)) => link(url.trim(), self.base).map(|url| Json::Str(url.into())),
            (Kind::Status, Json::Str(word)) => {
                let known = Status::NAMES.into_iter().find(|known| known == word);
                known.map(|known| Json::Str(Cow::Borrowed(known)))
            }
            _ => None,
        };
        kept.unwrap_or_else(|| self.refuse())
    }

    /// The items of a list, or the one thing in its place; `bare` are objects without any short form.
    fn list(&mut self, kind: Kind, value: &Json, bare: bool) -> Json<'static> {
        let mut found = Vec::with_capacity(value.one_or_many().len());
        for item in value.one_or_many() {
            let is_blank = *item == Json::Null || matches!(item, Json::Str(_)) && item.as_str().is_none();
            let made = match kind {
                Kind::Many(kind) if bare => self.object(kind, item),
                _ if is_blank => continue,
                // A theme, a partner: it stays as short as it was.
                Kind::Many(kind) if kind.need.first() != Some(&"name") || !matches!(item, Json::Str(_)) => {
                    self.object(kind, item)
                }
                Kind::Words => word(item),
                _ => self.text(item),
            };
            if made != Json::Null {
                found.push(made);
            }
        }
        if found.is_empty() { Json::Null } else { Json::List(found) }
    }

    fn text(&mut self, value: &Json) -> Json<'static> {
        match value {
            Json::Str(written) => {
                let words = clean(written);
                self.odd |= may_be_garbled(&words);
                if words.is_empty() { Json::Null } else { Json::Str(words.into()) }
            }
            Json::Map(_) => Text::named(value).to_json().owned(),
            _ => self.refuse(),
        }
    }

    /// A country whose code, of two capitals, stands where it belongs.
    fn country(&mut self, value: &Json) -> Json<'static> {
        let code = value.get("code");
        let name = match value {
            Json::Map(_) if !value.has("name") => Json::Null,
            Json::Map(_) => self.text(value.get("name")),
            _ => self.text(value),
        };
        let mut entries = Vec::new();
        match (code, capitals(code), capitals(&name)) {
            (_, Some(2), _) => {
                put(&mut entries, "code", code.owned());
                put(&mut entries, "name", name);
            }
            // A code in the place of the name.
            (Json::Null, _, Some(2)) => put(&mut entries, "code", name),
            (Json::Null, _, None) => put(&mut entries, "name", name),
            _ => return self.refuse(),
        }
        map(entries)
    }
}

/// How many capitals a text is of, and of nothing else.
fn capitals(text: &Json) -> Option<usize> {
    match text {
        Json::Str(text) if text.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(text.len()),
        _ => None,
    }
}

fn put(entries: &mut Entries, key: &'static str, value: Json<'static>) {
    if value != Json::Null {
        entries.push((Cow::Borrowed(key), value));
    }
}

fn map(entries: Entries) -> Json<'static> {
    if entries.is_empty() { Json::Null } else { Json::Map(entries) }
}

fn word(value: &Json) -> Json<'static> {
    match value {
        Json::Bool(flag) => Json::Bool(*flag),
        _ => value.as_id().map_or(Json::Null, |word| Json::Str(clean(&word).into())),
    }
}

/// One point or several, in degrees, and none of them where nobody is.
fn places(value: &Json) -> Option<Geometry> {
    let coordinates = value.get("coordinates");
    if !matches!(value, Json::Map(entries) if entries.len() == 2) {
        return None;
    }
    match value.str("type")? {
        "Point" => position(coordinates).map(Geometry::Point),
        "MultiPoint" if coordinates.items().len() > 1 => {
            let mut places = Vec::new();
            for item in coordinates.items() {
                places.push(position(item)?);
            }
            Some(Geometry::Points(places))
        }
        _ => None,
    }
}

fn position(value: &Json) -> Option<LonLat> {
    let ([x, y] | [x, y, Json::Int(_) | Json::Float(_)]) = value.items() else { return None };
    let (lon, lat) = (x.as_number()?, y.as_number()?);
    (lon != 0.0 && lat != 0.0 && lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some(LonLat { lon, lat })
}

/// Whether a date is written as we write it: a year, a month or a day that every calendar has.
fn is_date(written: &str) -> bool {
    let mut parts = [0u32; 3];
    for (at, byte) in written.bytes().enumerate() {
        let place = match at {
            0..=3 => 0,
            5 | 6 => 1,
            8 | 9 => 2,
            _ if byte == b'-' => continue,
            _ => return false,
        };
        if let (Some(part), b'0'..=b'9') = (parts.get_mut(place), byte) {
            *part = *part * 10 + u32::from(byte - b'0');
        } else {
            return false;
        }
    }
    let [_, month, day] = parts;
    let days = match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let is_month = (1..=12).contains(&month);
    match written.len() {
        4 => true,
        7 => is_month,
        10 => is_month && (1..=days).contains(&day),
        _ => false,
    }
}

/// Whether a text may be UTF-8 that was read as something else: each character above ASCII is in the place of a byte
/// that leads others, or of one that follows.
fn may_be_garbled(text: &str) -> bool {
    let (mut due, mut any) = (0, false);
    for c in text.chars() {
        let follows = !c.is_ascii() && !matches!(c, '\u{c0}'..='\u{ff}');
        match (due, c) {
            (1.., _) if follows => due -= 1,
            (1.., _) => return false,
            (_, '\u{c2}'..='\u{df}') => due = 1,
            (_, '\u{e0}'..='\u{ef}') => due = 2,
            (_, '\u{f0}'..='\u{f4}') => due = 3,
            _ if !c.is_ascii() => return false,
            _ => continue,
        }
        any = true;
    }
    any && due == 0
}
