//! Whether there is a target, how firm it is, and whether its year has passed.

use super::Point;
use crate::i18n::Key;
use crate::model::city::{Aim, Climate, Target, TargetStatus};

/// A target's year against the present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// No year is stated.
    Unstated,
    /// In this or a later year.
    Open,
    /// The year has passed; whether the goal was met is known only with an inventory of that year.
    Passed { met: Option<bool> },
}

/// Where the target of a city stands, for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    InLaw,
    InPolicyDocument,
    DeclarationPledge,
    Proposed,
    /// There is a target; how firm it is isn't said.
    Stated,
    AchievedValidated,
    AchievedSelfDeclared,
    /// The target year has passed.
    Expired,
    /// The data say that there is no target.
    NoTarget,
    /// The data say nothing.
    Unknown,
}

impl Standing {
    pub const ALL: [Standing; 10] = [
        Standing::InLaw,
        Standing::InPolicyDocument,
        Standing::DeclarationPledge,
        Standing::Proposed,
        Standing::Stated,
        Standing::AchievedValidated,
        Standing::AchievedSelfDeclared,
        Standing::Expired,
        Standing::NoTarget,
        Standing::Unknown,
    ];

    /// The word in filters and in the page's address.
    pub fn name(self) -> &'static str {
        match self {
            Standing::InLaw => "in-law",
            Standing::InPolicyDocument => "in-policy-document",
            Standing::DeclarationPledge => "declaration-pledge",
            Standing::Proposed => "proposed",
            Standing::Stated => "stated",
            Standing::AchievedValidated => "achieved-validated",
            Standing::AchievedSelfDeclared => "achieved-self-declared",
            Standing::Expired => "expired",
            Standing::NoTarget => "no-target",
            Standing::Unknown => "unknown",
        }
    }

    /// Its words.
    pub fn key(self) -> Key {
        match self {
            Standing::InLaw => Key::StatusInLaw,
            Standing::InPolicyDocument => Key::StatusInPolicy,
            Standing::DeclarationPledge => Key::StatusPledge,
            Standing::Proposed => Key::StatusProposed,
            Standing::Stated => Key::StatusStated,
            Standing::AchievedValidated => Key::StatusAchievedValidated,
            Standing::AchievedSelfDeclared => Key::StatusAchievedSelf,
            Standing::Expired => Key::StatusExpired,
            Standing::NoTarget => Key::StatusNone,
            Standing::Unknown => Key::StatusUnknown,
        }
    }
}

/// The standing of a target; of none where there is none.
pub fn standing(target: Option<&Aim>, now: i32) -> Standing {
    let Some(target) = target else { return Standing::Unknown };
    if target.is_none() {
        return Standing::NoTarget;
    }
    match target.status {
        Some(TargetStatus::AchievedValidated) => return Standing::AchievedValidated,
        Some(TargetStatus::AchievedSelfDeclared) => return Standing::AchievedSelfDeclared,
        _ => {}
    }
    if target.year.is_some_and(|year| year < now) {
        return Standing::Expired;
    }
    match target.status {
        Some(TargetStatus::InLaw) => Standing::InLaw,
        Some(TargetStatus::InPolicyDocument) => Standing::InPolicyDocument,
        Some(TargetStatus::DeclarationPledge) => Standing::DeclarationPledge,
        Some(TargetStatus::Proposed) => Standing::Proposed,
        _ => Standing::Stated,
    }
}

/// Whether the year of a target has passed, and with what result where its series has an inventory of that year.
pub fn deadline(climate: &Climate, target: &Target, goal: Option<&Point>, now: i32) -> Deadline {
    let Some(year) = target.year else { return Deadline::Unstated };
    if year >= now {
        return Deadline::Open;
    }
    let met = || {
        let series = target.series.as_ref()?;
        let mut own = climate.inventories.iter().filter(|found| found.series.as_ref() == Some(series));
        let result = Point::total(own.find(|found| found.year == Some(year))?)?;
        let goal = goal?;
        Some(result.in_unit(&goal.unit)? <= goal.value)
    };
    Deadline::Passed { met: met() }
}
