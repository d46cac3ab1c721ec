//! What the page is told of the city that a visitor chooses.

use super::scene::CityScene;
use crate::model::city::CityRecord;
use crate::model::{Json, ToJson};

/// A city was chosen, or none any more; `false` where the page prevents that.
pub fn select(scene: &CityScene, city: Option<&CityRecord>) -> bool {
    // Not an `object`, which leaves out what is null.
    let detail = Json::Map(vec![
        ("kind".into(), "city".to_json()),
        ("id".into(), city.map_or(Json::Null, |city| city.id.to_json())),
        ("record".into(), city.map_or(Json::Null, ToJson::to_json)),
    ]);
    scene.outlet.emit("city-select", &detail, true)
}
