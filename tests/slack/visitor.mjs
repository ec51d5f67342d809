/** Somebody with a browser that is none: it follows no redirect by itself, keeps cookies, and reads no scripts. */
export function visitor({ url }, user) {
  const cookies = new Map();
  const get = async (path, init) => {
    const address = new URL(path, url);
    const headers = address.origin === url ? { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") } : {};
    const response = await fetch(address, { redirect: "manual", ...init, headers: { ...headers, ...init?.headers } });
    for (const header of response.headers.getSetCookie()) {
      const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(header);
      if (/Max-Age=0/.test(rest)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("Location"), headers: response.headers, text: await response.text() };
  };
  /** Follows a link of a page, by its text. */
  const follow = async (address, name) => {
    const { text } = await get(address);
    const [, href] = new RegExp(`href="([^"]*)">${name}</a>`).exec(text);
    return get(new URL(href.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)), address));
  };
  const cookie = (name, value) => (value ? cookies.set(name, value) : cookies.delete(name));

  /** Presses "Add to Slack", and chooses on the consent page: where Slack sends them then. */
  const consent = async (name) => (await follow((await get("/slack/install")).location, name)).location;
  /** Opens an address, and gives the word for how it ended. */
  const open = async (address) => {
    const { status, location } = await get(address);
    if (status !== 303) throw new Error(`${status} at ${address}`);
    return new URL(location, url).searchParams.get("result");
  };
  const connect = async (name) => open(await consent(name));
  const list = async () => JSON.parse((await get("/slack/api/v1/channel-connections")).text).data;
  /** Deletes a connection, and gives the status. */
  const remove = async (identifier) => (await get(`/slack/api/v1/channel-connections/${identifier}`, { method: "DELETE" })).status;
  const disconnect = async () => {
    const [{ identifier }] = await list();
    const status = await remove(identifier);
    return status === 204 || status === 404 ? "disconnected" : String(status);
  };
  cookie("user", user);
  return { get, cookie, consent, open, connect, remove, disconnect };
}
