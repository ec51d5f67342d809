//! A request and a response as data. Nothing here sends anything.

use std::borrow::Cow;

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::{value::Value, variant::from_text};

/// An HTTP method that the API uses.
#[derive(Clone, Copy, Debug, IntoStaticStr, PartialEq, Eq, Serialize, VariantArray)]
#[serde(rename_all = "UPPERCASE")]
#[strum(serialize_all = "UPPERCASE")]
pub enum Method {
    /// Reads.
    Get,
    /// Creates.
    Post,
    /// Replaces; no route has it.
    Put,
    /// Changes.
    Patch,
    /// Deletes.
    Delete,
    /// Reads headers alone.
    Head,
    /// Asks what is allowed.
    Options,
    /// Any other; no route has one.
    Other,
}

impl Method {
    /// As it stands in a request line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The method of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        from_text(name).unwrap_or(Self::Other)
    }
}

/// A request to send or to answer. The type of the body is that of whoever makes it.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest<Body = String> {
    /// The method.
    pub method: Method,
    /// The whole URL.
    pub url: String,
    /// The headers.
    pub headers: Headers,
    /// The body, if there is one.
    pub body: Option<Body>,
}

impl<V: Value> HttpRequest<V> {
    /// The same, with its body as text.
    #[must_use]
    pub fn into_text(self) -> HttpRequest {
        let Self { method, url, headers, body } = self;
        HttpRequest { method, url, headers, body: body.map(|body| body.text()) }
    }
}

/// Headers and body hold secrets, and do not show.
impl<Body> std::fmt::Debug for HttpRequest<Body> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpRequest").field("method", &self.method).field("url", &self.url).finish_non_exhaustive()
    }
}

/// The answer to a request, with a body of the type that its reader works on.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HttpResponse<Body> {
    /// The status; 0 for a redirect that a browser hides.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub body: Body,
}

/// The body may hold secrets, and does not show.
impl<Body> std::fmt::Debug for HttpResponse<Body> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

/// Header fields in their order. Names compare without regard to case.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Headers(Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl Headers {
    /// The value of the first field called `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| &**value)
    }

    /// Adds a field.
    pub fn push(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) {
        self.0.push((name.into(), value.into()));
    }

    /// Each name with its value; what is borrowed is constant.
    #[must_use]
    pub fn fields(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
        &self.0
    }

    /// Each name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

/// The values may be secrets, and do not show.
impl std::fmt::Debug for Headers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

impl<Name: Into<String>, Text: Into<String>> FromIterator<(Name, Text)> for Headers {
    fn from_iter<Fields: IntoIterator<Item = (Name, Text)>>(fields: Fields) -> Self {
        let owned = |(name, value): (Name, Text)| (Cow::Owned(name.into()), Cow::Owned(value.into()));
        Self(fields.into_iter().map(owned).collect())
    }
}
