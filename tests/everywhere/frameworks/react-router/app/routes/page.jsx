import * as novu from "novu-channel-connections";
import { useEffect } from "react";
import { scenario } from "../../scenario.mjs";

export default function Page() {
  useEffect(() => {
    window.result ??= scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
  }, []);
  return <p>{novu.isValidIdentifier("slack-prod") ? "valid" : "not valid"}</p>;
}
