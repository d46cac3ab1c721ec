//! The attributes of `<city-profile>`.

use super::{Attribute, attribute, shared};

pub const PROFILE: &[Attribute] = &[
    shared::SRC,
    attribute(
        "format",
        "format",
        "string",
        "auto",
        &["auto", "city-widgets", "schema-org", "wikidata", "table"],
        "Which reader decodes the answer; auto looks at the data.",
    ),
    shared::FIELDS,
    shared::LANG,
    shared::LOADING,
    shared::REFRESH,
    shared::THEME,
    shared::HEADING_LEVEL,
    shared::NOW,
    shared::MAX_BYTES,
    shared::DEBUG,
    attribute(
        "variant",
        "variant",
        "string",
        "standard",
        &["standard", "compact", "full", "row", "latest"],
        "How much is shown of a city; `row` makes a table of a list, `latest` shows the latest document.",
    ),
    attribute("city", "city", "string", "", &[], "Which city of a list: its id, one of its identifiers, or its name."),
    attribute("query", "query", "string", "", &[], "The search in a list at first."),
    shared::OFFLINE,
    shared::LIVE,
    shared::DEEP_LINKS,
    shared::GROUP,
];
