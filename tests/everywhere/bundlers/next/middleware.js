import { run } from "./app/run";

export const middleware = (request) => run(request);
export const config = { matcher: "/middleware" };
