// An iteration over pages. It decides nothing: `pages` says which page is the next one, and what is in it.

/** Fetches a page when the loop gets there, and stops with the loop. */
export async function* iterate(pages) {
  try {
    for (let page; (page = pages.fetchNext()); ) yield* pages.turn(await page);
  } finally {
    pages.free();
  }
}
