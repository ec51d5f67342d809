import cloudflare from "@sveltejs/adapter-cloudflare";
import node from "@sveltejs/adapter-node";

const adapters = { cloudflare: () => cloudflare(), node: () => node({ out: "build" }) };

export default { kit: { adapter: adapters[process.env.ADAPTER]() } };
