//! The programme by who takes part.

use super::el::{El, div};
use super::shown::Scene;

pub fn speakers(scene: &Scene) -> El {
    div().class("speakers").child(scene.locale.t(crate::i18n::Key::Loading))
}
