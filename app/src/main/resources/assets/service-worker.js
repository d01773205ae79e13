// Answers for the server while that cannot be reached: with the map that was opened last on this device, which
// live/offline.ts keeps, else with a page that says so. Of its own it keeps nothing but that page.

const BASE = location.pathname.replace(/\/[^/]*$/, ""); // what stands before every path of this server
const [RELEASE, LANGUAGE] = location.search.slice(1).split("&");
const AWAY = `away ${BASE} ${RELEASE} ${LANGUAGE}`;
const FILES = ["tokens.css", "components.css", "pages.css", "pages.js", "mark.svg", "door.svg", "fonts/inter-latin-opsz.woff2"];

// How long the server may take, in ms, where there is a copy to show instead.
const PATIENCE = 5000;

// Where somebody else may come in: nothing of whoever was here stays.
const DOORS = new Set(["/sign-in", "/sign-out", "/join", "/first-run"].map((path) => BASE + path));

addEventListener("install", (event) => {
  skipWaiting();
  const files = FILES.map((file) => `${BASE}/assets/${RELEASE}/${file}`);
  event.waitUntil(caches.open(AWAY).then((cache) => cache.addAll([BASE + "/offline", ...files])));
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), forget((name) => name.startsWith(`away ${BASE} `) && name !== AWAY)]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (DOORS.has(pathname)) event.waitUntil(forgetMap());
  const isPage = request.mode === "navigate";
  const isPart = pathname.startsWith(BASE + "/assets/") || pathname.endsWith("/snapshot");
  if (request.method === "GET" && (isPage || isPart)) event.respondWith(answer(request, isPage));
});

async function answer(request, isPage) {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept && request.url.includes("/assets/")) return kept; // its address names its release: it never changes
  try {
    const asked = fetch(request);
    const found = await (kept ? Promise.race([asked, late()]) : asked);
    const isGateway = found.status >= 502 && found.status <= 504; // a proxy speaks for a server that is gone
    if (kept && found.status >= 400 && found.status < 500) await forgetMap(); // not to be seen any more
    if (!isGateway) return found;
  } catch {
    // as if nobody had answered
  }
  return kept ?? (isPage ? caches.match(BASE + "/offline") : Response.error());
}

function late() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE));
}

function forgetMap() {
  return forget((name) => name.startsWith("map "));
}

async function forget(which) {
  await Promise.all((await caches.keys()).filter(which).map((name) => caches.delete(name)));
}
