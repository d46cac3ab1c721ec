//! A picture of a city or of a document.

use super::teller::{Teller, fact, plain};
use crate::i18n::Key;
use crate::model::Image;
use crate::model::city::CityProfile;
use crate::view::el::{El, Place, el};

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
    let gone = Place::default();
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
