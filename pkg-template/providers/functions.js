export { fromMsTeamsConsent, fromSlackInstallation, fromSlackOAuth, fromWebexOAuth } from "../providers_bg.js";
