//! What a visitor has done with a profile so far. It outlives the data and the language they are shown in.

use crate::state::city::{ListQuery, ProfileOptions};
use crate::view::{Live, Renewal};
use std::rc::Rc;

/// The choices of a visitor.
pub struct CityVisit {
    pub query: Live<ListQuery>,
    /// Id of the city that was opened in a list.
    pub selected: Live<Option<Rc<str>>>,
    /// Id of the city whose concerns the group shows.
    pub followed: Live<Option<Rc<str>>>,
    /// The city that another element of the group has chosen for a card of one of several.
    pub picked: Live<Option<String>>,
    /// What was last said aloud.
    pub notice: Live<String>,
    pub renewal: Renewal,
}

impl CityVisit {
    /// A visit that begins as the attributes say.
    pub fn new(options: &ProfileOptions) -> CityVisit {
        let query = ListQuery { text: options.query.clone(), ..ListQuery::default() };
        CityVisit {
            query: Live::new(query),
            selected: Live::new(None),
            followed: Live::new(None),
            picked: Live::new(None),
            notice: Live::new(String::new()),
            renewal: Renewal::default(),
        }
    }
}
