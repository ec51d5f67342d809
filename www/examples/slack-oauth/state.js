// The `state` of an OAuth redirect: signed, for one user, for one browser, for ten minutes.
//
// Without storage a worker cannot know that it has seen a state before. So "once" goes as far as the browser does: the answer to a
// callback takes the cookie away, and without the cookie a state is refused. Who restores the cookie of their own browser can send
// their own state again within the ten minutes; Slack takes each code once, so nothing comes of it.

const lifetimeSeconds = 600;

/** A new state: `{ state, cookie }`, where `cookie` is the header that binds it to the browser. */
export async function issueState(request, userId, secret, now = Date.now()) {
  const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
  const expires = Math.floor(now / 1000) + lifetimeSeconds;
  const signature = hex(await crypto.subtle.sign("HMAC", await keyOf(secret), signed(nonce, expires, userId)));
  const state = `${nonce}.${expires}.${signature}`;
  return { state, cookie: cookieOf(request, state, lifetimeSeconds) };
}

/** Whether a state was issued for this user, to this browser, in the last ten minutes. */
export async function isState(request, state, userId, secret, now = Date.now()) {
  const [, nonce, expires, signature] = /^([0-9a-f]{32})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(state) ?? [];
  if (!nonce || Number(expires) * 1000 < now || !cookiesOf(request).includes(`${nameOf(request)}=${state}`)) return false;
  const bytes = Uint8Array.from(signature.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", await keyOf(secret), bytes, signed(nonce, expires, userId));
}

/** The header that takes the state from the browser. */
export const forgetState = (request) => cookieOf(request, "", 0);

/** Without the prefix where there is no TLS, as on localhost: a browser would not take the cookie. */
const nameOf = (request) => (isSecure(request) ? "__Host-slack-state" : "slack-state");

const isSecure = (request) => new URL(request.url).protocol === "https:";

const cookiesOf = (request) => (request.headers.get("Cookie") ?? "").split("; ");

// Lax: the redirect comes from Slack's page.
const cookieOf = (request, value, maxAge) =>
  `${nameOf(request)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure(request) ? "; Secure" : ""}`;

const signed = (...parts) => new TextEncoder().encode(JSON.stringify(parts.map(String)));

const keyOf = (secret) => {
  // An empty one would be everybody's.
  if (!secret) throw new Error("Set STATE_SECRET to a long random text.");
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
};

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
