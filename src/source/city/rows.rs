//! Where the records of an answer are: in a list, or in the envelopes of open-data portals.

use crate::model::{Json, joined, plain};

/// A record and its place.
pub type Row<'t, 'j> = (String, &'t Json<'j>);

/// The records of an answer: a list, or what CKAN, Opendatasoft, Socrata, ArcGIS and GeoJSON wrap one in.
pub fn of<'t, 'j>(tree: &'t Json<'j>) -> Option<Vec<Row<'t, 'j>>> {
    let (place, list) = list(tree)?;
    let found = records(&place, list);
    found.iter().any(|(_, record)| record.is_map()).then_some(found)
}

/// The records of a list, out of their wrappings.
pub fn records<'t, 'j>(place: &str, list: &'t Json<'j>) -> Vec<Row<'t, 'j>> {
    let mut found = Vec::new();
    for (n, item) in list.items().iter().enumerate() {
        let mut place = joined(&[place, "/", &plain(n as i64)]);
        let mut record = item;
        for key in ["record", "fields", "properties", "attributes"] {
            if record.get(key).is_map() {
                record = record.get(key);
                place.push('/');
                place.push_str(key);
            }
        }
        found.push((place, record));
    }
    // A record, or records by their keys.
    if list.entries().any(|(_, value)| !value.is_map()) {
        found.push((place.to_owned(), list));
        return found;
    }
    for (key, item) in list.entries() {
        found.push((joined(&[place, "/", &key.replace('~', "~0").replace('/', "~1")]), item));
    }
    found
}

fn list<'t, 'j>(tree: &'t Json<'j>) -> Option<(String, &'t Json<'j>)> {
    if matches!(tree, Json::List(_)) {
        return Some((String::new(), tree));
    }
    for key in ["results", "records", "result", "data", "value", "rows", "items", "features", "cities"] {
        let inner = tree.get(key);
        if matches!(inner, Json::List(_)) {
            return Some((joined(&["/", key]), inner));
        }
        if key == "result" && matches!(inner.get("records"), Json::List(_)) {
            return Some(("/result/records".to_owned(), inner.get("records")));
        }
    }
    None
}
