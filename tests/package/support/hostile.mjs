/** A generator of random numbers that a seed repeats (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { next, below, pick: (list) => list[below(list.length)] };
}

/** What a getter or a trap throws: it carries a secret, as an exception of an application may. */
export const thrownSecret = "thrown-secret-5d1c";
const boom = () => {
  throw new Error(thrownSecret);
};

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cycle() {
  const value = { id: "a" };
  value.self = value;
  return value;
}

function nested(depth) {
  let value = {};
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

const makers = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => -1,
  () => 1.5,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 2 ** 53,
  () => 1e300,
  () => 5n,
  () => Symbol("s"),
  () => Symbol.iterator,
  () => () => {},
  () => boom,
  () => class A {},
  () => async () => {},
  () => "",
  () => " ",
  () => "\u0000",
  () => "\ud800",
  () => "a\udc00b",
  () => "ü€😀",
  () => "__proto__",
  () => "constructor",
  () => "nvsk.abc",
  () => "line\r\nbreak",
  () => [],
  () => [1, 2, 3],
  () => Array.from({ length: 20 }, (_, i) => `a${i}`),
  () => ({}),
  () => Object.create(null),
  () => Object.create({ id: "inherited" }),
  () => ({ id: "a" }),
  () => ({ id: "a", data: { b: 1 } }),
  () => ({ toString: boom, valueOf: boom, toJSON: boom, [Symbol.toPrimitive]: boom }),
  () => ({ toJSON: () => 5 }),
  () => ({ get id() { return boom(); } }), // prettier-ignore
  () => ({ then: (resolve) => resolve(1) }),
  () => ({ then: boom }),
  () => ({ get then() { return boom(); } }), // prettier-ignore
  () => ({ length: -1 }),
  () => ({ length: 2 ** 40 }),
  () => ({ id: Symbol("s"), data: () => {} }),
  () => JSON.parse('{"__proto__": {"id": "a"}}'),
  cycle,
  revoked,
  () => nested(50),
  () => new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, getPrototypeOf: boom }),
  () => new Proxy(() => {}, { get: boom, apply: boom, construct: boom, getPrototypeOf: boom }),
  () => new Proxy({}, { get: (_, name) => name, ownKeys: () => ["a", "a2"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) }),
  () => new Proxy([], { get: (target, name) => (name === "length" ? boom() : target[name]) }),
  () => new Date(0),
  () => new Date(Number.NaN),
  () => /x/,
  () => new Map([["id", "a"]]),
  () => new Set(["a"]),
  () => new Error("plain"),
  () => new String("a"), // eslint-disable-line no-new-wrappers
  () => new Uint8Array(10),
  () => new ArrayBuffer(8),
  () => new URL("https://novu.test"),
  () => new URLSearchParams("a=b"),
  () => new Headers({ "x-a": "b" }),
  () => [["x-a", "b"]],
  () => Promise.resolve("a"),
  () => new Promise(() => {}),
  () => ({ aborted: false, addEventListener: boom, removeEventListener: boom }),
  () => ({ aborted: "yes", reason: undefined }),
  () => WebAssembly,
];

const hugeMakers = [
  () => "x".repeat(200_000),
  () => "😀".repeat(50_000),
  () => new Array(100_000),
  () => Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])),
  () => nested(20_000),
  () => globalThis,
];

const names = ["id", "data", "tenant", "a b", "__proto__", "constructor", "x".repeat(101), "\ud800"];

/** Defines instead of assigning: that would call setters, that of `__proto__` included. */
const put = (object, name, descriptor) => Object.defineProperty(object, name, { ...descriptor, enumerable: true, configurable: true });

/** A value that no caller should pass, and some do; an object of such values now and then. Huge ones only if asked for. */
export function hostile(random, huge) {
  if (random.next() > 0.15) return random.pick(huge && random.next() < 0.02 ? hugeMakers : makers)();
  const object = {};
  for (let i = random.below(6); i > 0; i--) put(object, random.pick(names), { value: hostile(random, huge), writable: true });
  return object;
}

/** Puts hostile values, or getters that throw, into some places of a value that was right. */
export function spoil(value, paths, random, huge) {
  const chosen = Array.from({ length: 1 + random.below(3) }, () => random.pick(paths));
  // The deepest first: what lies inside of a hostile value is not ours to write.
  for (const path of chosen.sort((a, b) => b.length - a.length)) {
    const parent = path.slice(0, -1).reduce((inner, name) => inner[name], value);
    put(parent, path.at(-1), random.next() < 0.15 ? { get: boom } : { value: hostile(random, huge), writable: true });
  }
  return value;
}
