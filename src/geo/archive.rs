//! PMTiles, version 3: many map images in one file, of which a browser asks for the parts that it needs.
//!
//! A file begins with a header and the root directory, within its first 16 KiB. A directory says where images lie, or
//! further directories. Images are numbered along a Hilbert curve, one zoom level after the other. Anything may be in
//! the bytes: what makes no sense is nothing.

/// Header and root directory are within so many bytes.
pub const BEGINNING: u64 = 16_384;
/// Of the header.
const HEADER: usize = 127;
/// Directories lead to directories no deeper than this.
pub const DEEPEST: u8 = 4;

/// Why a file can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No PMTiles of version 3, or in a compression that browsers do not know.
    NotOne,
    /// Shapes and not images.
    Vector,
}

/// A piece of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub offset: u64,
    pub length: u64,
}

/// What the beginning of a file says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Header {
    pub root: Piece,
    leaves: u64,
    images: u64,
    /// Whether directories, and whether images, are packed with gzip.
    pub packed: bool,
    pub images_packed: bool,
    /// The media type of the images.
    pub mime: &'static str,
    pub min_zoom: u8,
    pub max_zoom: u8,
}

/// Where one image lies, several that are the same, or a further directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    first: u64,
    /// How many images in a row it is of; none is a directory.
    run: u64,
    length: u64,
    offset: u64,
}

/// What a directory says of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Image(Piece),
    Directory(Piece),
}

impl Header {
    /// Reads the beginning of a file.
    ///
    /// # Errors
    /// The file is no archive of images.
    pub fn read(bytes: &[u8]) -> Result<Header, Fault> {
        let head = bytes.get(..HEADER).filter(|head| head.starts_with(b"PMTiles\x03")).ok_or(Fault::NotOne)?;
        let byte = |at: usize| head.get(at).copied().unwrap_or_default();
        let long = |at: usize| (0..8).rev().fold(0_u64, |all, n| all << 8 | u64::from(byte(at + n)));
        let packed = |at: usize| match byte(at) {
            1 => Ok(false),
            2 => Ok(true),
            _ => Err(Fault::NotOne),
        };
        let mime = match byte(99) {
            1 => return Err(Fault::Vector),
            2 => "image/png",
            3 => "image/jpeg",
            4 => "image/webp",
            5 => "image/avif",
            _ => return Err(Fault::NotOne),
        };
        Ok(Header {
            root: Piece { offset: long(8), length: long(16) },
            leaves: long(40),
            images: long(56),
            packed: packed(97)?,
            // Of images it need not be said.
            images_packed: byte(98) == 2,
            mime,
            min_zoom: byte(100).min(22),
            max_zoom: byte(101).min(22),
        })
    }

    /// What a directory says of an image, as a piece of the file.
    pub fn find(&self, directory: &[Entry], image: u64) -> Option<Found> {
        let next = directory.partition_point(|entry| entry.first <= image);
        let entry = directory.get(next.checked_sub(1)?)?;
        let piece = |from: u64| Some(Piece { offset: from.checked_add(entry.offset)?, length: entry.length });
        if entry.run == 0 {
            return Some(Found::Directory(piece(self.leaves)?));
        }
        if image - entry.first >= entry.run {
            return None;
        }
        Some(Found::Image(piece(self.images)?))
    }
}

/// Reads a directory; `None` if it isn't one.
pub fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = bytes;
    let count = number(&mut rest)?;
    // Each entry has four numbers of a byte or more.
    if count > rest.len() as u64 / 4 {
        return None;
    }
    let mut entries = Vec::with_capacity(count as usize);
    let mut first = 0_u64;
    for _ in 0..count {
        first = first.checked_add(number(&mut rest)?)?;
        entries.push(Entry { first, run: 0, length: 0, offset: 0 });
    }
    for entry in &mut entries {
        entry.run = number(&mut rest)?;
    }
    for entry in &mut entries {
        entry.length = number(&mut rest)?;
    }
    let mut end = 0_u64;
    for entry in &mut entries {
        // Nought is behind the one before.
        entry.offset = match number(&mut rest)? {
            0 => end,
            more => more - 1,
        };
        end = entry.offset.checked_add(entry.length)?;
    }
    Some(entries)
}

