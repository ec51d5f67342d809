import { Refusal } from "./refusal.js";

/** Novu takes no more either. */
const maxBytes = 100 * 1024;

/** The text that a request carries, of which no more is read than is allowed. */
export async function readText(request) {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Refusal(413, "payload_too_large", "The request is too large: at most 100 KiB.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
