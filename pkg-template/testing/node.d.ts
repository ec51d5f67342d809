import type { Sandbox } from "./index.js";

/** How a sandbox is served. */
export interface ServeSandboxOptions {
  /**
   * The port.
   * @default one that is free
   */
  port?: number | undefined;
}

/** A sandbox that is served. */
export interface SandboxServer {
  /** Where it is, for the option `serverURL` of a call: `http://127.0.0.1:49152`. */
  url: string;
  /** Ends it, with all its connections. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP, for this machine alone: for tests of code that runs in another process, or that cannot be given a
 * `fetch`. Where a fault breaks the connection, the connection breaks.
 *
 * @example
 * const sandbox = createSandbox();
 * const { url, close } = await serveSandbox(sandbox);
 * await createChannelConnection(request, { secretKey: "any", serverURL: url });
 * await close();
 */
export function serveSandbox(sandbox: Sandbox, options?: ServeSandboxOptions): Promise<SandboxServer>;
