// Made from the rules in src/validation/ by `UPDATE=1 cargo test --test glance`: change those.

import { utf8Length } from "./careful.js";

/** How many more characters there may be. JSON needs at most six bytes for each, so that no limit of bytes is near. */
let room;

/** Whether there may be any number of them: then what has a limit of bytes is measured. */
let isLong;

const isWithin = (value, bytes, text) => !isLong || utf8Length(text ?? JSON.stringify(value), bytes) <= bytes;

const isText = (value) => typeof value === "string" && (room -= value.length) >= 0;
const isMissing = (value) => value === undefined || value === null;
const isOptional = (value) => isMissing(value) || isText(value);
const isRequired = (value) => value !== "" && isText(value);
const isToken = (value) => isRequired(value) && !value.startsWith("nvsk.");

const isIdentifier = (value) => isText(value) && /^[-0-9A-Z_a-z]{1,100}$/.test(value);

/** Whether `JSON.stringify` writes an object as it is. */
function isPlain(value) {
  if (typeof value !== "object" || value === null || value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Data like those that `JSON.parse` makes, not deep, and without a member that has to be searched for. */
function isData(value, depth) {
  if (isMissing(value) || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (typeof value === "string") return isText(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.toJSON === undefined && (room -= 8 * value.length) >= 0 && value.every((element) => isData(element, depth - 1));
  if (!isPlain(value)) return false;
  for (const name in value) if (!isMember(name, value[name], depth - 1)) return false;
  return true;
}

function isMember(name, value, depth) {
  room -= 8;
  return name !== "constructor" && isText(name) && isData(value, depth);
}

/** The bits of what does not pass, if it is data. */
const doubtful = (value, bits) => (isData(value, 8) ? bits : -1);

function isContext(value) {
  if (typeof value === "string") return isIdentifier(value);
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    if (name === "id" && isIdentifier(member)) missing = 0;
    else if (!isMember(name, member, 8)) return false;
    else if (name === "data" && !(isPlain(member) && isWithin(member, 65536))) return false;
  }
  return missing === 0;
}

function doubtsOfContexts(value) {
  if (!isPlain(value)) return doubtful(value, 134201348);
  let doubts = 0;
  let count = 0;
  for (const name in value) {
    const member = value[name];
    // JSON leaves it out, and so it does not count.
    if (member === undefined) return -1;
    // Names that every object has are reserved.
    const passes = isIdentifier(name) && !(name in Object.prototype) && isContext(member);
    if (!passes && !isMember(name, member, 8)) return -1;
    if (!passes && count < 13) doubts |= 1 << (14 + count);
    count++;
  }
  return doubts || count < 1 || count > 5 ? doubts | 4 : 0;
}

function doubtsOfWorkspace(value) {
  if (!isPlain(value)) return doubtful(value, 928);
  let doubts = 0;
  let missing = 128;
  for (const name in value) {
    const member = value[name];
    let found = 0;
    switch (name) {
      case "id":
        found = isRequired(member) ? 0 : doubtful(member, 128);
        missing &= ~128;
        break;
      case "name":
        found = isOptional(member) ? 0 : doubtful(member, 256);
        break;
      case "botUserId":
        found = isOptional(member) ? 0 : doubtful(member, 512);
        break;
      default:
        if (!isMember(name, member, 8)) return -1;
    }
    if (found < 0) return -1;
    doubts |= found;
  }
  doubts |= missing;
  return doubts && doubts | 32;
}

function doubtsOfAuth(value) {
  if (!isPlain(value)) return doubtful(value, 15424);
  let doubts = 0;
  let missing = 1024;
  for (const name in value) {
    const member = value[name];
    let found = 0;
    switch (name) {
      case "accessToken":
        found = isToken(member) ? 0 : doubtful(member, 1024);
        missing &= ~1024;
        break;
      case "refreshToken":
        found = isOptional(member) ? 0 : doubtful(member, 2048);
        break;
      case "expiresAt":
        found = isOptional(member) ? 0 : doubtful(member, 4096);
        break;
      case "refreshTokenExpiresAt":
        found = isOptional(member) ? 0 : doubtful(member, 8192);
        break;
      default:
        if (!isMember(name, member, 8)) return -1;
    }
    if (found < 0) return -1;
    doubts |= found;
  }
  doubts |= missing;
  return doubts && doubts | 64;
}

function doubtsOf(value, text) {
  if (!isPlain(value) || !isWithin(value, 102400, text)) return -1;
  let doubts = 0;
  let missing = 112;
  let owner = 0;
  for (const name in value) {
    const member = value[name];
    let found = 0;
    switch (name) {
      case "identifier":
        found = isOptional(member) ? 0 : doubtful(member, 1);
        break;
      case "subscriberId":
        found = isOptional(member) ? 0 : doubtful(member, 2);
        if (member) owner |= 1;
        break;
      case "context":
        found = isMissing(member) ? 0 : doubtsOfContexts(member);
        if (member) owner |= 2;
        break;
      case "connectionMode":
        found = isMissing(member) || member === "subscriber" || member === "shared" ? 0 : doubtful(member, 8);
        if (member === "subscriber") owner |= 4;
        if (member === "shared") owner |= 8;
        break;
      case "integrationIdentifier":
        found = isRequired(member) ? 0 : doubtful(member, 16);
        missing &= ~16;
        break;
      case "workspace":
        found = doubtsOfWorkspace(member);
        missing &= ~32;
        break;
      case "auth":
        found = doubtsOfAuth(member);
        missing &= ~64;
        break;
      default:
        if (!isMember(name, member, 8)) return -1;
    }
    if (found < 0) return -1;
    doubts |= found;
  }
  doubts |= missing;
  // By the bits of `owner`, whether the connection belongs to somebody.
  return doubts === 0 && (0b1100110010101110 >> owner) & 1 ? 0 : doubts | (owner << 27) | (1 << 31);
}

/** How many more members are copied. To parse a request that has more of them from its text takes less time. */
let members;

/** A copy in which no getter is left; throws where `JSON.stringify` would not write it as it is. */
function copyOf(value, depth) {
  const isList = Array.isArray(value) && value.toJSON === undefined;
  if (depth === 0 || !(isList || isPlain(value))) throw value;
  if ((members -= (isList ? value : Object.keys(value)).length) < 0) throw value;
  const copy = isList ? [...value] : { ...value };
  for (const name in copy) {
    const member = copy[name];
    if (typeof member === "object" && member !== null) copy[name] = copyOf(member, depth - 1);
  }
  return copy;
}

/** A copy of a request, of which each member was read once; `undefined` if the rules have to look at it. */
export function passingCopy(request) {
  try {
    members = 200;
    const copy = copyOf(request, 9);
    return doubtsAbout(copy) === 0 ? copy : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the rules have to look at in a request, in bits; 0 if they have nothing against it, as can be seen without them.
 * `text` is its JSON, if there is one yet.
 */
export function doubtsAbout(request, text) {
  // Somebody has given every object a member more.
  for (const name in {}) if (name) return -1;
  try {
    isLong = false;
    room = 8192;
    const doubts = doubtsOf(request, text);
    if (room >= 0) return doubts;
    isLong = true;
    room = 819200;
    return doubtsOf(request, text);
  } catch {
    // A getter or a proxy.
    return -1;
  } finally {
    // A getter that asks in between leaves what it stands in to the rules.
    room = -1;
  }
}
