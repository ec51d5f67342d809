import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { isNovuError, upsertChannelConnection } from "novu-channel-connections";

const tracer = trace.getTracer("my-app");

/** Makes a call in a span, with a span in it for each attempt. `call` takes the listener for `onAttempt`. */
export function withSpans(name, call) {
  return tracer.startActiveSpan(name, async (whole) => {
    const parent = trace.setSpan(context.active(), whole);
    let span;
    const end = () => {
      span?.end();
      span = undefined;
    };
    const listen = {
      attempt({ attempt, method, lookup }) {
        end();
        const attributes = { "http.request.method": method, "http.request.resend_count": attempt - 1 };
        span = tracer.startSpan(lookup ? `look-up ${attempt}` : `attempt ${attempt}`, { kind: SpanKind.CLIENT, attributes }, parent);
      },
      answer({ status }) {
        span.setAttribute("http.response.status_code", status);
        if (status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
      },
      failure({ code, reason }) {
        span.setAttribute("error.type", reason ?? code);
        span.setStatus({ code: SpanStatusCode.ERROR, message: code });
      },
      wait({ waitMs }) {
        end();
        whole.addEvent("wait", { "wait.ms": waitMs });
      },
    };
    try {
      return await call((event) => listen[event.type](event));
    } catch (error) {
      whole.setStatus({ code: SpanStatusCode.ERROR, message: isNovuError(error) ? error.code : "aborted" });
      if (isNovuError(error)) whole.recordException(error); // contains no secrets
      throw error;
    } finally {
      end();
      whole.end();
    }
  });
}

/** Connects a workspace; the trace has what happened on the way. */
export const connect = (request, env) =>
  withSpans("connect workspace", (onAttempt) => upsertChannelConnection(request, { secretKey: env.NOVU_SECRET_KEY, onAttempt }));
