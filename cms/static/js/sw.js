/* Keeps the public pages that a reader opens, once the reader has asked for it. Fresh pages come first; a kept one is
   shown only where there is no connection, and says when it was read. What is private, a preview, of the admin, a
   search or two languages side by side is never kept. SITE, written above by the server, has the languages and words. */
const CACHE = "pages";
const MOST = 200;
const FILE = /^\/(static\/(?!wagtail|admin\/)|media\/images)\//; // not what the admin is made of

let ended = false; // the reader has asked to forget; this worker still serves the page that is open

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data?.forget) {
    ended = true;
    event.waitUntil(caches.delete(CACHE));
  }
  if (!event.data?.keep) return;
  ended = false;
  const addresses = [event.data.keep, ...(event.data.parts || [])].filter((each) => mayKeep(new Request(each)));
  const kept = addresses.map((each) => fetch(each).then((answer) => keep(each, answer)).catch(() => {}));
  event.waitUntil(Promise.all(kept).then(() => event.source?.postMessage({ kept: true })));
});

self.addEventListener("fetch", (event) => {
  if (ended || event.request.method !== "GET") return;
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin || address.searchParams.has("with")) return;
  const isPage = event.request.mode === "navigate" && languageOf(address);
  if (isPage || mayKeep(event.request)) event.respondWith(answer(event));
});

function languageOf(address) {
  const first = address.pathname.split("/")[1];
  return first in SITE ? first : null;
}

function mayKeep(request) {
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || address.search) return false;
  if (FILE.test(address.pathname)) return true;
  return Boolean(languageOf(address)) && !/^\/[^/]+\/(_util|search)\//.test(address.pathname);
}

async function answer(event) {
  try {
    const fresh = await fetch(event.request);
    if (mayKeep(event.request)) event.waitUntil(keep(event.request.url, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(event.request.url, { ignoreVary: true });
    const isPage = event.request.mode === "navigate";
    if (kept) return isPage ? dated(kept) : kept;
    if (isPage) return notKept(languageOf(new URL(event.request.url)));
    throw error;
  }
}

/* What is no longer public is forgotten as soon as the site says so. */
async function keep(address, answer) {
  if (ended || answer.status >= 500) return;
  const store = await caches.open(CACHE);
  const rule = answer.headers.get("Cache-Control") || "";
  if (!answer.ok || answer.type !== "basic" || answer.redirected || /no-store|private/.test(rule)) {
    await store.delete(address, { ignoreVary: true });
    return;
  }
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  await store.put(address, new Response(await answer.blob(), { status: answer.status, headers }));
  const all = await store.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => store.delete(old)));
}

/* The page knows from its root element that it was kept, and tells the reader when. */
async function dated(kept) {
  const html = (await kept.text()).replace("<html ", `<html data-kept="${kept.headers.get("X-Kept-At")}" `);
  return new Response(html, { status: kept.status, headers: kept.headers });
}

async function notKept(language) {
  const words = SITE[language];
  const store = await caches.open(CACHE);
  const all = await store.keys();
  const style = all.find((each) => /\/css\/site[^/]*\.css$/.test(each.url));
  const items = await Promise.all(
    all.filter((each) => languageOf(new URL(each.url))).map(async (each) => {
      const html = await (await store.match(each, { ignoreVary: true })).text();
      const title = html.match(/<title>([^<]*)</)?.[1] || each.url;
      return `<li><a href="${each.url}" lang="${languageOf(new URL(each.url))}" dir="auto">${title}</a></li>`;
    }),
  );
  const list = items.length ? `<h2>${words.list}</h2><ul class="links">${items.join("")}</ul>` : "";
  const html = `<!doctype html><html lang="${language}" dir="${words.dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title>
${style ? `<link rel="stylesheet" href="${style.url}">` : ""}</head><body><main class="wrap page-header">
<h1>${words.title}</h1><p class="lead">${words.text}</p>${list}</main></body></html>`;
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
