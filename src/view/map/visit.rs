//! What a visitor has done with a map so far. It outlives the data and the language they are shown in.

use crate::geo::LonLat;
use crate::state::map::{MapOptions, MapQuery};
use crate::view::{Live, Renewal};
use std::rc::Rc;

/// The choices of a visitor.
pub struct MapVisit {
    pub query: Live<MapQuery>,
    /// Id of the project that is opened.
    pub selected: Live<Option<Rc<str>>>,
    /// The projects of one place, to choose from.
    pub several: Live<Option<Rc<[usize]>>>,
    /// The project whose row or mark is under the pointer or has the focus.
    pub lit: Live<Option<usize>>,
    /// Where the visitor has moved the map, and how near; `None` while it shows what it showed first.
    pub moved: Live<Option<(LonLat, f64)>>,
    /// Whether only what the map shows is listed.
    pub within: Live<bool>,
    /// Id of the project whose concerns the group shows.
    pub followed: Live<Option<Rc<str>>>,
    /// What was last said aloud.
    pub notice: Live<String>,
    pub renewal: Renewal,
}

impl MapVisit {
    /// A visit that begins as the attributes say.
    pub fn new(options: &MapOptions) -> MapVisit {
        let query = MapQuery { text: options.query.clone(), themes: options.themes.clone(), ..MapQuery::default() };
        MapVisit {
            query: Live::new(query),
            selected: Live::new(None),
            several: Live::new(None),
            lit: Live::new(None),
            moved: Live::new(None),
            within: Live::new(false),
            followed: Live::new(None),
            notice: Live::new(String::new()),
            renewal: Renewal::default(),
        }
    }
}
