/** Answers what a page asks with what comes of `work`: in a web worker, or in a service worker, which has to be kept alive until then. */
export function answer(work) {
  addEventListener("message", (event) => {
    const [port] = event.ports;
    const answered = work().then(
      (result) => port.postMessage({ result }),
      (error) => port.postMessage({ failed: `${error}\n${error.stack}` }),
    );
    event.waitUntil?.(answered);
  });
}
