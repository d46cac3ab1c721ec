//! The programme by what is on in each room.

use super::el::{El, div};
use super::shown::Scene;

pub fn now(scene: &Scene) -> El {
    div().class("now").child(scene.locale.t(crate::i18n::Key::Loading))
}
