//! What was noticed in a feed, and where.

use crate::geo::LonLat;
use crate::model::{Code, Diagnostic};
use crate::source::path::Path;

/// Notes in the making. What costs a record its place, or the record itself, is all in them; of what was mended or is
/// merely odd a dozen is enough to know: a file may have the same fault in each of fifty thousand records.
#[derive(Debug, Default)]
pub struct Notes {
    pub list: Vec<Diagnostic>,
    counts: Vec<(Code, u32)>,
    /// Fractions of coordinates, and how many of them have more digits than anything is measured to.
    fractions: u32,
    endless: u32,
    wound: bool,
}

const ENOUGH: u32 = 12;

impl Notes {
    #[inline(never)]
    pub fn note(&mut self, path: &Path, code: Code, value: &str) {
        let all = code.leaves_out()
            || matches!(code, Code::BadPlace | Code::BadGeometry | Code::NullIsland | Code::LooksSwapped);
        let enough = if code == Code::MoneyInText { 1 } else { ENOUGH };
        if all || self.count(code) <= enough {
            self.list.push(Diagnostic::new(path.written(), code, value));
        }
    }

    /// How often a code has been noted, with this time.
    fn count(&mut self, code: Code) -> u32 {
        match self.counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((code, 1));
                1
            }
        }
    }

    /// Looks at how a coordinate is written. Ten digits behind the point are a hundredth of a millimetre.
    pub fn digits(&mut self, written: &str) {
        self.fractions += 1;
        // Up to three digits and a sign stand before the point: shorter ones need no closer look.
        if written.len() > 11 {
            let point = written.bytes().position(|byte| byte == b'.').unwrap_or(written.len());
            self.endless += u32::from(written.len() - point > 10);
        }
    }

    /// Says so where most coordinates are longer than they need be.
    pub fn precision(&mut self, path: &Path) {
        if self.endless * 2 > self.fractions {
            self.note(path, Code::TooPrecise, "");
        }
    }

    /// Says once where a ring runs the other way round than the standard has it; that changes nothing.
    pub fn winding(&mut self, ring: &[LonLat], outer: bool, path: &Path) {
        if self.wound {
            return;
        }
        let area = super::geometry::area(ring);
        if (area < 0.0) == outer && area != 0.0 {
            self.wound = true;
            self.note(path, Code::OddGeojson, if outer { "clockwise" } else { "anticlockwise" });
        }
    }
}
