//! What a visitor has starred.

use super::Visit;
use super::el::{El, div, span};
use super::shown::Scene;
use crate::model::Document;
use crate::state::Stars;
use std::rc::Rc;

pub fn start(visit: &Rc<Visit>, _: &Document, _: Option<&str>) {
    visit.stars.set(Some(Rc::new(Stars::default())));
}

pub fn star(_: &Scene, _: &str) -> El {
    span()
}

pub fn mine(_: &Scene) -> El {
    div()
}
