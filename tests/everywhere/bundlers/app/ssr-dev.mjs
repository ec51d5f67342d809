import { createServer } from "vite";

const vite = await createServer({ server: { middlewareMode: true }, appType: "custom", logLevel: "error" });
const { render } = await vite.ssrLoadModule("/render.js");
console.log(JSON.stringify(await render()));
await vite.close();
