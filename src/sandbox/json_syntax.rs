//! What V8 says of a text that is not JSON, since Novu passes that on (V8 11.3, `json-parser.cc`; Node 20).

/// The message for a text that does not begin with `{` or `[`, which the body parser refuses even if it is JSON.
pub(super) fn strict_violation(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let first = units.iter().position(|unit| !is_space(*unit));
    first.map_or_else(|| END_OF_INPUT.into(), |at| unexpected(&units, at))
}

/// The message for any other text; `None` if it is JSON. Nesting is no danger to the stack.
pub(super) fn error(text: &str) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    Scanner { units: &units, at: 0 }.document().err().map(|fault| fault.message(&units))
}

const END_OF_INPUT: &str = "Unexpected end of JSON input";

/// How many characters V8 shows on each side of an unexpected one.
const CONTEXT: usize = 10;

/// What is wrong, at an index in UTF-16.
enum Fault {
    /// Something that V8 has a sentence for.
    Said(&'static str, usize),
    /// Something after the end.
    More(usize),
    /// Something else than could stand there, or the end.
    Token(usize),
}

impl Fault {
    fn message(&self, units: &[u16]) -> String {
        match *self {
            Self::Said(what, at) => format!("{what} in JSON at position {at}"),
            Self::More(at) => format!("Unexpected non-whitespace character after JSON at position {at}"),
            Self::Token(at) => match units.get(at).and_then(|unit| char::from_u32(u32::from(*unit))) {
                Some('"') => format!("Unexpected string in JSON at position {at}"),
                Some('-' | '0'..='9') => format!("Unexpected number in JSON at position {at}"),
                _ => unexpected(units, at),
            },
        }
    }
}

fn unexpected(units: &[u16], at: usize) -> String {
    let Some(&unit) = units.get(at) else { return END_OF_INPUT.into() };
    let text = |from: usize, to: usize| String::from_utf16_lossy(&units[from..to]);
    let token = String::from_utf16_lossy(&[unit]);
    let length = units.len();
    let shown = if length <= 2 * CONTEXT {
        format!("\"{}\"", text(0, length))
    } else if at < CONTEXT {
        format!("\"{}\"...", text(0, at + CONTEXT))
    } else if at < length - CONTEXT {
        format!("...\"{}\"...", text(at - CONTEXT, at + CONTEXT))
    } else {
        format!("...\"{}\"", text(at - CONTEXT, length))
    };
    format!("Unexpected token '{token}', {shown} is not valid JSON")
}

/// White space in JSON.
const fn is_space(unit: u16) -> bool {
    matches!(unit, 0x20 | 0x09 | 0x0a | 0x0d)
}

struct Scanner<'a> {
    units: &'a [u16],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        // A surrogate is no character of the syntax, and neither is its replacement.
        self.units.get(self.at).map(|unit| char::from_u32(u32::from(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The next character that is no white space.
    fn token(&mut self) -> Option<char> {
        while self.units.get(self.at).is_some_and(|unit| is_space(*unit)) {
            self.at += 1;
        }
        self.peek()
    }

    /// Takes this token, or finds `fault` with what is there instead.
    fn expect(&mut self, token: char, fault: impl FnOnce(usize) -> Fault) -> Result<(), Fault> {
        if self.token() != Some(token) {
            return Err(fault(self.at));
        }
        self.at += 1;
        Ok(())
    }

    fn document(&mut self) -> Result<(), Fault> {
        // The closing brackets that are due: a stack, since a body may be nested deeper than a call stack is.
        let mut open = Vec::new();
        loop {
            self.opening(&mut open)?;
            loop {
                let Some(closing) = open.last().copied() else {
                    return match self.token() {
                        None => Ok(()),
                        Some(_) => Err(Fault::More(self.at)),
                    };
                };
                if self.token() == Some(',') {
                    self.at += 1;
                    if closing == '}' {
                        self.name(|at| Fault::Said("Expected double-quoted property name", at))?;
                        self.expect(':', Fault::Token)?;
                    }
                    break;
                }
                let otherwise = match closing {
                    '}' => "Expected ',' or '}' after property value",
                    _ => "Expected ',' or ']' after array element",
                };
                self.expect(closing, |at| Fault::Said(otherwise, at))?;
                open.pop();
            }
        }
    }

    /// Reads a value as far as it can without another value: a scalar, an empty bracket, or brackets up to the first value.
    fn opening(&mut self, open: &mut Vec<char>) -> Result<(), Fault> {
        loop {
            match self.token() {
                Some('{') => {
                    self.at += 1;
                    if self.token() == Some('}') {
                        self.at += 1;
                        return Ok(());
                    }
                    self.name(|at| Fault::Said("Expected property name or '}'", at))?;
                    // V8 has words for this at the first member only.
                    self.expect(':', |at| Fault::Said("Expected ':' after property name", at))?;
                    open.push('}');
                }
                Some('[') => {
                    self.at += 1;
                    if self.token() == Some(']') {
                        self.at += 1;
                        return Ok(());
                    }
                    open.push(']');
                }
                Some('"') => return self.string(),
                Some('-' | '0'..='9') => return self.number(),
                Some('t') => return self.literal("true"),
                Some('f') => return self.literal("false"),
                Some('n') => return self.literal("null"),
                _ => return Err(Fault::Token(self.at)),
            }
        }
    }

    fn name(&mut self, fault: impl FnOnce(usize) -> Fault) -> Result<(), Fault> {
        if self.token() == Some('"') { self.string() } else { Err(fault(self.at)) }
    }

    fn literal(&mut self, word: &str) -> Result<(), Fault> {
        for letter in word.chars() {
            match self.peek() {
                Some(found) if found == letter => self.at += 1,
                _ => return Err(Fault::Token(self.at)),
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Fault> {
        if self.peek() == Some('-') {
            self.at += 1;
        }
        if self.peek() == Some('0') {
            self.at += 1;
            if self.is_digit() {
                return Err(Fault::Token(self.at));
            }
        } else {
            self.digits("No number after minus sign")?;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            self.digits("Unterminated fractional number")?;
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.at += 1;
            if matches!(self.peek(), Some('+' | '-')) {
                self.at += 1;
            }
            self.digits("Exponent part is missing a number")?;
        }
        Ok(())
    }

    fn is_digit(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    fn digits(&mut self, otherwise: &'static str) -> Result<(), Fault> {
        if !self.is_digit() {
            return Err(Fault::Said(otherwise, self.at));
        }
        while self.is_digit() {
            self.at += 1;
        }
        Ok(())
    }

    /// Reads a string from its first quotation mark.
    fn string(&mut self) -> Result<(), Fault> {
        loop {
            self.at += 1;
            match self.peek() {
                None => return Err(Fault::Said("Unterminated string", self.at)),
                Some('"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some('\\') => self.escape()?,
                Some(c) if c < ' ' => return Err(Fault::Said("Bad control character in string literal", self.at)),
                Some(_) => {}
            }
        }
    }

    /// Reads an escape from its backslash up to its last character.
    fn escape(&mut self) -> Result<(), Fault> {
        self.at += 1;
        match self.peek() {
            None => Err(Fault::Token(self.at)),
            Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => Ok(()),
            Some('u') => {
                for _ in 0..4 {
                    self.at += 1;
                    if !self.peek().is_some_and(|c| c.is_ascii_hexdigit()) {
                        return Err(Fault::Said("Bad Unicode escape", self.at));
                    }
                }
                Ok(())
            }
            Some(_) => Err(Fault::Said("Bad escaped character", self.at)),
        }
    }
}
