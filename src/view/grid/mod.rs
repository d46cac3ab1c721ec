//! The programme by rooms or tracks beside each other.
//!
//! One day at a time, and of its columns as many as fit: the others are paged through. Where there is no space for
//! columns the list stands here.

mod bar;
mod cell;
mod dom;
mod heads;
mod keys;
mod plan;
mod rest;
mod shown;
mod speech;
mod table;

use super::el::{El, Keyed, div};
use super::list::list;
use super::live::Live;
use super::shown::Scene;
use plan::Plan;
use std::rc::Rc;

pub fn grid(scene: &Scene) -> El {
    let (plan, scene) = (Plan::new(scene), scene.clone());
    let (following, sized) = (plan.follow(), plan.clone());
    let views = move || {
        let (one, two) = (plan.clone(), scene.clone());
        match (plan.shown.get().is_some(), plan.space.get()) {
            (true, _) => vec![Keyed::new(1, move || timetable(&one))],
            (_, Some(_)) => vec![Keyed::new(0, move || list(&two))],
            _ => Vec::new(),
        }
    };
    div().class("grid").child(ruler(&sized)).keyed(views).made(move |_| Some(following))
}

/// Tells how many columns there is space for: it has no height, so what follows from it does not come back to it.
fn ruler(plan: &Rc<Plan>) -> El {
    let space = plan.space.clone();
    div().class("ruler").attr("aria-hidden", "true").child(div()).made(move |element| {
        dom::on_width(element, move |width, ten| {
            // What is not shown has no width, and is to stay as it is.
            if width > 0.0 {
                space.set_if_new(Some(plan::columns(width, ten)));
            }
        })
    })
}

fn timetable(plan: &Rc<Plan>) -> El {
    let (bar, heads) = (Live::new(0), Live::new(0));
    let (above, below) = (bar.clone(), heads.clone());
    let pixels = |n: i32| n.to_string() + "px";
    div()
        .class("timetable")
        .style("--bar", move || pixels(above.get()))
        .style("--heads", move || pixels(below.get()))
        .child(bar::choices(plan))
        .child(bar::bar(plan, bar))
        .child(table::table(plan, heads))
        .child(rest::rest(plan))
}
