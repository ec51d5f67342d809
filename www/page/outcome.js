const card = document.getElementById("outcome");

const outcomes = {
  not_created: "No connection was created.",
  unknown: "The connection may exist all the same.",
};

export function showConnection({ contextKeys = [], workspace, createdAt, subscriberId, ...rest }) {
  return show("connected", {
    ...rest,
    subscriberId: subscriberId ?? "none: the connection is shared",
    contextKeys: contextKeys.join(", ") || "none",
    workspace: workspace?.name ? `${workspace.name} (${workspace.id})` : workspace?.id,
    createdAt: createdAt && new Date(createdAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" }),
  });
}

export function showError({ outcome, ...rest }) {
  return show("failed", { ...rest, outcome: outcomes[outcome] });
}

/** Fills a template in, without the lines for which there is no text, and returns the card that shows it. */
function show(template, texts) {
  const content = document.getElementById(template).content.cloneNode(true);
  for (const place of content.querySelectorAll("[data-show]")) {
    const text = texts[place.dataset.show];
    if (text === undefined || text === null) (place.closest("dl > div") ?? place).remove();
    else place.textContent = text;
  }
  card.replaceChildren(content);
  card.dataset.kind = template;
  return card;
}
