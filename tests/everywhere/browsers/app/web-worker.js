import { ask } from "./ask.js";
import { show } from "./show.js";

show(async () => ({
  module: await ask(new Worker("/worker.js", { type: "module" })),
  classic: await ask(new Worker("/worker-classic.js")),
}));
