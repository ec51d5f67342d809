/** Calls a function of a part of the wasm, which is loaded by then. */
export function call(load, work, args) {
  load();
  return work(...args);
}

/** The same for a function that returns a promise, and so must reject where others throw. */
export function promise(load, work, args) {
  try {
    return call(load, work, args);
  } catch (error) {
    return Promise.reject(error);
  }
}
