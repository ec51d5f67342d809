// What Netlify does with the function, in Deno.
import handler from "./.netlify/edge-functions/server/server.js";

Deno.serve({ hostname: "127.0.0.1", port: 0 }, (request) => handler(request, { next: () => new Response(null, { status: 404 }) }));
