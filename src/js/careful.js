// Looking at values that may be anything: a getter, a proxy or a method of theirs may throw. The exceptions end here and
// not in Rust, since at each that wasm-bindgen catches, the wasm keeps one JavaScript value for ever.

const unreadable = Symbol("unreadable");

/** Whether a value is the marker, which stands for something that cannot be read. */
export const isMarker = (value) => value === unreadable;

const carefully = (look, otherwise) => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

/** A member of an object that is no array; `undefined` of anything else, the marker if that throws. */
export const read = (object, key) => carefully(() => (what(object) === 6 ? object[key] : undefined), unreadable);

// The same few texts come with each call.
const lists = {};

/** The members of these names, which commas part, with `undefined` for `null`; `undefined` if one of them throws. */
export function members(object, names) {
  lists[names] ??= names.split(",");
  return carefully(() => lists[names].map((name) => object?.[name] ?? undefined));
}

/** The JSON text; `undefined` where there is none, the marker if that throws. */
export const stringify = (value) => carefully(() => JSON.stringify(value), unreadable);

/** The value of a JSON text; the marker if it is nested too deep. */
export const parse = (text) => carefully(() => JSON.parse(text), unreadable);

/** The own enumerable names of an object that is no array; `undefined` for an array, and if that throws. */
export const keys = (object) => carefully(() => (Array.isArray(object) ? undefined : Object.keys(object)));

// What follows looks mostly at what `JSON.parse` made, or at what was made here: that throws only where it is nested so deep
// that the stack ends.

const kinds = { undefined: 0, boolean: 2, number: 3, string: 4, function: 7 };

/** What a value is, as its place in `WHAT` of src/js/careful.rs; -1 for a symbol and a bigint. */
export function what(value) {
  if (typeof value !== "object") return kinds[typeof value] ?? -1;
  if (value === null) return 1;
  return carefully(() => (Array.isArray(value) ? 5 : 6), -1);
}

/** The number that a value is; not a number for anything else. */
export const number = (value) => (typeof value === "number" ? value : NaN);

/** The names in an object or an array, each with its value after it, or the marker; none in anything else. */
export function entries(object) {
  const entries = [];
  if (typeof object !== "object" || object === null) return entries;
  // Not flattened from pairs, which takes ten times as long.
  for (const name of carefully(() => Object.keys(object), [])) entries.push(name, carefully(() => object[name], unreadable));
  return entries;
}

/** Sets a member, but for one that is `undefined`. */
export const set = (object, key, value) => {
  if (value !== undefined) object[key] = value;
};

/** Adds an issue, and gives its path, to fill. Made here and not a member at a time, which takes twice as long. */
export function addIssue(issues, code, message) {
  const path = [];
  issues.push({ path, code, message });
  return path;
}

/** What a check found: the request or, if there are any, issues. */
export const outcome = (data, issues) => (issues === undefined ? { success: true, data } : { success: false, issues });

/** The JSON text of a request with an identifier, of the request and its text without one: an empty one may be in the way. */
export const withIdentifier = (request, text, identifier) =>
  "identifier" in request ? JSON.stringify({ ...request, identifier }) : `{"identifier":"${identifier}",${text.slice(1)}`;

/** Whether a name may stand anywhere in the JSON text of a value. */
export const mentions = (value, name) => carefully(() => JSON.stringify(value).includes(JSON.stringify(name)), true);

/** The length of a text in UTF-8; a lower bound of it where that is over `enough`; 0 for the marker. */
export const utf8Length = (text, enough) =>
  carefully(() => (text.length > enough ? text.length : new TextEncoder().encode(text).length), 0);

/** Header fields as an object, without those of these names; `undefined` if `Headers` takes no such init. */
export const headersWithout = (init, names) =>
  carefully(() => {
    // What most calls have.
    if (init === undefined) return {};
    const headers = new Headers(init);
    for (const name of names.split(",")) headers.delete(name);
    return Object.fromEntries(headers);
  });

/** Scheme, host and path of a URL or of a text, and what else there is in it; `undefined` if it is none. */
export const partsOfUrl = (url) =>
  carefully(() => {
    const href = url.href ?? url;
    const { protocol, host, pathname, username, password, search, hash } = new URL(typeof href === "string" ? href : "");
    return [protocol, host, pathname, username + password + search + hash];
  });
