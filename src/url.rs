//! The parts of URLs that the calls need. (The crate `url` would add 66 KB, compressed, to the wasm.)

use crate::text::{self, concat};

/// Where Novu's hosted API is.
pub const DEFAULT_SERVER: &str = "https://api.novu.co";

/// The path of the resource.
pub const RESOURCE: &str = "/v1/channel-connections";

/// A URL taken apart by whoever reads URLs: the runtime, in the npm package.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The scheme with its colon, e.g. `https:`.
    pub protocol: String,
    /// The host with its port.
    pub host: String,
    /// The path.
    pub path: String,
    /// User info, a query or a fragment, if there is any.
    pub rest: String,
}

/// The base of all requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server(String);

impl Server {
    /// The server at a URL; `None` if it is no http(s) URL, or has user info, a query or a fragment.
    ///
    /// A path that ends in `/v1` is understood, since Novu's documentation sometimes quotes its base so.
    #[must_use]
    pub fn new(parts: &Parts) -> Option<Self> {
        if !matches!(parts.protocol.as_str(), "http:" | "https:") || parts.host.is_empty() || !parts.rest.is_empty() {
            return None;
        }
        let path = without_slashes(&parts.path);
        let prefix = without_slashes(path.strip_suffix("/v1").unwrap_or(path));
        Some(Self(concat(&[&parts.protocol, "//", &parts.host, prefix])))
    }

    /// The URL of the resource.
    #[must_use]
    pub fn resource(&self) -> String {
        concat(&[&self.0, RESOURCE])
    }
}

impl Default for Server {
    fn default() -> Self {
        Self(DEFAULT_SERVER.to_owned())
    }
}

/// A path without slashes at its end. (The standard library's trimming costs 0.07 KB, compressed.)
fn without_slashes(mut path: &str) -> &str {
    while let Some(shorter) = path.strip_suffix('/') {
        path = shorter;
    }
    path
}

/// A text as one segment of a path: all but letters, digits and `- . _ ~` percent-encoded.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            text::push_hexadecimal(&mut out, byte);
        }
    }
    out
}
