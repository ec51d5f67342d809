use super::refusal::Refusal;

/// What an application may let its pages do.
pub const OPERATIONS: [&str; 5] = ["create", "upsert", "list", "retrieve", "delete"];

/// What the pages of an application may do, as its option `operations` says.
#[derive(Clone, Copy, Debug)]
pub struct Operations<'a>(&'a [String]);

impl<'a> Operations<'a> {
    /// The operations of these names.
    ///
    /// # Errors
    /// If one of them is none of [`OPERATIONS`].
    pub fn new(names: &'a [String]) -> Result<Self, Refusal> {
        let are_known = names.iter().all(|name| OPERATIONS.contains(&name.as_str()));
        if are_known { Ok(Self(names)) } else { Err(Refusal::Operations) }
    }

    /// The methods that requests for the resource may have.
    #[must_use]
    pub fn methods_of_resource(self) -> Vec<&'static str> {
        self.methods(&[("POST", &["create", "upsert"]), ("GET", &["list"])])
    }

    /// The methods that requests for one connection may have. To create is to look, after a lost answer, whether it exists.
    #[must_use]
    pub fn methods_of_connection(self) -> Vec<&'static str> {
        self.methods(&[("GET", &["create", "upsert", "retrieve"]), ("PATCH", &["upsert"]), ("DELETE", &["delete"])])
    }

    fn methods(self, all: &[(&'static str, &[&str])]) -> Vec<&'static str> {
        let mut methods = Vec::new();
        for (method, operations) in all {
            if self.0.iter().any(|name| operations.contains(&name.as_str())) {
                methods.push(*method);
            }
        }
        methods
    }
}
