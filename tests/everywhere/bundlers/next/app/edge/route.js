import { run } from "../run";

export const runtime = "edge";
export const GET = (request) => run(request);
