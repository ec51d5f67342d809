// What Rust asks of JavaScript about a provider's answer, which may be anything: what throws ends here.

/**
 * Whether an object cannot be an answer or a part of one: an array, a promise, or a `Response` whose body was not read. A proxy that was
 * revoked does not say; nothing can be read from either.
 */
export function isNoAnswer(value) {
  try {
    return Array.isArray(value) || typeof value.then === "function" || typeof value.json === "function";
  } catch {
    return true;
  }
}

/** The milliseconds of a `Date` or of a number; `undefined` for anything else. */
export function timeOf(value) {
  if (typeof value === "number") return value;
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return undefined;
  }
}

/** The parameters of a URL, of its text or of its query, as an object that has the first of each name; `undefined` for anything else. */
export function parametersOf(redirect) {
  try {
    const tag = Object.prototype.toString.call(redirect);
    if (typeof redirect !== "string" && tag !== "[object URL]" && tag !== "[object URLSearchParams]") return undefined;
    const text = redirect.toString();
    const url = /^[\w+.-]+:/.test(text) ? text : text.replace(/^(?![?/])/, "?");
    const parameters = [...new URL(url, "https://localhost").searchParams];
    return Object.fromEntries(parameters.reverse());
  } catch {
    return undefined;
  }
}
