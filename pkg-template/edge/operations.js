// What the handler does for a page once the application has said for whom, by route. Each answers `{ status, headers?, body? }`.

import {
  createChannelConnection,
  deleteChannelConnection,
  listChannelConnections,
  retrieveChannelConnection,
  updateChannelConnection,
} from "../api.js";
import { __edge_choose, __edge_query } from "../client_bg.js";
import { pageMembers, queryMembers, refusals as allRefusals, scopeMembers, updateMembers } from "../edge-tables.js";
import { answerToFailure, answerToFinding, answerToCreation, pick, refusals, shown } from "./answers.js";

/** Makes the calls of a route, and answers. */
export async function perform(route, page) {
  try {
    return await operations[route](page);
  } catch (error) {
    return failed(error, page);
  }
}

const operations = {
  async create(page) {
    const { request, body, scope, integrations, options, ask, has, tell } = page;
    const creation = { ...pick(body, pageMembers), ...pick(scope, scopeMembers) };
    const chosen = __edge_choose(creation, scope, integrations, request.headers.get("Idempotency-Key") ?? "");
    if (chosen.refusal !== undefined) return allRefusals[chosen.refusal];
    if (chosen.identifier !== undefined) {
      if (!has("allowIdentifier")) return refusals.identifier;
      const { value, timedOut } = await ask("allowIdentifier", chosen.identifier, { ...scope });
      if (!value) return timedOut ? refusals.allowIdentifierTimeout : refusals.allowIdentifierFailed;
      if (value[0] !== true) return refusals.identifier;
    }
    const own = options();
    if (chosen.keySeed) own.idempotencyKey ??= await digest(`${chosen.keySeed}\n${JSON.stringify(creation)}`);
    try {
      const connection = await createChannelConnection(creation, own);
      await tell("onConnected", connection);
      return answerToCreation(connection);
    } catch (error) {
      const answer = await failed(error, page);
      const inTheWay = error.connectionIdentifier;
      if (answer.status !== 409 || inTheWay === undefined) return answer;
      // Novu names a connection whoever it belongs to.
      const found = await find(inTheWay, page);
      return found.connection ? { ...refusals.inTheWay, body: { ...refusals.inTheWay.body, connectionIdentifier: inTheWay } } : answer;
    }
  },

  async retrieve(page) {
    return (await find(page.identifier, page)).answer;
  },

  async update(page) {
    const { identifier, body, scope, integrations, options, tell } = page;
    const found = await find(identifier, page);
    if (!found.connection) return found.answer;
    if (__edge_choose(found.connection, scope, integrations, "").refusal !== undefined) return refusals.notFound;
    const change = { ...pick(body, updateMembers), ...pick(scope, updateMembers) };
    const connection = await updateChannelConnection(identifier, change, options());
    await tell("onConnected", connection);
    return answerToFinding(connection, scope);
  },

  async delete(page) {
    const { identifier, options } = page;
    const found = await find(identifier, page);
    if (!found.connection) return found.answer;
    await deleteChannelConnection(identifier, options());
    return { status: 204 };
  },

  async list({ request, scope, options }) {
    const own = __edge_query(scope);
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const found = await listChannelConnections({ ...pick(asked, queryMembers), ...own }, options());
    const data = found.data.filter((connection) => answerToFinding(connection, scope).status === 200).map(shown);
    // Where Novu cannot leave out those of others, it counts them too: then the count is of what is here.
    const hasOthers = own.subscriberId === undefined || data.length < found.data.length;
    const count = hasOthers ? { totalCount: data.length, totalCountCapped: true } : pick(found, ["totalCount", "totalCountCapped"]);
    return { status: 200, body: { data, next: found.next, previous: found.previous, ...count } };
  },
};

/** Looks for a connection in the scope: `{ answer }`, and the `connection` if it is there. */
async function find(identifier, { scope, options, tell }) {
  try {
    const connection = await retrieveChannelConnection(identifier, options());
    const answer = answerToFinding(connection, scope);
    return answer.status === 200 ? { answer, connection } : { answer };
  } catch (error) {
    const answer = answerToFailure(error, true);
    if (error.code !== "not_found") await tell("onError", error);
    return { answer };
  }
}

async function failed(error, { tell }) {
  const answer = answerToFailure(error);
  await tell("onError", error);
  return answer;
}

/** SHA-256 in hexadecimal. */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
