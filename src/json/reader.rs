use super::{Json, NotJson, Text};

/// Reads a text that is one JSON value. Tests hold it against `serde_json`, which would make the wasm of the sandbox a third
/// larger (65 of 202 KB), most of it for floating-point numbers: here a number is the text that it is.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

type Read<T> = Result<T, NotJson>;

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The value that is all there is in the text.
    pub(super) fn document(mut self) -> Read<Json> {
        let value = self.value()?;
        match self.token() {
            None => Ok(value),
            Some(_) => self.fail(),
        }
    }

    fn value(&mut self) -> Read<Json> {
        match self.token() {
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(Json::String),
            Some(b't') => self.word("true", Json::Boolean(true)),
            Some(b'f') => self.word("false", Json::Boolean(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self) -> Read<Json> {
        let mut members: Vec<(Text, Json)> = Vec::new();
        self.items(b'}', |reader| {
            if reader.token() != Some(b'"') {
                return reader.fail();
            }
            let name = reader.string()?;
            reader.token();
            reader.expect(b':')?;
            let value = reader.value()?;
            match members.iter_mut().find(|(key, _)| *key == name) {
                Some(member) => member.1 = value,
                None => members.push((name, value)),
            }
            Ok(())
        })?;
        Ok(Json::Object(members.into()))
    }

    fn array(&mut self) -> Read<Json> {
        let mut elements = Vec::new();
        self.items(b']', |reader| reader.value().map(|element| elements.push(element)))?;
        Ok(Json::Array(elements.into()))
    }

    /// Reads from an opening bracket to the closing one, with commas between the items.
    fn items(&mut self, closing: u8, mut item: impl FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.at += 1;
        if self.token() == Some(closing) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            if self.token() == Some(closing) {
                self.at += 1;
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// Reads a string from its first quotation mark.
    fn string(&mut self) -> Read<Text> {
        let mut bytes = Vec::new();
        // The first half of a character outside of the basic plane, if that came last.
        let mut high: Option<u32> = None;
        loop {
            self.at += 1;
            let code = match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                Some(byte) if byte >= b' ' => {
                    high = None;
                    bytes.push(byte);
                    continue;
                }
                _ => return self.fail(),
            };
            if let (Some(first), 0xdc00..0xe000) = (high, code) {
                bytes.truncate(bytes.len() - 3);
                push_code(0x1_0000 + ((first - 0xd800) << 10) + (code - 0xdc00), &mut bytes);
                high = None;
            } else {
                push_code(code, &mut bytes);
                high = Some(code).filter(|code| (0xd800..0xdc00).contains(code));
            }
        }
        self.at += 1;
        Ok(Text(bytes.into()))
    }

    /// Reads an escape from its backslash up to its last byte.
    fn escape(&mut self) -> Read<u32> {
        self.at += 1;
        Ok(match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => u32::from(byte),
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => 10,
            Some(b'r') => 13,
            Some(b't') => 9,
            Some(b'u') => {
                let mut code = 0;
                for _ in 0..4 {
                    self.at += 1;
                    let Some(digit) = self.peek().and_then(|byte| char::from(byte).to_digit(16)) else {
                        return self.fail();
                    };
                    code = code << 4 | digit;
                }
                code
            }
            _ => return self.fail(),
        })
    }

    fn number(&mut self) -> Read<Json> {
        let start = self.at;
        self.skip(b"-");
        if !self.skip(b"0") {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        Ok(Json::Number(self.text[start..self.at].into()))
    }

    fn digits(&mut self) -> Read<()> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.fail();
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &str, value: Json) -> Read<Json> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(value)
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.skip(&[byte]) { Ok(()) } else { self.fail() }
    }

    /// Goes past one of these, if it is there.
    fn skip(&mut self, bytes: &[u8]) -> bool {
        let is_there = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_there);
        is_there
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn token(&mut self) -> Option<u8> {
        while self.skip(b" \t\n\r") {}
        self.peek()
    }

    const fn fail<T>(&self) -> Read<T> {
        Err(NotJson { at: self.at })
    }
}

/// Appends a code in WTF-8, which is UTF-8 but for lone surrogates.
#[expect(clippy::cast_possible_truncation, reason = "each fits, by its range")]
fn push_code(code: u32, bytes: &mut Vec<u8>) {
    let following = |shift: u32| (code >> shift & 0x3f | 0x80) as u8;
    match code {
        0..0x80 => bytes.push(code as u8),
        0x80..0x800 => bytes.extend([(code >> 6 | 0xc0) as u8, following(0)]),
        0x800..0x1_0000 => bytes.extend([(code >> 12 | 0xe0) as u8, following(6), following(0)]),
        _ => bytes.extend([(code >> 18 | 0xf0) as u8, following(12), following(6), following(0)]),
    }
}
