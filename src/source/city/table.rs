//! Rows of somebody's table: CSV or JSON, read by the attribute `fields`.

use super::columns::{self, Column, From};
use super::number::{self, is_missing};
use super::reading::Reading;
use super::rows::{self, Row};
use super::{csv, merge, place};
use crate::model::city::Kind;
use crate::model::{Code, Json};
use crate::source::fields::pointer::{Got, Pointer, Step};
use crate::source::path::Path;
use crate::source::{Error, ErrorKind, parse};

/// Reads the rows of a text in CSV.
///
/// # Errors
/// `Unknown` where no column can be the cities' name.
pub fn read_csv(text: &str, fields: Option<&str>, reading: &mut Reading) -> Result<(), Error> {
    let rows = csv::rows(text);
    let (head, body) = rows.split_first().ok_or_else(|| Error::new(ErrorKind::Empty, ""))?;
    let names: Vec<String> = head.iter().map(|cell| csv::heading(cell)).collect();
    let mut records = Vec::with_capacity(body.len());
    for row in body {
        let mut entries: Vec<(std::borrow::Cow<str>, Json)> = Vec::with_capacity(names.len());
        for (name, cell) in names.iter().zip(row) {
            // Of two columns of one name the first is meant.
            if !cell.trim().is_empty() && !name.is_empty() && !entries.iter().any(|(known, _)| known == name) {
                entries.push((name.as_str().into(), Json::Str(cell.as_ref().into())));
            }
        }
        records.push(Json::Map(entries));
    }
    let found = records.iter().enumerate().map(|(n, record)| (["/", &n.to_string()].concat(), record)).collect();
    read_rows(found, fields, reading)
}

/// Reads the rows of a JSON answer.
///
/// # Errors
/// `Unknown` where there are none, or no field can be the cities' name.
pub fn read(tree: &Json, fields: Option<&str>, reading: &mut Reading) -> Result<(), Error> {
    let map = fields.and_then(|fields| parse(fields).ok());
    let found = match map.as_ref().and_then(|map| map.str("@")).and_then(Pointer::parse) {
        Some(pointer) => {
            let mut found = Vec::new();
            for list in pointer.lists(tree) {
                let mut place = String::new();
                for step in list.iter().skip(1) {
                    place.push('/');
                    place.push_str(&step.key.replace('~', "~0").replace('/', "~1"));
                }
                if let Some(step) = list.last() {
                    found.extend(rows::records(&place, step.value));
                }
            }
            found
        }
        None => match rows::of(tree) {
            Some(rows) => rows,
            None if tree.is_map() => vec![(String::new(), tree)],
            None => return Err(Error::new(ErrorKind::Unknown, tree.outline())),
        },
    };
    // One that stands in a list is a list of one.
    let counted = |place: &str| place.split('/').any(|part| part.parse::<usize>().is_ok());
    reading.single = matches!(found.as_slice(), [(place, _)] if !counted(place));
    read_rows(found, fields, reading)
}

