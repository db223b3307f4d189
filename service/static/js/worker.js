// The worker: a page to read without a connection, sending when no page is open, and
// telling that there is news.
// SHELL, PAGE and VERSION come from the service, before this. No page of a person is kept.

const KEPT = `same-page-${VERSION}`;

addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate" && request.destination === "document")
    event.respondWith(page(event));
  else if (SHELL.includes(request.url.slice(location.origin.length)))
    event.respondWith(kept(request));
});

addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendWaiting());
});

addEventListener("push", (event) => {
  event.waitUntil(tell(said(event.data)));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(ours(event.notification.data)));
});

// Asked for by nobody in particular, so that nobody's name can be in it.
async function keepShell() {
  const shelf = await caches.open(KEPT);
  await Promise.all(
    [PAGE, ...SHELL].map(async (address) => {
      const asked = new Request(address, { credentials: "omit", cache: "no-cache" });
      const answer = await fetch(asked);
      if (!answer.ok) throw new Error("the page without a connection is not there");
      await shelf.put(address, answer);
    }),
  );
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The browser then asks itself, so that the service can tell a person from a script.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page({ preloadResponse, request }) {
  try {
    const early = await preloadResponse;
    // Firefox does not throw when it cannot connect: it answers with an error.
    return early && early.type !== "error" ? early : await fetch(request);
  } catch (noConnection) {
    const shell = await (await caches.open(KEPT)).match(PAGE);
    if (!shell) throw noConnection;
    return shell;
  }
}

async function kept(request) {
  const shelf = await caches.open(KEPT);
  return (await shelf.match(request)) ?? fetch(request);
}

// What is not due yet is waited for; what could not be sent, the browser tries again.
async function sendWaiting() {
  const account = await outbox.who();
  if (!account) return;
  await outbox.flush(account, { eager: true });
  const wait = await outbox.nextDue(account);
  if (wait === null) return;
  await new Promise((done) => setTimeout(done, Math.min(wait, outbox.UNDO)));
  await outbox.flush(account);
  if ((await outbox.nextDue(account)) !== null) throw new Error("something still waits");
}

// A browser wants something to be shown for each push, even for one that says nothing.
function said(data) {
  const usual = { title: "Same Page", body: "There is something new to read.", url: "/today" };
  try {
    return { ...usual, ...data.json() };
  } catch {
    return usual;
  }
}

// With one tag the next takes the place of the one before.
async function tell({ title, body, url }) {
  const look = { icon: "/static/icons/192.png", tag: "news" };
  await registration.showNotification(title, { ...look, body, data: ours(url) });
}

// Only a page of our own is opened, whoever sent the push.
function ours(address) {
  const usual = new URL("/today", location.origin).href;
  try {
    const asked = new URL(address, usual);
    return asked.origin === location.origin ? asked.href : usual;
  } catch {
    return usual;
  }
}

async function show(address) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = open.find(({ url }) => url === address);
  await (there ? there.focus() : clients.openWindow(address));
}
