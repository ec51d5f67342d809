/** Leaves in `window.result` what comes of `work`, for the test that drives the page. */
export async function show(work) {
  window.result = await work().then(
    (result) => ({ result }),
    (error) => ({ failed: `${error}\n${error.stack}` }),
  );
}
