//! The query of a URL, as Express reads it.

/// Each name with its values, in order.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// The query in a path.
    pub(super) fn of(path: &str) -> Self {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            // `name[]` and `name[0]` are further ways to give several values.
            let name = decode(name);
            let name = name.split_once('[').map_or(name.as_str(), |(name, _)| name);
            (name.to_owned(), decode(value))
        });
        Self(pairs.collect())
    }

    /// All values of a name.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The only value of a name.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        match self.all(name)[..] {
            [value] => Some(value),
            _ => None,
        }
    }
}

/// What cannot be decoded stays as it is.
fn decode(text: &str) -> String {
    let text = text.replace('+', " ");
    super::router::percent_decode(&text).unwrap_or(text)
}
