/** A request of about so many bytes as JSON, most of them data of its two contexts. Novu takes up to 100 KiB. */
export function ofBytes(bytes) {
  const data = [{}, {}];
  const request = {
    subscriberId: "user-123",
    context: { tenant: { id: "org-acme", data: data[0] }, project: { id: "web-shop", data: data[1] } },
    integrationIdentifier: "slack-prod",
    workspace: { id: "T0123456" },
    auth: { accessToken: "xoxb-1" },
  };
  const member = (index) => [`member${String(index).padStart(5, "0")}`, `value ${index} of a context's data`.padEnd(34, ".")];
  const lengthOf = JSON.stringify(Object.fromEntries([member(0)])).length - 1;
  for (let index = 0, length = JSON.stringify(request).length; length + lengthOf <= bytes; index++, length += lengthOf) {
    const [name, value] = member(index);
    data[index % 2][name] = value;
  }
  return JSON.stringify(request);
}

/** A request with so many contexts. */
export function withContexts(count) {
  const context = Object.fromEntries(Array.from({ length: count }, (_, index) => [`tenant-${index}`, `org-acme-${index}`]));
  return JSON.stringify({ context, integrationIdentifier: "slack-prod", workspace: { id: "T0123456" }, auth: { accessToken: "xoxb-1" } });
}
