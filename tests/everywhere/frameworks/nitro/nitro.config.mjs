export default defineNitroConfig({ compatibilityDate: "2026-04-26", experimental: { wasm: true } });
