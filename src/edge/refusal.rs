use crate::{
    names::names,
    text::{concat, digits},
    validation::body_too_large,
};

names! {
    /// What the handler at the edge answers with besides a `NovuErrorCode`.
    EdgeErrorCode {
        /// 405: the header `Allow` says which method to use.
        MethodNotAllowed = "method_not_allowed",
        /// 415: the request is not sent as `application/json`.
        UnsupportedMediaType = "unsupported_media_type",
    }
}

/// Defines the refusals, each with its answer: a status, a code and a message for whoever builds the page; header fields.
macro_rules! refusals {
    ($($(#[doc = $about:literal])+ $variant:ident = [$($answer:tt)+],)+) => {
        /// Why the handler does not even ask Novu.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Refusal {
            $($(#[doc = $about])+ $variant,)+
        }

        impl Refusal {
            /// The answer.
            #[must_use]
            pub const fn answer(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($answer)+),)+
                }
            }

            /// Its place in the list of answers that the package is built with: as texts in the wasm they would add 0.3 KB,
            /// compressed, also to what only creates connections.
            #[must_use]
            pub fn place(self) -> String {
                concat(&["#", &digits(self as u64)])
            }
        }

        // For scripts/read-types.mjs, which makes a file of them and takes them out of the types.
        #[cfg(feature = "js")]
        const _: () = {
            use wasm_bindgen::prelude::*;

            #[wasm_bindgen(typescript_custom_section)]
            const ANSWERS: &str = concat!("/* refusals\n", $(concat!($($answer)+), "\n\n",)+ "*/\n");
        };
    };
}

refusals! {
    /// A page of another origin.
    Origin = ["403 forbidden This origin is none of allowedOrigins."],
    /// Another method than POST, for the resource.
    NotPost = ["405 method_not_allowed Use POST.\nAllow:POST"],
    /// Another method than GET, for a connection.
    NotGet = ["405 method_not_allowed Use GET.\nAllow:GET"],
    /// A body that is not declared as JSON.
    MediaType = ["415 unsupported_media_type Send the request as application/json."],
    /// A body over the limit.
    TooLarge = ["413 payload_too_large ", body_too_large!()],
    /// A body that is not JSON.
    NotJson = ["400 bad_request The body is not JSON."],
    /// A body that could not be read.
    Broken = ["400 bad_request The body broke off, or was read before."],
    /// A body that took too long.
    Slow = ["408 timeout The body did not arrive in time."],
    /// `authorize` failed.
    Undecided = ["500 server_error authorize failed."],
    /// `authorize` took too long.
    LateDecision = ["504 timeout authorize took too long."],
    /// `authorize` gave what is neither a scope nor a `Response`.
    NoDecision = ["500 configuration authorize must return { subscriberId?, context? } or a Response."],
    /// `authorize` gave no scope.
    NoScope = ["403 forbidden You may not connect."],
    /// A connection for everybody in the contexts, from somebody who may connect for one subscriber.
    Shared = ["403 forbidden You may not share the connection: leave connectionMode out."],
    /// No connection of this identifier in the caller's scope.
    NotFound = ["404 not_found There is no such connection."],
    /// Novu did not answer the look-up, or refused the handler's own key.
    Upstream = ["502 server_error Novu could not be asked."],
}
