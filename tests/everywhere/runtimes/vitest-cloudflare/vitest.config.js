import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const { NOVU_SERVER_URL } = process.env;

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.json" }, miniflare: { bindings: { NOVU_SERVER_URL } } })],
});
