import type { Sandbox } from "./index.js";

/** The options of `serveSandbox`. */
export interface ServeSandboxOptions {
  /**
   * The port on which the sandbox is served.
   * @default one that is free
   */
  port?: number | undefined;
}

/** A running server for a sandbox. */
export interface SandboxServer {
  /** The URL, for the option `serverURL` of a call: `http://127.0.0.1:49152`. */
  url: string;
  /** Stops the server, and closes all its connections. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP on `127.0.0.1`, to test code that runs in another process or does not take a `fetch`. A fault
 * that breaks the connection closes the socket.
 *
 * @example
 * const sandbox = createSandbox();
 * const { url, close } = await serveSandbox(sandbox);
 * await createChannelConnection(request, { secretKey: "any", serverURL: url });
 * await close();
 */
export function serveSandbox(sandbox: Sandbox, options?: ServeSandboxOptions): Promise<SandboxServer>;
