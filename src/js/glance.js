// Made from the rules in src/validation/ by `UPDATE=1 cargo test --test glance`: change those.

/** How many more characters there may be. JSON needs at most six bytes for each, so that no limit of bytes is near. */
let room;

const isText = (value) => typeof value === "string" && (room -= value.length) >= 0;
const isOptional = (value) => value === undefined || value === null || isText(value);
const isRequired = (value) => value !== "" && isText(value);
const isToken = (value) => isRequired(value) && !value.startsWith("nvsk.");

const isIdentifier = (value) => isText(value) && /^[-0-9A-Z_a-z]{1,100}$/.test(value);

/** Whether `JSON.stringify` writes an object as it is. */
function isPlain(value) {
  if (typeof value !== "object" || value === null || value.toJSON !== undefined) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Data without surprises, and not deep. */
function isData(value, depth) {
  if (value === undefined || value === null || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (typeof value === "string") return isText(value);
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.toJSON === undefined && (room -= 8 * value.length) >= 0 && value.every((element) => isData(element, depth - 1));
  if (!isPlain(value)) return false;
  for (const name in value) {
    room -= 8;
    if (name === "constructor" || !isText(name) || !isData(value[name], depth - 1)) return false;
  }
  return true;
}

function isContext(value) {
  if (typeof value === "string") return isIdentifier(value);
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    if (name === "id" && isIdentifier(member)) missing = 0;
    else if (name !== "data" || !isPlain(member) || !isData(member, 8)) return false;
  }
  return missing === 0;
}

function isContexts(value) {
  if (!isPlain(value)) return false;
  let count = 0;
  for (const name in value) {
    // Names that every object has are reserved.
    if (!isIdentifier(name) || name in Object.prototype || !isContext(value[name])) return false;
    count++;
  }
  return count >= 1 && count <= 5;
}

function isWorkspace(value) {
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    switch (name) {
      case "id":
        if (!isRequired(member)) return false;
        missing &= ~1;
        break;
      case "name":
        if (!isOptional(member)) return false;
        break;
      case "botUserId":
        if (!isOptional(member)) return false;
        break;
      default:
        return false;
    }
  }
  return missing === 0;
}

function isAuth(value) {
  if (!isPlain(value)) return false;
  let missing = 1;
  for (const name in value) {
    const member = value[name];
    switch (name) {
      case "accessToken":
        if (!isToken(member)) return false;
        missing &= ~1;
        break;
      case "refreshToken":
        if (!isOptional(member)) return false;
        break;
      case "expiresAt":
        if (!isOptional(member)) return false;
        break;
      case "refreshTokenExpiresAt":
        if (!isOptional(member)) return false;
        break;
      default:
        return false;
    }
  }
  return missing === 0;
}

function isRequest(value) {
  if (!isPlain(value)) return false;
  // A bit for what is still missing.
  let missing = 7;
  // Bits: a subscriber, contexts, and one for each mode.
  let owner = 0;
  for (const name in value) {
    const member = value[name];
    switch (name) {
      case "identifier":
        if (!isOptional(member)) return false;
        break;
      case "subscriberId":
        if (!isOptional(member)) return false;
        if (member) owner |= 1;
        break;
      case "context":
        if (member === undefined || member === null) break;
        if (!isContexts(member)) return false;
        owner |= 2;
        break;
      case "connectionMode":
        if (member === undefined || member === null) break;
        if (member === "subscriber") owner |= 4;
        else if (member === "shared") owner |= 8;
        else return false;
        break;
      case "integrationIdentifier":
        if (!isRequired(member)) return false;
        missing &= ~1;
        break;
      case "workspace":
        if (!isWorkspace(member)) return false;
        missing &= ~2;
        break;
      case "auth":
        if (!isAuth(member)) return false;
        missing &= ~4;
        break;
      default:
        return false;
    }
  }
  // By the bits of `owner`, whether the connection belongs to somebody.
  return missing === 0 && ((0b110010101110 >> owner) & 1) === 1;
}

function glance(judge, value) {
  room = 8192;
  try {
    return judge(value, 8);
  } catch {
    // A getter or a proxy.
    return false;
  }
}

/** Whether the rules have nothing against a request, as far as can be seen without them. */
export const passesAtAGlance = (value) => glance(isRequest, value);

/** Whether a value is data like that which `JSON.parse` makes, and its JSON far below every limit. */
export const isShortData = (value) => glance(isData, value);
