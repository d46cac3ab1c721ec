//! Numbers as WebAssembly writes them: seven bits a byte, the lowest first.

/// A number without a sign.
pub fn unsigned(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            out.push(byte);
            return out;
        }
        out.push(byte | 0x80);
    }
}

/// The same in five bytes, as linkers write what they may have to change.
#[cfg(test)]
pub fn padded(number: usize) -> Vec<u8> {
    (0..5).map(|place| ((number >> (7 * place)) & 0x7f) as u8 | if place < 4 { 0x80 } else { 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::{padded, unsigned};

    #[test]
    fn numbers_are_written_as_the_standard_says() {
        assert_eq!(unsigned(0), [0]);
        assert_eq!(unsigned(624_485), [0xe5, 0x8e, 0x26]);
        assert_eq!(padded(3), [0x83, 0x80, 0x80, 0x80, 0]);
        assert_eq!(padded(624_485), [0xe5, 0x8e, 0xa6, 0x80, 0]);
    }
}
