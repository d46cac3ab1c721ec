//! How far a project is, and what its partners do.

use crate::model::word;

/// IATI's ActivityStatus, in its order from 1 to 6; or a word of the source's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Planned or being scoped.
    Pipeline,
    /// Going on.
    Implementation,
    /// Done, but not yet accounted for.
    Finalisation,
    /// Done.
    Closed,
    Cancelled,
    Suspended,
    Other(String),
}

impl Status {
    /// Our words, in the order of IATI's codes.
    pub const NAMES: [&str; 6] = ["pipeline", "implementation", "finalisation", "closed", "cancelled", "suspended"];

    /// The same; behind bars the words of others.
    pub const WORDS: &[&str] = &[
        "pipeline|1|identification|pipeline/identification|planned|planning|in planning|proposed|approved|design|upcoming\
         |in development|announced|future|not started|en projet|projet|geplant|planifié|planificado|previsto",
        "implementation|2|active|ongoing|on-going|in progress|in-progress|in_progress|underway|under way|started|current\
         |running|open|under construction|construction|live|en cours|laufend|in umsetzung|en curso|en ejecución|in corso\
         |em andamento",
        "finalisation|3|finalization|finalising|post-completion",
        "closed|4|completed|complete|finished|done|delivered|operational|in operation|closed out|terminé|achevé\
         |abgeschlossen|fertig|finalizado|terminado|concluso|concluído",
        "cancelled|5|canceled|withdrawn|abandoned|terminated|annulé|abgebrochen|cancelado|annullato",
        "suspended|6|paused|on hold|on-hold|stalled|delayed|suspendu|suspendido|sospeso|ausgesetzt",
    ];

    /// The status that a word says; `None` for blank.
    pub fn of_word(written: &str) -> Option<Status> {
        Status::at(word::place(Self::WORDS, written), written)
    }

    /// The status under our name, as canonical trees have it; any other word is the source's own.
    pub fn of_name(name: &str) -> Option<Status> {
        Status::at(Self::NAMES.iter().position(|known| *known == name), name)
    }

    fn at(place: Option<usize>, written: &str) -> Option<Status> {
        let known = match place {
            Some(0) => Status::Pipeline,
            Some(1) => Status::Implementation,
            Some(2) => Status::Finalisation,
            Some(3) => Status::Closed,
            Some(4) => Status::Cancelled,
            Some(_) => Status::Suspended,
            None if written.trim().is_empty() => return None,
            None => Status::Other(written.trim().to_owned()),
        };
        Some(known)
    }

    /// Our word, or the source's.
    pub fn name(&self) -> &str {
        let [pipeline, implementation, finalisation, closed, cancelled, suspended] = Self::NAMES;
        match self {
            Status::Pipeline => pipeline,
            Status::Implementation => implementation,
            Status::Finalisation => finalisation,
            Status::Closed => closed,
            Status::Cancelled => cancelled,
            Status::Suspended => suspended,
            Status::Other(word) => word,
        }
    }
}

/// IATI's OrganisationRole, in its order from 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerRole {
    Funding,
    Accountable,
    Extending,
    Implementing,
}

impl PartnerRole {
    const WORDS: &[&str] = &[
        "funding|1|funder|donor|sponsor",
        "accountable|2|responsible",
        "extending|3",
        "implementing|4|implementer|contractor",
    ];

    pub fn of_word(written: &str) -> Option<PartnerRole> {
        match word::place(Self::WORDS, written)? {
            0 => Some(PartnerRole::Funding),
            1 => Some(PartnerRole::Accountable),
            2 => Some(PartnerRole::Extending),
            _ => Some(PartnerRole::Implementing),
        }
    }

    pub fn name(self) -> &'static str {
        word::name(Self::WORDS, self as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{PartnerRole, Status};

    #[test]
    fn words_and_codes_of_iati() {
        let name = |written: &str| Status::of_word(written).map(|status| status.name().to_owned());
        for (written, expected) in [
            ("2", "implementation"),
            ("Completed", "closed"),
            ("IN PROGRESS", "implementation"),
            ("closed", "closed"),
            ("Awaiting council", "Awaiting council"),
        ] {
            assert_eq!(name(written).as_deref(), Some(expected));
        }
        assert_eq!(name(" "), None);
        for known in Status::NAMES {
            assert_eq!(name(known).as_deref(), Some(known));
            assert_eq!(Status::of_name(known), Status::of_word(known));
        }
        assert_eq!(PartnerRole::of_word("4").map(PartnerRole::name), Some("implementing"));
    }
}
