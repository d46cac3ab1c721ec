//! The networks that a city belongs to, and the labels that it has.

use super::teller::{Teller, fact, plain};
use crate::i18n::Key;
use crate::model::city::{Brief, CityProfile, Membership};
use crate::model::{Fuzzy, Text};
use crate::state::city::Variant;
use crate::view::el::{El, div, heading, li, p, span, ul};

/// Names alone, as text badges: no network's mark is used without its leave.
pub fn badges(teller: &Teller, city: &Brief) -> Option<El> {
    let mut items = Vec::new();
    for badge in &city.badges {
        items.push(li().child(text_badge(teller, &badge.name, badge.url.as_deref())));
    }
    let name = teller.t(Key::CityMemberships);
    (!items.is_empty()).then(|| ul().class("members").attr("aria-label", name).child(items))
}

/// With what the city is in them, and since when.
pub fn members(teller: &Teller, city: &CityProfile, variant: Variant, level: u8) -> Option<El> {
    let mut items = Vec::new();
    for member in city.memberships.iter().filter(|member| !is_former(member) || variant == Variant::Full) {
        items.push(li().child(item(teller, member)));
    }
    let name = heading(level + 1).class("block-title").child(teller.t(Key::CityMemberships));
    (!items.is_empty()).then(|| div().class("block").child(name).child(ul().class("members").child(items)))
}

fn is_former(member: &Membership) -> bool {
    member.status.as_deref() == Some("former")
}

fn badge(teller: &Teller, member: &Membership) -> El {
    let body = &member.network;
    let id = Text::from(body.id.as_deref().unwrap_or_default());
    let name = if body.name.is_empty() { &id } else { &body.name };
    let url = member.url.as_deref().or(body.url.as_deref());
    text_badge(teller, name, url)
}

fn text_badge(teller: &Teller, name: &Text, url: Option<&str>) -> El {
    span().class("badge").child(teller.linked(name, url))
}

fn item(teller: &Teller, member: &Membership) -> El {
    let mut beside = Vec::new();
    if !member.label.is_empty() {
        beside.push(teller.foreign(&member.label));
    } else if let Some(status) = &member.status {
        beside.push(plain(status_words(teller, status)));
    }
    if !member.joint_with.is_empty() {
        let mut names = Vec::new();
        for name in &member.joint_with {
            names.push(teller.wording.text(name));
        }
        let names = teller.scene.locale.list(&names);
        beside.push(plain(teller.scene.locale.fill(Key::MemberJoint, &[("names", &names)])));
    }
    if let Some(since) = member.since.as_ref().and_then(|since| date(teller, since)) {
        beside.push(plain(teller.scene.locale.fill(Key::Since, &[("date", &since)])));
    }
    let mut line = p().class("member quiet").child(badge(teller, member));
    for words in beside {
        line = line.child(fact(words));
    }
    line
}

fn date(teller: &Teller, date: &Fuzzy) -> Option<String> {
    if !date.label.is_empty() {
        return Some(teller.wording.text(&date.label));
    }
    date.earliest.as_ref().or(date.latest.as_ref()).map(|date| teller.wording.date(date))
}

/// The words for a kind of membership; the source's own where it is none of ours.
fn status_words(teller: &Teller, status: &str) -> String {
    let key = match status {
        "member" => Key::MemberMember,
        "signatory" => Key::MemberSignatory,
        "applicant" => Key::MemberApplicant,
        "mission-city" => Key::MemberMissionCity,
        "pilot-city" => Key::MemberPilotCity,
        "twin-city" => Key::MemberTwinCity,
        "labelled" => Key::MemberLabelled,
        "observer" => Key::MemberObserver,
        "former" => Key::MemberFormer,
        other => return other.to_owned(),
    };
    teller.t(key)
}
