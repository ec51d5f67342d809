//! The query of a URL, as Express reads it.

/// Each name with its values, in order.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// The query in a path.
    pub(super) fn of(path: &str) -> Self {
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let pairs = form_urlencoded::parse(query.as_bytes()).map(|(name, value)| {
            // `name[]` and `name[0]` are further ways to give several values.
            let name = name.split_once('[').map_or(&*name, |(name, _)| name);
            (name.to_owned(), value.into_owned())
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
