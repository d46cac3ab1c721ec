//! An archive as content management systems take it: files as they are, not compressed.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files;

/// Files below a folder, under their paths from there.
pub fn stored(folder: &Path, paths: &[PathBuf]) -> Result<Vec<u8>> {
    let mut entries = Vec::new();
    for path in paths {
        entries.push((files::relative(folder, path), files::read(path)?));
    }
    Ok(archive(&entries))
}

fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let place = out.len();
        out.extend(b"PK\x03\x04");
        out.extend(described(name, content));
        out.extend(name.bytes());
        out.extend(content);

        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(described(name, content));
        // No comment, first disk, attributes: none.
        list.extend([0; 10]);
        list.extend(long(place));
        list.extend(name.bytes());
    }
    let place = out.len();
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([short(entries.len()), short(entries.len())].concat());
    out.extend([long(list.len()), long(place)].concat());
    out.extend([0; 2]);
    out
}

/// What both the file and the list of files say of it: version 2, names in UTF-8, stored, 1 January 1980, so that the
/// same content is the same archive.
fn described(name: &str, content: &[u8]) -> Vec<u8> {
    let mut out = vec![0x14, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
    out.extend(crc32(content).to_le_bytes());
    out.extend([long(content.len()), long(content.len())].concat());
    out.extend(short(name.len()));
    out.extend([0; 2]);
    out
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or_default().to_le_bytes()
}

fn long(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or_default().to_le_bytes()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1)))
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::{archive, crc32};

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn the_list_at_the_end_names_the_places() {
        let zip = archive(&[("a/b.txt".to_owned(), b"one".to_vec()), ("c".to_owned(), Vec::new())]);
        let end = &zip[zip.len() - 22..];
        assert_eq!((&end[..4], end[10]), (b"PK\x05\x06".as_slice(), 2));
        let list = end[16] as usize;
        assert_eq!(&zip[list..list + 4], b"PK\x01\x02");
        assert_eq!(&zip[30..40], b"a/b.txtone");
        let second = zip[list + 46 + 7 + 42] as usize;
        assert_eq!(&zip[second..second + 4], b"PK\x03\x04");
    }
}
