//! Closed vocabularies of climate data.

use crate::model::word;

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$note])* $variant,)* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            const WORDS: &'static [&'static str] = &[$($word,)*];

            /// Our word for it.
            pub fn name(self) -> &'static str {
                word::name(Self::WORDS, self as usize)
            }

            pub fn of_word(word: &str) -> Option<$name> {
                Self::ALL.get(word::place(Self::WORDS, word)?).copied()
            }
        }
    };
}

words! {
    /// Why there is no number. None of them is zero.
    Notation {
        NotOccurring = "NO",
        IncludedElsewhere = "IE",
        NotEstimated = "NE",
        Confidential = "C",
        NotSignificant = "NS",
    }
}

words! {
    /// How a figure was come by.
    Basis {
        Reported = "reported",
        Estimated = "estimated",
        Modelled = "modelled",
        Provisional = "provisional",
        Verified = "verified",
        Target = "target",
    }
}

words! {
    /// What a target is measured against.
    TargetType {
        /// A share of the emissions of a base year.
        BaseYearAbsolute = "base-year-absolute",
        /// Emissions by person or by money.
        BaseYearIntensity = "base-year-intensity",
        /// A projection without measures.
        BusinessAsUsual = "business-as-usual",
        /// An amount, whatever it was before.
        FixedLevel = "fixed-level",
        /// Net zero, climate neutrality and the like.
        Neutrality = "neutrality",
        Other = "other",
    }
}

words! {
    /// How firm a target is, in the steps of the Net Zero Tracker.
    TargetStatus {
        AchievedSelfDeclared = "achieved-self-declared",
        AchievedValidated = "achieved-validated",
        InLaw = "in-law",
        InPolicyDocument = "in-policy-document",
        DeclarationPledge = "declaration-pledge",
        Proposed = "proposed",
        /// There is no target.
        None = "none",
    }
}
