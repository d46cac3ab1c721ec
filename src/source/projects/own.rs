//! The table of our own properties: which keys a project has, and what stands there.
//!
//! `src/model/project/schema.txt` says the same to people; a test holds the two together.

/// A key that nothing has.
pub const NOTHING: &str = "\u{0}";

/// What stands under a key.
#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    Texts,
    /// An id, or a word that is not for people.
    Word,
    Words,
    Url,
    Date,
    /// A year, a month, a day, a window, or words.
    Fuzzy,
    Year,
    Number,
    Flag,
    /// IATI's, or another one.
    Status,
    /// A figure or a bare number.
    Figure(&'static Type),
    /// One object, or the one thing it must have.
    One(&'static Type),
    /// As many as there are; one alone is a list of one.
    Many(&'static Type),
    Country,
}

/// A type of object.
pub struct Type {
    /// Without one of these the object says nothing. A text alone is the first of them.
    pub need: &'static [&'static str],
    pub rows: &'static [(&'static str, Kind)],
}

use Kind::{Country, Date, Figure, Flag, Fuzzy, Many, Number, One, Status, Text, Texts, Url, Word, Words, Year};

pub static PROJECT: Type = Type {
    need: &[],
    rows: &[
        ("name", Text),
        ("summary", Text),
        ("description", Text),
        ("status", Status),
        ("startDate", Date),
        ("endDate", Date),
        ("cities", Many(&CITY)),
        ("leadOrganization", One(&BODY)),
        ("partners", Many(&PARTNER)),
        ("programme", One(&BODY)),
        ("fund", One(&BODY)),
        ("funding", Many(&MONEY)),
        ("leveraged", Many(&MONEY)),
        ("themes", Many(&THEME)),
        ("gpcRefs", Words),
        ("levers", Words),
        ("emissionsReduction", Figure(&QUANTITY)),
        ("coBenefits", Texts),
        ("sdgs", Words),
        ("indicators", Many(&INDICATOR)),
        ("precision", Word),
        ("images", Many(&IMAGE)),
        ("links", Many(&LINK)),
        ("documents", Many(&DOCUMENT)),
        ("quotes", Many(&QUOTE)),
        ("updated", Date),
        ("source", One(&BODY)),
        ("sourceId", Word),
        ("note", Text),
        ("more", Many(&FACT)),
    ],
};

static CITY: Type =
    Type { need: &["name", "id", "country"], rows: &[("id", Word), ("name", Text), ("country", Country)] };

static BODY: Type = Type { need: &["name", "id"], rows: &[("id", Word), ("name", Text), ("type", Word), ("url", Url)] };

static PARTNER: Type =
    Type { need: &["name"], rows: &[("id", Word), ("name", Text), ("role", Word), ("type", Word), ("url", Url)] };

static THEME: Type = Type { need: &["name"], rows: &[("id", Word), ("name", Text)] };

static FACT: Type = Type { need: &["name"], rows: &[("name", Word), ("value", Word)] };

static MONEY: Type = Type {
    need: &["amount"],
    rows: &[
        ("amount", Number),
        ("amountMax", Number),
        ("currency", Word),
        ("qualifier", Word),
        ("year", Year),
        ("kind", Word),
        ("label", Text),
        ("perYear", Flag),
        ("sourceId", Word),
        ("note", Text),
    ],
};

static QUANTITY: Type = Type {
    need: &["value", "notation"],
    rows: &[
        ("value", Number),
        ("valueMax", Number),
        ("unit", Word),
        ("qualifier", Word),
        ("perYear", Flag),
        ("year", Year),
        ("asOf", Date),
        ("since", Date),
        ("notation", Word),
        ("status", Word),
        ("definition", Text),
        ("basis", Text),
        ("sourceId", Word),
        ("note", Text),
    ],
};

static INDICATOR: Type = Type {
    need: &["name"],
    rows: &[
        ("id", Word),
        ("name", Text),
        ("description", Text),
        ("unit", Word),
        ("direction", Word),
        ("value", Figure(&QUANTITY)),
        ("baseline", Figure(&QUANTITY)),
        ("values", Many(&QUANTITY)),
        ("targets", Many(&QUANTITY)),
        ("sdgs", Words),
        ("url", Url),
        ("sourceId", Word),
        ("note", Text),
    ],
};

static IMAGE: Type = Type {
    need: &["url"],
    rows: &[
        ("url", Url),
        ("alt", Text),
        ("decorative", Flag),
        ("caption", Text),
        ("credit", Text),
        ("creditUrl", Url),
        ("licence", Word),
        ("year", Year),
        ("width", Number),
        ("height", Number),
    ],
};

static LINK: Type = Type { need: &["url"], rows: &[("rel", Word), ("url", Url), ("title", Text), ("lang", Word)] };

static DOCUMENT: Type = Type {
    need: &["title"],
    rows: &[
        ("type", Word),
        ("title", Text),
        ("description", Text),
        ("publisher", Texts),
        ("published", Date),
        ("year", Year),
        ("url", Url),
        ("lang", Word),
        ("format", Word),
        ("bytes", Number),
        ("image", One(&IMAGE)),
        ("sourceId", Word),
    ],
};

static QUOTE: Type = Type {
    need: &["text"],
    rows: &[
        ("text", Text),
        ("lang", Word),
        ("indirect", Flag),
        ("speaker", One(&PERSON)),
        ("event", Text),
        ("date", Date),
        ("sourceId", Word),
    ],
};

static PERSON: Type = Type { need: &["name"], rows: &[("name", Text), ("roles", Many(&ROLE))] };

static ROLE: Type = Type { need: &["title"], rows: &[("title", Text), ("organization", Text), ("city", Text)] };

pub static SITE: Type = Type { need: &[], rows: &[("name", Text), ("address", Text), ("city", Word)] };

/// A fund or a network, and the totals of a collection.
pub static ENTITY: Type = Type {
    need: &[],
    rows: &[
        ("id", Word),
        ("name", Text),
        ("url", Url),
        ("description", Text),
        ("goal", Text),
        ("since", Fuzzy),
        ("projectCount", Figure(&QUANTITY)),
        ("cityCount", Figure(&QUANTITY)),
        ("memberCount", Figure(&QUANTITY)),
        ("awarded", Many(&MONEY)),
        ("leveraged", Many(&MONEY)),
        ("sourceId", Word),
        ("note", Text),
    ],
};

pub static SOURCE: Type = Type {
    need: &["id"],
    rows: &[
        ("id", Word),
        ("title", Text),
        ("publisher", Text),
        ("url", Url),
        ("licence", Word),
        ("published", Date),
        ("retrieved", Date),
        ("citation", Text),
        ("method", Text),
        ("note", Text),
    ],
};