/// A number in pieces of seven bits, the lowest first.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The number of an image; `zoom` is at most 22, `x` and `y` are less than `2^zoom`.
pub fn image_number(zoom: u8, mut x: u32, mut y: u32) -> u64 {
    let mut number = ((1_u64 << (2 * zoom)) - 1) / 3;
    let mut half = (1_u32 << zoom) / 2;
    while half > 0 {
        let (right, low) = (x & half > 0, y & half > 0);
        let quarter = u64::from(half) * u64::from(half);
        number += quarter * ((u64::from(right) * 3) ^ u64::from(low));
        // The curve goes through each quarter turned or mirrored.
        if !low {
            if right {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
        half /= 2;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_numbered_along_the_curve() {
        let numbers = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0), (2, 1, 0), (2, 1, 1)];
        assert_eq!(numbers.map(|(zoom, x, y)| image_number(zoom, x, y)), [0, 1, 2, 3, 4, 5, 6, 7]);
        // As the specification's own implementation has it.
        assert_eq!(image_number(12, 3423, 1763), 19_078_479);
        // Each number of a level is one image's.
        let mut seen: Vec<u64> = (0..64).map(|n| image_number(3, n % 8, n / 8)).collect();
        seen.sort_unstable();
        assert_eq!(seen, (21..85).collect::<Vec<u64>>());
    }

    fn header(change: &dyn Fn(&mut Vec<u8>)) -> Result<Header, Fault> {
        let mut bytes = vec![0; HEADER];
        bytes[..8].copy_from_slice(b"PMTiles\x03");
        (bytes[8], bytes[16], bytes[41], bytes[57]) = (127, 25, 1, 2);
        (bytes[97], bytes[98], bytes[99], bytes[101]) = (2, 1, 2, 5);
        change(&mut bytes);
        Header::read(&bytes)
    }

    #[test]
    fn a_header_says_what_the_file_is() {
        let known = header(&|_| ()).unwrap();
        assert_eq!((known.root, known.mime), (Piece { offset: 127, length: 25 }, "image/png"));
        assert_eq!((known.packed, known.images_packed, known.min_zoom, known.max_zoom), (true, false, 0, 5));
        assert_eq!(header(&|bytes| bytes[99] = 1), Err(Fault::Vector));
        assert_eq!(header(&|bytes| bytes[97] = 3), Err(Fault::NotOne), "brotli");
        assert_eq!(header(&|bytes| bytes[7] = 2), Err(Fault::NotOne), "version 2");
        assert_eq!(header(&|bytes| bytes.truncate(126)), Err(Fault::NotOne));
        assert_eq!(Header::read(b"<!doctype html>"), Err(Fault::NotOne));
    }

    #[test]
    fn a_directory_says_where_images_lie() {
        let known = header(&|_| ()).unwrap();
        // Three entries: image 0; images 1 to 3 that are the same; a directory from image 5 on.
        let bytes = [3, 0, 1, 4, 1, 3, 0, 100, 50, 30, 1, 0, 11];
        let entries = directory(&bytes).unwrap();
        let image = |offset: u64, length: u64| Some(Found::Image(Piece { offset: 512 + offset, length }));
        assert_eq!(known.find(&entries, 0), image(0, 100));
        assert_eq!(known.find(&entries, 1), image(100, 50));
        assert_eq!(known.find(&entries, 3), image(100, 50));
        assert_eq!(known.find(&entries, 4), None);
        assert_eq!(known.find(&entries, 9), Some(Found::Directory(Piece { offset: 256 + 10, length: 30 })));
        assert_eq!(known.find(&[], 0), None);
        for end in 0..bytes.len() {
            assert_eq!(directory(&bytes[..end]), None, "{end} bytes of it");
        }
        assert_eq!(directory(&[0xff; 40]), None);
        assert_eq!(directory(&[0]), Some(Vec::new()));
    }
}
