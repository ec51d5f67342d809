use super::{
    body::Body,
    call_facts::CallFacts,
    operations::{Found, Next, Operation},
    retries::{Retries, is_transient},
    retry_after::retry_after_ms,
};
use crate::{error::NovuError, http::HttpResponse, value::Value};

/// A look whether a connection exists.
pub(super) struct LookUp {
    pub(super) identifier: String,
    /// What the call ends with if it does not.
    pub(super) error: Box<NovuError>,
    pub(super) retries: Retries,
}

/// What an answer to a look-up comes to.
pub(super) enum LookUpResult<V> {
    /// It settles what is next.
    Settled(Next<V>),
    /// It settles nothing yet: look again, after so many milliseconds if the server says how many.
    Unsettled(Option<f64>),
}

impl LookUp {
    /// Reads an answer, and asks the operation what follows from it.
    pub(super) fn read<V: Value>(
        &self,
        response: HttpResponse<Body<V>>,
        operation: &mut dyn Operation<V>,
        call: CallFacts,
    ) -> LookUpResult<V> {
        let HttpResponse { status, headers, body } = response;
        LookUpResult::Settled(match status {
            200..=299 => match body.connection() {
                Some(connection) if connection.text_of("identifier") == self.identifier => {
                    operation.found(Found { connection, call })
                }
                Some(_) => Next::Fail,
                None => return LookUpResult::Unsettled(None),
            },
            404 => operation.not_found(),
            _ if is_transient(status) => return LookUpResult::Unsettled(retry_after_ms::<V>(&headers)),
            // A look-up that is refused settles nothing.
            _ => Next::Fail,
        })
    }
}
