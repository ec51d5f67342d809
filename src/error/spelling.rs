//! A text as it is compared, whatever way it is written in.

/// The bytes of a text without what may differ where it is the same: case, escapes, and what does not show. Each with the place
/// where it ends in the text; it begins where the one before ends.
#[derive(Default)]
pub(super) struct Spelling(pub(super) Vec<(u8, usize)>);

impl Spelling {
    /// A text with each escape decoded, also where it is escaped itself: of JSON, percent-encoding and HTML. Of a long text
    /// so many bytes.
    pub(super) fn of_text(text: &str, most: usize) -> Self {
        let mut spelling = Self::default();
        let mut end = 0;
        for character in text.chars() {
            end += character.len_utf8();
            if end > most {
                break;
            }
            spelling.push_character(character, end);
            // What is decoded may be the end of another escape.
            while let Some((length, code)) = spelling.escape() {
                spelling.0.truncate(spelling.0.len() - length);
                match u8::try_from(code) {
                    // A percent sign stands before a byte, of which a character may have several.
                    Ok(byte) if length < 5 => spelling.push(byte, end),
                    _ => spelling.push_character(char::from_u32(code).unwrap_or_default(), end),
                }
            }
        }
        spelling
    }

    /// Bytes in base64 (6 bits) or hexadecimal (4): the digits that stand for nothing but them, where the first of these begins
    /// after some bits.
    pub(super) fn of_digits(bytes: &[u8], bits: i32, skipped: i32) -> Self {
        let all: &[u8] = match bits {
            4 => b"0123456789abcdef",
            _ => b"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789+/",
        };
        let mut spelling = Self::default();
        let (mut rest, mut length) = (0, -skipped);
        for byte in bytes {
            rest = rest << 8 | u32::from(*byte);
            length += 8;
            while length >= bits {
                length -= bits;
                let digit = (rest >> length) as usize & (all.len() - 1);
                spelling.push(all.get(digit).copied().unwrap_or_default(), 0);
            }
        }
        spelling
    }

    fn push_character(&mut self, character: char, end: usize) {
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            self.push(byte, end);
        }
    }

    /// Adds a byte, in the place of a backslash that escapes it. In a form a plus is a space, and base64 in a URL has other
    /// characters for plus and slash.
    fn push(&mut self, byte: u8, end: usize) {
        let byte = match byte {
            0..b' ' | 0x7f => return,
            b' ' | b'+' => b'-',
            b'_' => b'/',
            _ => byte.to_ascii_lowercase(),
        };
        if self.back(1) == b'\\' && !matches!(byte, b'u' | b'x') {
            self.0.pop();
        }
        self.0.push((byte, end));
    }

    /// The last byte but some.
    fn back(&self, count: usize) -> u8 {
        self.0.get(self.0.len().wrapping_sub(count)).map_or(0, |(byte, _)| *byte)
    }

    /// How long the escape is with which this ends, and the code of what it stands for.
    fn escape(&self) -> Option<(usize, u32)> {
        for (length, mark, digits) in [(3, b'%', 2), (4, b'x', 2), (6, b'u', 4)] {
            if self.back(digits + 1) == mark && (digits + 1 == length || self.back(length) == b'\\') {
                return Some((length, self.number(digits, 16)?));
            }
        }
        if self.back(1) != b';' {
            return None;
        }
        let mut length = 4;
        while self.back(length) != b'&' {
            length += 1;
            if length > 10 {
                return None;
            }
        }
        let code = match (self.back(length - 1), self.back(length - 2)) {
            (b'#', b'x') => self.number(length - 3, 16)?,
            (b'#', _) => self.number(length - 2, 10)?,
            (b'l', _) => '<'.into(),
            (b'g', _) => '>'.into(),
            (b'q', _) => '"'.into(),
            (b'a', b'p') => '\''.into(),
            _ => '&'.into(),
        };
        Some((length, code))
    }

    /// The number that begins so many bytes before the end.
    fn number(&self, mut from: usize, radix: u32) -> Option<u32> {
        let mut number = 0;
        while from > 0 && self.back(from) != b';' {
            number = number * radix + char::from(self.back(from)).to_digit(radix)?;
            from -= 1;
        }
        Some(number)
    }
}
