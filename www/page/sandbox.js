const card = document.getElementById("sandbox");
const list = document.getElementById("connections");
const template = document.getElementById("connection");

/** Shows what the sandbox holds and what it was asked. Where the worker talks to Novu, there is no such card. */
export async function showSandbox(method = "GET") {
  if (!card) return;
  const response = await fetch("/sandbox", { method }).catch(() => undefined);
  if (!response?.ok) return;
  const { connections, requests } = await response.json();
  card.querySelector("#requests").textContent = `${many(connections.length, "connection")}, after ${many(requests.length, "request")}${lastOf(requests)}`;
  list.replaceChildren(...connections.reverse().map(line));
}

document.getElementById("reset")?.addEventListener("click", () => showSandbox("DELETE"));

function line({ identifier, workspace, contextKeys, subscriberId }) {
  const item = template.content.firstElementChild.cloneNode(true);
  item.querySelector("code").textContent = identifier;
  item.querySelector("small").textContent = [workspace.name ?? workspace.id, subscriberId, ...contextKeys].filter(Boolean).join(" · ");
  return item;
}

const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

/** What the worker asked last, and how it was answered. */
function lastOf(requests) {
  if (requests.length === 0) return "";
  const last = requests.slice(-5).map(({ method, status }) => `${method} ${status}`);
  return `: ${requests.length > 5 ? "… " : ""}${last.join(", ")}`;
}
