//! Which borders are not agreed on, and are drawn dashed.
//!
//! Reviewed by hand; no map is neutral, and this is what ours says. Lines are those of Natural Earth, which draws who
//! controls a place, with these changes: Crimea is a part of Ukraine (United Nations General Assembly resolution 68/262),
//! and lines that Natural Earth doesn't have are added as [`LINES`]. A border is dashed where a territory's state is not
//! one that the United Nations know or where their maps show a line of control, an armistice line or an undetermined
//! boundary. What the data can't tell stays as it is: Western Sahara's own area is what lies east of the berm, the Golan
//! is a part of Israel's area, Jammu and Kashmir's parts are those of who controls them. Whether borders are drawn at
//! all is for the site to say.

use crate::geo::LonLat;

/// A pair of countries whose border is disputed: all of it, or within a box of west, south, east and north.
struct Dispute(&'static [u8; 4], [f64; 4]);

const ALL: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

#[rustfmt::skip]
const DISPUTES: [Dispute; 20] = [
    // Crimea: the line across the isthmus is within Ukraine.
    Dispute(b"UAUA", ALL),
    Dispute(b"RUUA", [32.0, 44.0, 37.0, 46.5]),
    // Western Sahara: the berm, and its borders with others as long as its state is open.
    Dispute(b"EHMA", ALL),
    // Kosovo.
    Dispute(b"RSXK", ALL),
    // Cyprus: the United Nations' buffer zone.
    Dispute(b"CYXN", ALL),
    // Somaliland.
    Dispute(b"SOXS", ALL),
    // The Golan and the Shebaa farms.
    Dispute(b"ILSY", ALL),
    Dispute(b"ILLB", [35.6, 33.2, 36.0, 33.5]),
    // The West Bank and Gaza: the armistice lines of 1949.
    Dispute(b"ILPS", ALL),
    // Kashmir: the line of control, Siachen, Aksai Chin, and Pakistan's border with China there.
    Dispute(b"INPK", [72.5, 32.0, 80.0, 37.5]),
    Dispute(b"CNIN", [77.0, 31.0, 80.5, 36.5]),
    Dispute(b"CNPK", ALL),
    // Arunachal Pradesh and the rest of the eastern line.
    Dispute(b"CNIN", [91.5, 26.5, 98.0, 30.0]),
    // Abyei and the line between Sudan and South Sudan around it.
    Dispute(b"SDSS", [26.5, 9.0, 30.5, 10.8]),
    // Hala'ib and Bir Tawil.
    Dispute(b"EGSD", [33.0, 21.0, 38.0, 24.5]),
    // Korea: the demilitarised zone.
    Dispute(b"KPKR", ALL),
    // The Ilemi triangle.
    Dispute(b"KESS", ALL),
    // Abkhazia and South Ossetia lie within Georgia; their outer line is Georgia's border with Russia, and agreed on.
    // Essequibo.
    Dispute(b"GYVE", ALL),
    // The Koualou corner between Benin and Burkina Faso.
    Dispute(b"BFBJ", [0.6, 10.9, 1.6, 11.6]),
    // The Kuril islands have no land border; Liancourt neither. The Isthmus of Gibraltar.
    Dispute(b"ESGI", ALL),
];

/// Places that have no code of their own: all their borders are disputed.
const NOWHERE: [u8; 2] = *b"XJ";

/// Disputed lines that the data doesn't have.
pub const LINES: &[&[(f64, f64)]] = &[
    // Western Sahara's northern line, along 27° 40' N.
    &[(-13.17, 27.667), (-8.67, 27.667)],
    // The line of 1967 between Israel and the Golan.
    &[(35.62, 33.25), (35.65, 33.08), (35.62, 32.9), (35.66, 32.69)],
];

/// Whether the border of two countries is disputed at a place.
pub fn is_disputed(one: [u8; 2], other: [u8; 2], place: LonLat) -> bool {
    if one == NOWHERE || other == NOWHERE {
        return true;
    }
    let [first, second] = if one <= other { [one, other] } else { [other, one] };
    DISPUTES.iter().any(|Dispute(pair, [west, south, east, north])| {
        let [a, b, c, d] = **pair;
        [a, b] == first
            && [c, d] == second
            && (*west..=*east).contains(&place.lon)
            && (*south..=*north).contains(&place.lat)
    })
}
