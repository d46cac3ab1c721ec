//! Emissions, targets and plans of a city.

use super::{Gap, Inventory, Money, Pathway, Plan, Target, all, text};
use crate::model::Text;
use crate::model::json::Json;

/// What a city emits and means to do about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Climate {
    pub targets: Vec<Target>,
    /// In the order of the data.
    pub inventories: Vec<Inventory>,
    pub pathways: Vec<Pathway>,
    pub gaps: Vec<Gap>,
    pub plans: Vec<Plan>,
    pub investment: Vec<Money>,
    pub note: Text,
}

impl Climate {
    /// Targets, and the figures that they are measured by.
    pub fn card(value: &Json) -> Climate {
        Climate {
            inventories: all(value.get("inventories"), Inventory::of),
            pathways: all(value.get("pathways"), Pathway::of),
            targets: all(value.get("targets"), Target::of),
            ..Climate::default()
        }
    }

    pub fn of(value: &Json) -> Climate {
        Climate {
            gaps: all(value.get("gap"), Gap::of),
            plans: all(value.get("plans"), Plan::of),
            investment: all(value.get("investment"), Money::of),
            note: text(value, "note"),
            ..Climate::card(value)
        }
    }
}
