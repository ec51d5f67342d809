const brand = Symbol.for("novu-channel-connections.NovuError");

export class NovuError extends Error {
  constructor(message, fields) {
    super(message);
    Object.assign(this, fields);
  }

  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}
Object.defineProperty(NovuError.prototype, "name", { value: "NovuError", configurable: true, writable: true });
Object.defineProperty(NovuError.prototype, brand, { value: true });

export function isNovuError(value) {
  try {
    return typeof value === "object" && value !== null && value[brand] === true;
  } catch {
    // A proxy may refuse to be asked.
    return false;
  }
}
