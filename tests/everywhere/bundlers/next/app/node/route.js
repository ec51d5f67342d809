import { run } from "../run";

export const GET = (request) => run(request);
