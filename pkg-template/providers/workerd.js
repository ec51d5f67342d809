import { providers } from "./providers.js";
import module from "./providers.wasm";

providers.onFirstCall(() => providers.instantiate(module));
export { fromMsTeamsConsent, fromSlackInstallation, fromSlackOAuth, fromWebexOAuth } from "../providers_bg.js";
