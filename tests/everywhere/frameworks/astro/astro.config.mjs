import cloudflare from "@astrojs/cloudflare";
import node from "@astrojs/node";
import { defineConfig } from "astro/config";

const adapters = { cloudflare: () => cloudflare({ imageService: "passthrough" }), node: () => node({ mode: "standalone" }) };
const { ADAPTER, OUT_DIR } = process.env;

export default defineConfig({ adapter: adapters[ADAPTER](), outDir: OUT_DIR, session: { driver: "memory" } });
