//! The head of a card: picture, name, and where the city is.

use super::teller::{Teller, fact, plain};
use crate::i18n::Key;
use crate::model::Image;
use crate::model::city::CityProfile;
use crate::state::city::Variant;
use crate::view::el::{El, div, el, heading, p};

pub fn head(teller: &Teller, city: &CityProfile, variant: Variant, level: u8) -> El {
    let picture = match variant {
        Variant::Standard | Variant::Full => city.images.iter().find_map(|image| picture(teller, city, image)),
        _ => None,
    };
    let name = heading(level).class("city-name").part("heading").child(teller.foreign(&city.name));
    div().class("head").child(picture).child(name).child(place(teller, city, variant))
}

/// Country and region in one line.
pub fn place(teller: &Teller, city: &CityProfile, variant: Variant) -> Option<El> {
    let mut places = Vec::new();
    if let Some(country) = &city.country {
        let words = teller.wording.country(country);
        let own = teller.wording.text(&country.name) == words;
        places.push(if own { teller.foreign(&country.name) } else { plain(words) });
    }
    if !city.region.is_empty() && !matches!(variant, Variant::Compact | Variant::Row) {
        places.push(teller.foreign(&city.region));
    }
    let mut line = p().class("place quiet");
    if places.is_empty() {
        return None;
    }
    for words in places {
        line = line.child(fact(words));
    }
    Some(line)
}

/// A picture with its credit; a picture that does not come leaves nothing.
pub fn picture(teller: &Teller, city: &CityProfile, image: &Image) -> Option<El> {
    let url = image.url.clone()?;
    let alt = if image.decorative {
        String::new()
    } else {
        let texts = [&image.alt, &image.caption, &city.name];
        texts.into_iter().find(|text| !text.is_empty()).map(|text| teller.wording.text(text)).unwrap_or_default()
    };
    let mut caption = Vec::new();
    if !image.caption.is_empty() {
        caption.push(fact(teller.foreign(&image.caption)));
    }
    if !image.credit.is_empty() {
        let names = teller.wording.text(&image.credit);
        caption.push(fact(plain(teller.scene.locale.fill(Key::Credit, &[("names", &names)]))));
    }
    caption.extend(image.licence.clone().map(|licence| fact(plain(licence))));
    let gone = crate::view::el::Place::default();
    let drop = gone.clone();
    let picture = el("img")
        .attr("src", url)
        .attr("alt", alt)
        .attr("loading", "lazy")
        .attr("decoding", "async")
        .attr("referrerpolicy", "no-referrer")
        .on("error", move |_| crate::view::dom::take_away(&drop));
    let caption = (!caption.is_empty()).then(|| el("figcaption").class("quiet").child(caption));
    Some(el("figure").class("picture").place(gone).child(picture).child(caption))
}
