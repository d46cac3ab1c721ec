//! Data that renew themselves, and the visitor's hold on that.

use super::live::Live;

/// How the data of an element come anew.
pub struct Renewal {
    /// Whether they do.
    pub follows: Live<bool>,
    /// Whether the visitor has stopped that.
    pub paused: Live<bool>,
    /// When the endpoint was last heard, in Unix seconds.
    pub checked: Live<i64>,
}

impl Default for Renewal {
    fn default() -> Renewal {
        Renewal { follows: Live::new(false), paused: Live::new(false), checked: Live::new(0) }
    }
}
