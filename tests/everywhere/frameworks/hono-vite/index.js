import { Hono } from "hono";
import worker from "./worker.js";

const app = new Hono();
app.get("/", ({ req }) => worker.fetch(req.raw));
app.onError(({ message }, context) => context.text(message, 500));

export default app;
