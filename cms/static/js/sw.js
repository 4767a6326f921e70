/* Keeps the public pages that a reader opens, once the reader has asked for it. Fresh pages come first; a kept one is
   shown only where there is no connection. What is private, a preview or of the admin is never kept. */
const CACHE = "pages";
const MOST = 200;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (!event.data?.keep) return;
  const addresses = [event.data.keep, ...(event.data.parts || [])].filter((each) => mayKeep(new Request(each)));
  event.waitUntil(Promise.all(addresses.map((each) => fetch(each).then((answer) => keep(each, answer)).catch(() => {}))));
});

self.addEventListener("fetch", (event) => {
  if (!mayKeep(event.request)) return;
  event.respondWith(answer(event));
});

function mayKeep(request) {
  const address = new URL(request.url);
  const isPublic = /^\/([a-z]{2,3}(-[a-z]+)?\/|static\/|media\/images\/)/i.test(address.pathname);
  return request.method === "GET" && address.origin === self.location.origin && isPublic && !address.search;
}

async function answer(event) {
  try {
    const fresh = await fetch(event.request);
    event.waitUntil(keep(event.request, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(event.request);
    if (kept) return kept;
    throw error;
  }
}

async function keep(request, answer) {
  const rule = answer.headers.get("Cache-Control") || "";
  if (!answer.ok || answer.type !== "basic" || answer.redirected || /no-store|private/.test(rule)) return;
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  const store = await caches.open(CACHE);
  await store.put(request, new Response(await answer.blob(), { status: answer.status, headers }));
  const all = await store.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => store.delete(old)));
}
