use novu_channel_connections::edge::{self, RequestHead};

use crate::support::{post, route};

#[test]
fn where_a_browser_says_where_a_request_is_from_that_counts_before_the_origin() {
    let from = |fetch_site: &str, origin: &str| {
        let (fetch_site, origin) = (fetch_site.to_owned(), origin.to_owned());
        route(&RequestHead { fetch_site, origin, ..post() }, &["create"]).is_ok()
    };
    assert!(from("same-origin", "https://public.example"));
    assert!(from("none", ""));
    assert!(from("", "https://my.app"));
    assert!(from("", ""));
    assert!(!from("", "https://my.app.evil"));
    for site in ["cross-site", "same-site", "anything"] {
        assert!(!from(site, "https://my.app"), "{site}");
    }
}

#[test]
fn an_allowed_origin_is_one_of_the_list_to_the_letter() {
    let list = ["https://a.example".to_owned(), "https://b.example:8443".to_owned()];
    assert!(edge::is_allowed_origin("https://a.example", &list));
    assert!(edge::is_allowed_origin("https://b.example:8443", &list));
    for origin in ["", "null", "https://a.example.evil", "https://b.example", "a.example", "https://A.example"] {
        assert!(!edge::is_allowed_origin(origin, &list), "{origin}");
    }
    assert!(!edge::is_allowed_origin("", &[]));
    assert!(!edge::is_allowed_origin("", &[String::new()]));
    assert!(!edge::is_allowed_origin("https://a.example", &["*".to_owned()]));
}
