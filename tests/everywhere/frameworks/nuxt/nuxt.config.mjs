export default defineNuxtConfig({
  compatibilityDate: "2026-04-26",
  telemetry: false,
  nitro: { preset: process.env.PRESET, experimental: { wasm: true } },
});