fn read_rows(rows: Vec<Row>, fields: Option<&str>, reading: &mut Reading) -> Result<(), Error> {
    let map = fields.map(parse);
    let mut columns = match &map {
        Some(Ok(map)) if map.is_map() => columns::of(map, &mut reading.canon),
        Some(_) => {
            let value = Json::Str(fields.unwrap_or_default().to_owned().into());
            reading.canon.note(&Path::root("fields"), Code::NotJson, &value);
            Vec::new()
        }
        None => Vec::new(),
    };
    if !columns.iter().any(|column| column.name == "name" || column.name.starts_with("name.")) {
        let longest = rows.iter().take(50).map(|(_, row)| *row).max_by_key(|row| row.entries().count());
        let guessed = columns::guessed(longest.unwrap_or(&Json::Null), &reading.canon);
        if columns.is_empty() {
            columns = guessed;
        } else {
            columns.extend(guessed.into_iter().filter(|column| column.name == "name"));
        }
        if !columns.iter().any(|column| column.name == "name") {
            let first = rows.first().map_or(String::new(), |(_, row)| row.outline());
            return Err(Error::new(ErrorKind::Unknown, first));
        }
    }
    // What a point means in a column shows when all of it has been seen.
    let mut marks = vec![number::Column::default(); columns.len()];
    for (_, row) in &rows {
        for (column, marks) in columns.iter().zip(&mut marks) {
            if let (Kind::Quantity | Kind::Number, Some(Json::Str(cell))) = (column.kind, got(column, row)) {
                marks.learn(&cell);
            }
        }
    }
    let mut merged = merge::Merged::default();
    for (place, row) in &rows {
        if !row.is_map() {
            reading.canon.note(&Path::root(place), Code::NotARecord, row);
            continue;
        }
        let record = record(&mut columns, &marks, row, place, reading);
        let tree = reading.canon.object("CityProfile", &record, &Path::root(place));
        reading.canon.names.clear();
        if tree != Json::Null {
            merged.add(tree, place);
        }
    }
    for column in columns.iter().filter(|column| !column.found && !rows.is_empty()) {
        if let From::Pointer(_, written) = &column.from {
            let path = ["fields/", &column.name].concat();
            reading.canon.note(&Path::root(&path), Code::NoField, &Json::Str(written.clone().into()));
        }
    }
    merged.finish(reading);
    Ok(())
}

/// A row in our words; what the reader will have to say about it is said in the row's.
fn record(
    columns: &mut [Column],
    marks: &[number::Column],
    row: &Json,
    place: &str,
    reading: &mut Reading,
) -> Json<'static> {
    let mut record = Json::Map(Vec::new());
    for (column, marks) in columns.iter_mut().zip(marks) {
        let Some(value) = got(column, row) else { continue };
        column.found = true;
        let value = converted(column.kind, value, marks);
        if value == Json::Null {
            continue;
        }
        if let From::Pointer(_, written) = &column.from {
            let theirs = written.trim_start_matches('/');
            reading
                .canon
                .names
                .push(([place, &columns::pointer(&column.steps)].concat(), [place, "/", theirs].concat()));
        }
        columns::set(&mut record, &column.steps, value);
    }
    for column in columns.iter() {
        let From::Fixed(value) = &column.from else { continue };
        let around = column.steps.split_last().map_or(&[] as &[_], |(_, around)| around);
        if columns::at(&record, around).is_some() && columns::at(&record, &column.steps).is_none() {
            columns::set(&mut record, &column.steps, Json::Str(value.clone().into()));
        }
    }
    record
}

/// What a row has for a column. Its name is looked for as written, then without regard to blanks.
fn got(column: &Column, row: &Json) -> Option<Json<'static>> {
    let From::Pointer(pointer, written) = &column.from else { return None };
    let way = [Step { value: row, key: String::new() }];
    let found = match pointer.get(&way) {
        Some(Got::One(value)) => Some(value.owned()),
        Some(Got::Many(values)) => Some(Json::List(values).owned()),
        None => {
            let name = csv::heading(written.trim_start_matches('/'));
            row.entries().find(|(key, _)| csv::heading(key) == name).map(|(_, value)| value.owned())
        }
    };
    found.filter(|value| *value != Json::Null)
}

/// A cell as what its field holds.
fn converted(kind: Kind, value: Json<'static>, marks: &number::Column) -> Json<'static> {
    let cell = match &value {
        Json::Str(cell) => cell.as_ref(),
        _ if kind == Kind::Object("Geo") => return place::of(&value).unwrap_or(value),
        _ => return value,
    };
    match kind {
        _ if is_missing(cell) && kind != Kind::Text => Json::Null,
        _ if is_missing(cell) && cell.trim() != "-" => Json::Null,
        // As text it is refused, with its place.
        Kind::Quantity | Kind::Number => marks.read(cell).unwrap_or(value),
        Kind::Object("Geo") => place::of(&value).unwrap_or(value),
        Kind::List(_) => {
            let parts = cell.split(['|', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            Json::List(parts.map(|part| Json::Str(part.to_owned().into())).collect())
        }
        _ => value,
    }
}
