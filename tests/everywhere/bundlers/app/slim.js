import * as novu from "novu-channel-connections/slim";
import { scenario } from "./scenario.mjs";

/** The scenario with the slim entry, which is told where the bundler put the wasm. */
export async function run(url) {
  await novu.initialize(url);
  return scenario(novu, { serverURL: new URLSearchParams(location.search).get("novu") });
}
