//! Trees with things missing and of the wrong type.

use city_widgets::model::Json;

/// Numbers below what is asked for, the same for the same seed.
pub fn dice(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed | 1;
    move |sides| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % sides as u64) as usize
    }
}

/// A tree of which, here and there, something is lost or is something else.
pub fn distorted(value: &Json, dice: &mut impl FnMut(usize) -> usize) -> Json<'static> {
    match dice(60) {
        0 => return Json::Null,
        1 => return Json::Int(i64::MAX),
        2 => return Json::Str("".into()),
        3 => return Json::List(vec![value.owned()]),
        4 => return Json::Map(vec![("name".into(), value.owned())]),
        5 => return Json::Str(value.outline().into()),
        6 => return Json::Float("-1e300".into()),
        _ => {}
    }
    match value {
        Json::List(items) => Json::List(items.iter().map(|item| distorted(item, dice)).collect()),
        Json::Map(_) => {
            let mut entries = Vec::new();
            for (key, value) in value.entries() {
                if dice(40) > 0 {
                    entries.push((key.to_owned().into(), distorted(value, dice)));
                }
            }
            Json::Map(entries)
        }
        simple => simple.owned(),
    }
}
