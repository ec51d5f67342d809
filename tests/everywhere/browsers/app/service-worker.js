import { ask } from "./ask.js";
import { show } from "./show.js";

async function start(script, options) {
  const registration = await navigator.serviceWorker.register(script, options);
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker.state === "activated") return worker;
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error(`${script} could not be installed`));
    });
  });
}

show(async () => ({
  module: await ask(await start("/worker.js", { type: "module", scope: "/module/" })),
  classic: await ask(await start("/worker-classic.js", { scope: "/classic/" })),
}));
