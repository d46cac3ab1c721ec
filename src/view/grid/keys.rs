//! The keyboard: one stop for Tab, and from there by arrows.

use super::dom;
use super::plan::Plan;
use super::shown::Shown;
use crate::i18n::direction;
use crate::state::grid::{Path, Step, step};
use crate::view::el::Event;
use std::rc::Rc;

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Step(Step),
    /// To other columns, forth or back.
    Turn(bool),
}

pub fn pressed(plan: &Rc<Plan>, event: &Event) {
    let rtl = direction(&plan.scene.locale.lang) == "rtl";
    let (left, right) = if rtl { (Step::Forth, Step::Back) } else { (Step::Back, Step::Forth) };
    let way = match dom::key(event).as_str() {
        "ArrowUp" => Way::Step(Step::Up),
        "ArrowDown" => Way::Step(Step::Down),
        "ArrowLeft" => Way::Step(left),
        "ArrowRight" => Way::Step(right),
        "Home" => Way::Step(Step::RowStart),
        "End" => Way::Step(Step::RowEnd),
        "Ctrl+Home" => Way::Step(Step::First),
        "Ctrl+End" => Way::Step(Step::Last),
        "PageUp" => Way::Turn(false),
        "PageDown" => Way::Turn(true),
        _ => return,
    };
    let (Some(shown), Some(from)) = (plan.shown.peek(), dom::stop(event)) else { return };
    // The page itself doesn't move, also where there is nothing more in this direction.
    dom::prevent(event);
    match way {
        Way::Step(to) => take(plan, &shown, from, to),
        Way::Turn(forth) => turn(plan, &shown, from, forth),
    }
}

fn take(plan: &Rc<Plan>, shown: &Shown, from: u64, to: Step) {
    let sideways = matches!(to, Step::Back | Step::Forth);
    let Some(at) = shown.keys.iter().position(|key| *key == from) else {
        return take_from_head(plan, shown, from, to);
    };
    let path = plan.path(shown);
    if let Some(key) = step(&shown.sheet, at, path, to).and_then(|next| shown.keys.get(next)) {
        return plan.go(*key, sideways);
    }
    let wide = shown.spot_of(from).is_none_or(|spot| spot.columns > 1);
    match to {
        Step::Up => {
            let head = shown.sheet.columns.get(path.column).map(|seen| seen.column.key);
            if let Some(head) = head.filter(|_| shown.pages()) {
                plan.go(head, false);
            }
        }
        Step::Back | Step::Forth if !wide => turn(plan, shown, from, to == Step::Forth),
        _ => {}
    }
}

/// From the head of a column: to other heads, or down into the column.
fn take_from_head(plan: &Rc<Plan>, shown: &Shown, from: u64, to: Step) {
    let Some((place, _)) = shown.seen(from) else { return };
    let next = match to {
        Step::Down => {
            let first =
                shown.sheet.spots.iter().zip(&shown.keys).find(|(spot, _)| {
                    !spot.placed.is_break && (spot.column..spot.column + spot.columns).contains(&place)
                });
            return first.into_iter().for_each(|(_, key)| plan.go(*key, false));
        }
        Step::Back => place.checked_sub(1),
        Step::Forth => Some(place + 1),
        Step::RowStart | Step::First => Some(0),
        Step::RowEnd => shown.sheet.columns.len().checked_sub(1),
        Step::Last => {
            let last = shown.sheet.spots.iter().zip(&shown.keys).rfind(|(spot, _)| !spot.placed.is_break);
            return last.into_iter().for_each(|(_, key)| plan.go(*key, false));
        }
        Step::Up => None,
    };
    match next.and_then(|next| shown.sheet.columns.get(next)) {
        Some(seen) => plan.go(seen.column.key, true),
        None if matches!(to, Step::Back | Step::Forth) => turn(plan, shown, from, to == Step::Forth),
        None => {}
    }
}

/// Turns to other columns, and goes on there at the same time of day.
fn turn(plan: &Rc<Plan>, before: &Shown, from: u64, forth: bool) {
    if !plan.turn(forth) {
        return;
    }
    let Some(shown) = plan.shown.peek() else { return };
    if shown.keys.contains(&from) || shown.seen(from).is_some() {
        // In a column that stays.
        return plan.go(from, true);
    }
    // Forth one comes in at the first of the columns that are new, back at the last.
    let mut passing = shown.sheet.columns.iter().enumerate().filter(|(_, seen)| !seen.stays);
    let Some((column, seen)) = (if forth { passing.next() } else { passing.next_back() }) else { return };
    if before.seen(from).is_some() {
        return plan.go(seen.column.key, true);
    }
    let Path { at, .. } = plan.path(before);
    let spots = shown.sheet.spots.iter().zip(&shown.keys);
    let open = spots.filter(|(spot, _)| !spot.placed.is_break && spot.column == column && spot.columns == 1);
    let nearest = open.min_by_key(|(spot, _)| (spot.placed.from - at).max(at - spot.placed.to + 1).max(0));
    if let Some((_, key)) = nearest {
        plan.go(*key, true);
    }
}
