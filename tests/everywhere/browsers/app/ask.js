/** Asks a worker, and resolves to what came of its work. */
export const ask = (worker) =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { result, failed } }) => (failed ? reject(new Error(failed)) : resolve(result));
    // One that could not even be loaded.
    worker.addEventListener("error", ({ message }) => reject(new Error(message ?? "The worker could not be loaded.")));
    worker.postMessage("", [port2]);
  });
