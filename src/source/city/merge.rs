//! Rows of one city become one city: in many tables each target or year is a row of its own.

use super::reading::Reading;
use crate::model::{Json, whole};
use crate::source::path::Path;

/// Cities by the ids that their rows state.
#[derive(Default)]
pub struct Merged {
    /// In the order of the first row.
    cities: Vec<(Option<String>, Json<'static>, String)>,
    /// Ids in order, and where each is.
    ids: Vec<(String, usize)>,
}

impl Merged {
    /// Adds the canonical tree of a row.
    pub fn add(&mut self, tree: Json<'static>, place: &str) {
        let id = tree.string("id");
        if let Some(id) = &id {
            match self.ids.binary_search_by(|(known, _)| known.as_str().cmp(id)) {
                Ok(at) => {
                    let found = self.ids.get(at).and_then(|(_, n)| self.cities.get_mut(*n));
                    if let Some((_, known, _)) = found {
                        join(known, tree);
                    }
                    return;
                }
                Err(at) => self.ids.insert(at, (id.clone(), self.cities.len())),
            }
        }
        self.cities.push((id, tree, place.to_owned()));
    }

    pub fn finish(self, reading: &mut Reading) {
        for (id, tree, place) in self.cities {
            reading.settled(tree, id, &Path::root(&place));
        }
    }
}

/// Takes over what is new: items of lists, keys of objects. Of two figures the later one stays.
pub fn join(known: &mut Json<'static>, other: Json<'static>) {
    match (known, other) {
        (Json::List(items), Json::List(others)) => {
            for other in others {
                if !items.contains(&other) {
                    items.push(other);
                }
            }
        }
        (known @ Json::Map(_), other @ Json::Map(_)) if known.has("value") && other.has("value") => {
            let later = year(&other) > year(known);
            *known = if later { other } else { std::mem::take(known) };
        }
        (Json::Map(entries), Json::Map(others)) => {
            for (key, other) in others {
                match entries.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, value)) => join(value, other),
                    None => entries.push((key, other)),
                }
            }
        }
        _ => {}
    }
}

fn year(figure: &Json) -> i64 {
    let by_date = || figure.str("asOf")?.get(..4).and_then(whole);
    figure.get("year").as_int().or_else(by_date).unwrap_or(i64::MIN)
}
