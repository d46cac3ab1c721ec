//! Plans and contracts, and what they cost.

use super::section::list;
use crate::i18n::Key;
use crate::model::Qualifier;
use crate::model::city::{Climate, Money, MoneyKind, Plan};
use crate::view::city::mark::{Evidence, mark};
use crate::view::city::teller::{Teller, fact, plain};
use crate::view::el::{El, div, p, span};
use crate::view::words::running;

pub fn plans(teller: &Teller, climate: &Climate, level: u8) -> Option<El> {
    let items: Vec<El> = climate.plans.iter().map(|found| plan(teller, found)).collect();
    if items.is_empty() { None } else { list(teller, Key::CityPlans, level, items) }
}

fn plan(teller: &Teller, plan: &Plan) -> El {
    let kind = plan.kind.as_deref().map(|kind| match kind {
        "CCC" => teller.t(Key::PlanCcc),
        "CAP" => teller.t(Key::PlanCap),
        "SECAP" => teller.t(Key::PlanSecap),
        "SEAP" => teller.t(Key::PlanSeap),
        "adaptation-plan" => teller.t(Key::PlanAdaptation),
        "roadmap" => teller.t(Key::PlanRoadmap),
        "climate-budget" => teller.t(Key::PlanBudget),
        other => other.to_owned(),
    });
    let mut line = p().class("place quiet");
    line = line.child(kind.map(|kind| fact(plain(kind))));
    if !plan.status.is_empty() {
        line = line.child(fact(teller.foreign(&plan.status)));
    }
    let adopted = plan.adopted.as_ref().and_then(|date| date.earliest.as_ref()).map(|date| teller.wording.date(date));
    let adopted = adopted.map(|date| teller.scene.locale.fill(Key::PlanAdopted, &[("date", &date)]));
    line = line.child(adopted.map(|words| fact(plain(words))));
    line = line.child(plan.lang.as_ref().map(|tag| fact(plain(teller.scene.locale.formatter.language(tag)))));
    let mut parts = Vec::new();
    for component in &plan.components {
        parts.push(match component.as_str() {
            "commitments" => teller.t(Key::ComponentCommitments),
            "action-plan" => teller.t(Key::ComponentActions),
            "investment-plan" => teller.t(Key::ComponentInvestment),
            other => other.to_owned(),
        });
    }
    let parts = (!parts.is_empty()).then(|| p().class("quiet").child(plain(teller.scene.locale.list(&parts))));
    let text = (!plan.description.is_empty()).then(|| running(teller.said(&plan.description)));
    let evidence = Evidence { source: plan.source.clone(), note: plan.note.clone(), ..Evidence::default() };
    let mark = plan.source.is_some().then(|| mark(teller, &teller.wording.text(&plan.title), evidence));
    let name = p().class("name").child(teller.linked(&plan.title, plan.url.as_deref()));
    div().child(name).child(line).child(parts).child(text).child(mark)
}

pub fn investment(teller: &Teller, climate: &Climate, level: u8) -> Option<El> {
    let items: Vec<El> = climate.investment.iter().map(|found| money(teller, found)).collect();
    if items.is_empty() { None } else { list(teller, Key::CityInvestment, level, items) }
}

fn money(teller: &Teller, money: &Money) -> El {
    let plain_currency = money.currency.len() == 3 && money.currency.bytes().all(|byte| byte.is_ascii_alphabetic());
    let last = money.max.filter(|_| money.qualifier == Qualifier::Range);
    let words = if plain_currency {
        let options =
            [r#"{"style":"currency","maximumFractionDigits":0,"currency":""#, &money.currency, r#""}"#].concat();
        teller.scene.locale.formatter.amount(money.amount, last, &options)
    } else {
        teller.wording.number(money.amount, last) + " " + &money.currency
    };
    let words = if money.per_year { teller.scene.locale.fill(Key::PerYear, &[("n", &words)]) } else { words };
    let words = teller.wording.qualified(words, money.qualifier);
    let kind = money.kind.map(|kind| match kind {
        MoneyKind::Awarded => Key::MoneyAwarded,
        MoneyKind::Budget => Key::MoneyBudget,
        MoneyKind::Estimated => Key::MoneyEstimated,
        MoneyKind::Leveraged => Key::MoneyLeveraged,
    });
    let label = (!money.label.is_empty()).then(|| p().class("name").child(teller.foreign(&money.label)));
    let figure = p()
        .child(span().class("figure").part("figure").child(plain(words)))
        .child(kind.map(|key| plain(teller.t(key)).class("quiet aside")))
        .child(money.year.map(|year| plain(teller.wording.year(year)).class("quiet aside")));
    let evidence = Evidence { source: money.source.clone(), note: money.note.clone(), ..Evidence::default() };
    let mark = mark(teller, &teller.t(Key::CityInvestment), evidence);
    div().child(label).child(figure).child(mark)
}
