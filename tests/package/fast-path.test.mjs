import assert from "node:assert/strict";
import { test } from "node:test";
import { isCertainlyValid, isCertainlyValidField } from "../../target/npm/fast-path.js";
import { validRequest } from "./support/answers.mjs";
import { randomFrom, spoil } from "./support/hostile.mjs";
import { importInstalled } from "./support/installed.mjs";

const {
  main: { isValidIdentifier, validateCreateChannelConnectionRequest, validateField },
} = await importInstalled();

const issuesOf = (request) => validateCreateChannelConnectionRequest(request).issues ?? [];

/** The rules, without the fast path of a request. That of its fields has no part in the check of a single field. */
const rules = (request) => validateField([], request);
const kib = 1024;

/** The fields of what would be sent; none where that cannot be written as JSON. */
function fieldsOf(request) {
  try {
    return Object.entries(JSON.parse(JSON.stringify(request)) ?? {}).filter(([name]) => name in full());
  } catch {
    return [];
  }
}

const full = () => ({
  ...validRequest(),
  identifier: "",
  connectionMode: "shared",
  context: { tenant: "org-acme", region: { id: "eu-west", data: { plan: "pro", seats: 12, isTrial: false, tags: ["a", null], nested: { deep: "" } } } },
  workspace: { id: "T0123456", name: null, botUserId: undefined },
});

test("a request in which nothing is unusual is certainly valid", () => {
  for (const request of [validRequest(), full(), Object.assign(Object.create(null), validRequest()), { ...validRequest(), context: undefined }]) {
    assert.ok(isCertainlyValid(request));
    assert.deepEqual(rules(request), []);
  }
});

test("what belongs to nobody does not pass, in any mode", () => {
  const parts = { subscriberId: [undefined, null, "", "user-1"], context: [undefined, null, { tenant: "acme" }], connectionMode: [undefined, null, "subscriber", "shared"] };
  for (const subscriberId of parts.subscriberId) {
    for (const context of parts.context) {
      for (const connectionMode of parts.connectionMode) {
        const request = { ...validRequest(), subscriberId, context, connectionMode };
        assert.equal(isCertainlyValid(request), rules(request).length === 0, JSON.stringify(request));
      }
    }
  }
});

test("the characters and lengths of an identifier are those of the rules", () => {
  const texts = ["", "a".repeat(100), "a".repeat(101), ...Array.from({ length: 0x180 }, (_, code) => `a${String.fromCharCode(code)}`)];
  for (const text of texts) {
    const request = { ...validRequest(), context: { tenant: { id: text } } };
    assert.equal(isCertainlyValid(request), isValidIdentifier(text), JSON.stringify(text));
    if (text) assert.equal(isCertainlyValid({ ...validRequest(), context: { [text]: "acme" } }), isValidIdentifier(text), JSON.stringify(text));
  }
});

test("a token that Novu would take for one of its own does not pass", () => {
  for (const auth of [{ accessToken: "nvsk.token" }, { accessToken: "token", refreshToken: "nvsk.token" }]) {
    const request = { ...validRequest(), auth };
    assert.equal(isCertainlyValid(request), rules(request).length === 0);
  }
});

test("a date that passes is one that new Date reads, and a time that toISOString writes is certain but for the ends of months", () => {
  const withExpiry = (expiresAt) => ({ ...validRequest(), auth: { accessToken: "token", expiresAt } });
  for (let ms = Date.UTC(2023, 11, 30); ms < Date.UTC(2029, 0, 3); ms += 7 * 3_599_999) {
    const text = new Date(ms).toISOString();
    const forms = [text, text.slice(0, 10), text.replace(/\.\d+/, ""), text.replace("Z", "123456Z"), text.replace("Z", "-05:30")];
    for (const form of forms) {
      assert.deepEqual(rules(withExpiry(form)), [], form);
      assert.ok(!Number.isNaN(new Date(form).getTime()), form);
    }
    for (const form of [text, forms[2], forms[3]]) assert.equal(isCertainlyValid(withExpiry(form)), new Date(ms).getUTCDate() <= 28, form);
    for (const wrong of [text.slice(1), `${text} `, text.replace("T", " "), text.slice(0, -1), String(ms), ms, text.replace(/-\d\d/, "-00")]) {
      assert.equal(isCertainlyValid(withExpiry(wrong)), false, String(wrong));
      assert.equal(rules(withExpiry(wrong)).length, 1, String(wrong));
    }
  }
});

test("no name that every object has passes as the type of a context", () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    assert.equal(isCertainlyValid({ ...validRequest(), context: JSON.parse(`{ "${name}": "acme" }`) }), false, name);
  }
});

const bytesOf = (value) => Buffer.byteLength(JSON.stringify(value));

test("what has a limit of bytes is judged to the byte, however its characters are written", () => {
  const inData = (text) => ({ ...validRequest(), context: { tenant: { id: "acme", data: { text } } } });
  const inRequest = (subscriberId) => ({ ...validRequest(), subscriberId });
  const limits = [[64 * kib, inData, (request) => request.context.tenant.data], [100 * kib, inRequest, (request) => request]];
  for (const [limit, make, limited] of limits) {
    // Six bytes in JSON for each of the first two.
    for (const character of ["\u0001", "\ud800", "ä", "x"]) {
      const each = bytesOf(character) - 2;
      const left = limit - bytesOf(limited(make("")));
      const most = character.repeat(Math.floor(left / each)) + "x".repeat(left % each);
      assert.equal(bytesOf(limited(make(most))), limit);
      assert.deepEqual([issuesOf(make(most)), rules(make(most))], [[], []], `${limit} bytes of ${JSON.stringify(character)}`);
      const more = make(`${most}x`);
      assert.deepEqual([isCertainlyValid(more), issuesOf(more)], [false, rules(more)]);
      assert.equal(issuesOf(more)[0].code, "too_large");
    }
  }
});

