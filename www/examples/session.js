/**
 * For whom the caller may connect. Put the session of your application here: this takes the cookie `user` at its word, as no
 * application should.
 */
export function scopeOf(request) {
  const [, user] = /(?:^|; )user=([\w-]+)/.exec(request.headers.get("Cookie") ?? "") ?? [];
  return user ? { subscriberId: user } : new Response(null, { status: 401 });
}
