import { ask } from "./ask.js";
import { attempt } from "./attempt.js";
import { show } from "./show.js";

show(async () => ({ page: await attempt(), worker: await ask(new Worker("/policy-worker.js", { type: "module" })) }));