test("a long request is never certainly valid, so that no limit of bytes is passed", () => {
  // Six bytes in JSON for each.
  for (const character of ["\u0001", "\ud800", "ä", "x"]) {
    for (const length of [9 * kib, 64 * kib, 100 * kib]) {
      const text = character.repeat(length);
      const data = (value) => ({ ...validRequest(), context: { tenant: { id: "acme", data: value } } });
      const sparse = [];
      sparse.length = length;
      const requests = [{ ...validRequest(), subscriberId: text }, data({ text }), data({ [text]: 1 }), data({ list: Array(length).fill(1e21 / 3) }), data({ sparse })];
      for (const request of requests) assert.equal(isCertainlyValid(request), false);
    }
  }
});

test("a getter that checks another request in between lets nothing pass that is too large", () => {
  const text = "x".repeat(20 * kib);
  const busy = (members) => ({
    get first() {
      return validateCreateChannelConnectionRequest(validRequest()).success;
    },
    ...members,
  });
  const requests = [busy({ ...validRequest(), note: "x".repeat(101 * kib) }), { ...validRequest(), context: { tenant: busy({ id: "acme", data: Array(4).fill(text) }) } }];
  for (const request of requests) {
    assert.equal(isCertainlyValid(request), false);
    assert.deepEqual(issuesOf(request), rules(request));
  }
});

test("what JSON.stringify would not write as it is is left to the rules", () => {
  const inherited = Object.create(validRequest());
  const hidden = Object.defineProperty(validRequest(), "toJSON", { value: () => ({}) });
  const own = { ...validRequest(), workspace: { id: "T", toJSON: () => "" } };
  for (const value of [inherited, hidden, own, new (class Request {})(), [validRequest()], { ...validRequest(), workspace: new String("T") }]) {
    assert.equal(isCertainlyValid(value), false);
  }
  Object.prototype.subscriberId = "somebody";
  try {
    const { subscriberId: _, context: __, ...request } = validRequest();
    assert.equal(isCertainlyValid(request), false);
  } finally {
    delete Object.prototype.subscriberId;
  }
});

const seed = Number(process.env.FAST_PATH_SEED ?? Math.floor(Math.random() * 2 ** 32));
const count = 20_000;

test("data that are an array, and members that nobody knows, pass as they do by the rules", () => {
  const data = { ...validRequest(), context: { tenant: { id: "acme", data: ["plan"] } } };
  const later = { ...full(), later: { tags: ["a"] } };
  later.workspace.later = later.auth.later = later.context.region.later = [{ deep: 1 }];
  for (const request of [data, later]) assert.deepEqual([issuesOf(request), rules(request)], [[], []]);
  assert.ok(isCertainlyValid(later));
});

test("a getter that throws when the rules look at it makes an issue, and no exception", () => {
  for (let reads = 0; reads < 12; reads++) {
    let left = reads;
    const context = Object.defineProperty({}, "tenant", {
      enumerable: true,
      get() {
        if (left-- === 0) throw new Error("read too often");
        return "not an id";
      },
    });
    assert.equal(validateCreateChannelConnectionRequest({ ...validRequest(), context }).success, false, `after ${reads} reads`);
  }
});

test(`what is certainly valid is valid by the rules, in ${count} requests (FAST_PATH_SEED=${seed})`, () => {
  const random = randomFrom(seed);
  const paths = [
    ...["identifier", "subscriberId", "context", "connectionMode", "integrationIdentifier", "workspace", "auth", "somethingNew"].map((name) => [name]),
    ...[["context", "tenant"], ["context", "region"], ["context", "region", "id"], ["context", "region", "data"], ["context", "region", "data", "nested"]],
    ...[["context", "region", "data", "constructor"], ["context", "constructor"], ["context", "a b"], ["context", "valueOf"], ["workspace", "id"]],
    ...[["workspace", "name"], ["workspace", "later"], ["auth", "accessToken"], ["auth", "refreshToken"], ["auth", "expiresAt"], ["auth", "constructor"]],
  ];
  let certain = 0;
  let certainFields = 0;
  for (let i = 0; i < count; i++) {
    const whole = full();
    // Around the limit of bytes.
    if (random.next() < 0.02) whole.context.region.data.nested.deep = "ä".repeat(kib * (31 + 2 * random.next()));
    const request = random.next() < 0.2 ? whole : spoil(whole, paths, random);
    assert.deepEqual(issuesOf(request), rules(request), `request ${i}`);
    for (const [name, value] of fieldsOf(request)) {
      if (!isCertainlyValidField(name, value)) continue;
      assert.deepEqual(validateField([name], value), [], `${name} of request ${i}`);
      certainFields++;
    }
    if (!isCertainlyValid(request)) continue;
    assert.deepEqual(rules(request), [], `request ${i}`);
    certain++;
  }
  assert.ok(certain > count / 10, `only ${certain} were certainly valid`);
  assert.ok(certainFields > count, `only ${certainFields} fields were certainly valid`);
});
