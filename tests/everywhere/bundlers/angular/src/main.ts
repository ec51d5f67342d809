import { Component, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import * as novu from "novu-channel-connections";
import { scenario } from "../scenario.mjs";

@Component({ selector: "app-root", template: "<p>{{ word }}</p>" })
class App {
  word = novu.isValidIdentifier("slack-prod") ? "valid" : "not valid";

  constructor() {
    const serverURL = new URLSearchParams(location.search).get("novu");
    Object.assign(window, { result: scenario(novu, { serverURL }) });
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
