"use client";

import * as novu from "novu-channel-connections";
import { useEffect } from "react";
import { scenario } from "../scenario.mjs";

export default function Page() {
  // In an effect, as a page that reacts to somebody would: it is rendered on the server first, where nothing may break either.
  useEffect(() => {
    window.result ??= scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
  }, []);
  return <p>{novu.isValidIdentifier("slack-prod") ? "valid" : "not valid"}</p>;
}
