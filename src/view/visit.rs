//! What a visitor has done with an element so far. It outlives the data and the language they are shown in.

use super::live::Live;
use super::renewal::Renewal;
use crate::state::{Change, Options, Query, Snapshot, Stars, View, ZoneChoice};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// The choices of a visitor.
pub struct Visit {
    pub query: Live<Query>,
    pub view: Live<View>,
    /// Whether the filters are shown.
    pub filters: Live<bool>,
    /// In whose time, where the visitor has chosen.
    pub zone: Live<Option<ZoneChoice>>,
    /// Id of the session in the dialog.
    pub selected: Live<Option<Rc<str>>>,
    /// Id of the speaker who is told about in full.
    pub speaker: Live<Option<Rc<str>>>,
    /// The starred sessions; `None` where the page doesn't offer stars, or their code is still on its way.
    pub stars: Live<Option<Rc<Stars>>>,
    /// Where their code keeps them.
    pub personal: RefCell<Option<Rc<dyn Any>>>,
    /// What has changed since the last visit, by the index of the slot.
    pub marks: Live<Rc<Vec<Change>>>,
    /// What was last said aloud about new data.
    pub notice: Live<String>,
    pub renewal: Renewal,
    /// What the last visit has seen, or this one at first.
    pub baseline: RefCell<Option<Snapshot>>,
}

impl Visit {
    /// A visit that begins as the attributes say.
    pub fn new(options: &Options) -> Visit {
        Visit {
            query: Live::new(options.query.clone()),
            view: Live::new(options.view),
            filters: Live::new(false),
            zone: Live::new(None),
            selected: Live::new(None),
            speaker: Live::new(None),
            stars: Live::new(None),
            personal: RefCell::new(None),
            marks: Live::new(Rc::default()),
            notice: Live::new(String::new()),
            renewal: Renewal::default(),
            baseline: RefCell::new(None),
        }
    }
}
