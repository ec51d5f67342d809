// What Rust asks of the JavaScript runtime. Values may be anything, so that a getter, a proxy or a method of theirs may throw. Such
// exceptions end here and not in Rust: for each that wasm-bindgen catches, the wasm would keep one JavaScript value for ever.

/** Stands for what cannot be read. */
const unreadable = Symbol("unreadable");

/** Stands for what is nested too deep for the runtime to read or write. */
const tooDeep = Symbol("too deep");

export const isUnreadable = (value) => value === unreadable;

/** What a function returns, or something else if it throws. */
export function attempt(work, otherwise) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

/** Whether an object has a member: of its own or of its class, and not one that somebody gave to every object. */
const owns = (object, key) => {
  if (object === undefined || object === null || !(key in Object(object))) return false;
  if (!Object.hasOwn(Object.prototype, key)) return true;
  for (let holder = object; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
    if (Object.hasOwn(holder, key)) return true;
  }
  return false;
};

/** A member of an object, `undefined` where it has none, `unreadable` if that throws. */
export const get = (object, key) => {
  try {
    return owns(object, key) ? object[key] : undefined;
  } catch {
    return unreadable;
  }
};

/** Whether an object has a member, also one that is `undefined`; not if that throws. */
export const has = (object, key) => attempt(() => owns(object, key), false);

/** A member of an object that `JSON.parse` made, or this package; `undefined` of an array and of anything else. */
export const member = (object, name) => (typeof object === "object" && object !== null && !Array.isArray(object) && Object.hasOwn(object, name) ? object[name] : undefined);

/** Sets a member of an object that was made here. */
export const set = (object, key, value) => {
  object[key] = value;
};

/** An issue as users get it. */
export const issueOf = (path, code, message) => ({ path, code, message });

/** The result of a validation as users get it. */
export const validResult = (data) => ({ success: true, data });
export const invalidResult = (issues) => ({ success: false, issues });

/** The own enumerable names of an object that is no array; `undefined` for an array, and if that throws. */
export const keys = (object) => attempt(() => (Array.isArray(object) ? undefined : Object.keys(object)));

/** Whether arrays and objects are nested more than so many levels deep. */
export const isDeeper = (value, levels) =>
  value === tooDeep || (value && typeof value === "object" && (!levels || Object.values(value).some((member) => isDeeper(member, levels - 1))));

/** The JSON text of a value: `undefined` where there is none, `tooDeep` where the stack ends, `unreadable` if it throws otherwise. */
export const stringify = (value) => {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // For a cycle that is a TypeError. What a getter throws may be anything.
    return !(error instanceof TypeError) && attempt(() => isDeeper(value, 500)) ? tooDeep : unreadable;
  }
};

/** The value of a JSON text that `stringify` gave: it is none only for `tooDeep`, where the stack ends. */
export const parse = (text) => attempt(() => JSON.parse(text), tooDeep);

/** Whether the JSON text of an object has more than so many bytes in UTF-8; not where there is none. */
export const exceeds = (object, bytes) =>
  attempt(() => {
    const text = JSON.stringify(object);
    return text.length > bytes || (text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes);
  }, false);

/** Whether some object in a JSON text may have a member of this name. */
export const mentions = (text, name) => text.includes(`"${name}"`);

/**
 * The paths to the members called `name` that are truthy, in a value that `JSON.parse` made, but for what is inside of such a member: the
 * first `most`, of at most `levels` names.
 */
export const truthyMembers = (value, name, most, levels, path = [], found = []) => {
  if (value && typeof value === "object" && path.length < levels && found.length < most) {
    for (const key of Object.keys(value)) {
      const place = [...path, key];
      if (key === name && value[key]) found.push(place);
      else truthyMembers(value[key], name, most, levels, place, found);
    }
  }
  return found;
};

/** A copy of an object with this member, instead of one of the same name. */
export const withMember = (object, name, value) => ({ ...object, [name]: value });

/** The text of a `URL` or of a URL as text, as the runtime writes it; `undefined` where it is none. */
export const hrefOf = (url) => attempt(() => new URL(typeof url === "string" ? url : url.href).href);

export const headerOf = (headers, name) => headers.get(name);

export const removeHeader = (headers, name) => headers.delete(name);

/** Headers of what their constructor takes; `undefined` of anything else. */
export const parseHeaders = (init) => attempt(() => new Headers(init));

/** Whether a value works as an `AbortSignal`, whose realm may be another one. */
export const isAbortSignal = (value) =>
  attempt(() => {
    const listener = () => {};
    value.addEventListener("abort", listener);
    value.removeEventListener("abort", listener);
    return typeof value.aborted === "boolean";
  }, false);

let isValid = () => false;
let isValidField = isValid;

/** Takes the predicates that are made from the rules. */
export const setFastPath = (ofRequest, ofField) => {
  isValid = ofRequest;
  isValidField = ofField;
};

/** Whether the rules have nothing against a request, as far as can be seen without them. */
export const isCertainlyValid = (request) => isValid(request);

/** The same for a field of a request that `JSON.parse` made. */
export const isCertainlyValidField = (name, value) => isValidField(name, value);

/** The `fetch` of the runtime. */
export const runtimeFetch = () => globalThis.fetch;

/** Milliseconds of a clock that never goes back; where there is none (some sandboxes of tests), of the one that there is. */
export const now = () => (globalThis.performance || Date).now();

/**
 * Whether this code runs where whoever has the page or the app can read it: in React Native, in a renderer of Electron, in a
 * page, which has a document, or in a worker of one, whose browser calls itself Mozilla. Whatever imitates a page elsewhere
 * (jsdom, linkedom) runs in Node, Deno, Bun, Cloudflare's workers or an edge runtime, which say so by values that no element
 * with such an id has.
 */
export const isPage = () => {
  const { document, importScripts, navigator, process, Deno, Bun, WebSocketPair, EdgeRuntime } = globalThis;
  if (navigator?.product === "ReactNative" || ["renderer", "worker"].includes(process?.type)) return true;
  const names = [process?.versions?.node, Deno?.version?.deno, Bun?.version, EdgeRuntime];
  if (names.some((name) => typeof name === "string") || typeof WebSocketPair === "function") return false;
  const isWorker = typeof importScripts === "function" && String(navigator?.userAgent).startsWith("Mozilla/");
  return isWorker || typeof document?.nodeType === "number";
};

const draw = new Uint8Array(1_024);
let drawnAt;
let left = 0;

/**
 * Fills an array with random bytes. Each draw costs a create in Node an eighth of its time, so that the calls of one millisecond share
 * one. Bytes are not kept for longer: they would be the same in every copy of a machine that is resumed from a snapshot, and
 * so would the identifiers, which are the proof of a call.
 */
export const fillRandom = (bytes) => {
  const ms = Date.now();
  if (ms !== drawnAt || left < bytes.length) {
    crypto.getRandomValues(draw);
    left = draw.length;
    drawnAt = ms;
  }
  for (let index = 0; index < bytes.length; index++) bytes[index] = draw[--left];
};
