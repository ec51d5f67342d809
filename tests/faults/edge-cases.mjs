import { refuse, silence } from "./behaviours.mjs";

/**
 * What Novu may do while somebody clicks once on a page behind the edge handler, for as long as the page's call goes on: `answers` as in
 * cases.mjs, or `gone`.
 */
export const edgeCases = [
  { name: "Novu stalls: it takes each request, and never answers", answers: [silence] },
  { name: "Novu answers 503", answers: [refuse(503)] },
  { name: "Novu cannot be reached", gone: true },
];

/** How many POSTs to Novu one click may cause, as docs/edge-answers.md promises. */
export const mostPosts = 8;
