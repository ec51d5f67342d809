/// A list of known texts, as a type that takes any text: in TypeScript the known ones complete in an editor.
macro_rules! open_enum {
    ($(#[doc = $doc:literal])+ $name:ident = [$first:literal, $($value:literal),+ $(,)?]) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, serde::Deserialize, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The values known today, in Novu's order.
            pub const KNOWN: &[&str] = &[$first, $($value),+];
        }

        #[cfg(feature = "js")]
        const _: () = {
            use wasm_bindgen::prelude::*;

            #[wasm_bindgen(typescript_custom_section)]
            const TYPESCRIPT: &str = concat!(
                "\n/**\n", $(" *", $doc, "\n",)+ " */\n",
                "export type ", stringify!($name), " = \"", $first, "\"", $(" | \"", $value, "\"",)+ " | (string & {});\n",
            );
        };
    };
}

pub(super) use open_enum;
