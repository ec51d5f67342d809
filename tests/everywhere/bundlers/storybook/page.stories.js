import * as novu from "novu-channel-connections";
import { scenario } from "./scenario.mjs";

export default { title: "A page" };

export const Page = {
  render() {
    window.result ??= scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
    return novu.isValidIdentifier("slack-prod") ? "valid" : "not valid";
  },
};
