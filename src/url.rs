//! The parts of URLs that the calls need. (The crate `url` would add 66 KB to every bundle.)

use crate::text::before;

/// Where Novu's hosted API is.
pub const DEFAULT_SERVER: &str = "https://api.novu.co";

/// The path of the resource.
pub const RESOURCE: &str = "/v1/channel-connections";

/// The base of all requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server(String);

impl Server {
    /// The server at a URL, as the runtime writes it (`URL.href`); `None` if it is no http(s) URL, or has user info, a query
    /// or a fragment.
    ///
    /// A path that ends in `/v1` is understood, since Novu's documentation sometimes quotes its base so.
    #[must_use]
    pub fn new(href: &str) -> Option<Self> {
        let rest = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"))?;
        let authority = before(rest, "/");
        if authority.is_empty() || authority.bytes().any(|byte| byte == b'@') || before(before(rest, "?"), "#") != rest
        {
            return None;
        }
        let (origin, path) = href.split_at(href.len() - rest.len() + authority.len());
        let path = path.trim_end_matches('/');
        Some(Self(origin.to_owned() + path.strip_suffix("/v1").unwrap_or(path).trim_end_matches('/')))
    }

    /// Whether a secret key may be sent to it: not without TLS, unless it never leaves the machine.
    #[must_use]
    pub fn keeps_secrets(&self) -> bool {
        let Some(rest) = self.0.strip_prefix("http://") else { return true };
        let host = before(before(rest, "/"), ":");
        host == "localhost" || host == "127.0.0.1" || rest.starts_with("[::1]")
    }

    /// The URL of the resource.
    #[must_use]
    pub fn resource(&self) -> String {
        self.0.clone() + RESOURCE
    }
}

impl Default for Server {
    fn default() -> Self {
        Self(DEFAULT_SERVER.to_owned())
    }
}

/// A text as one segment of a path or one part of a query: all but letters, digits and `- . _ ~` percent-encoded. (The crate
/// `percent-encoding` would add 0.4 KB to every bundle.)
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}
