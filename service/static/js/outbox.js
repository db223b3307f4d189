// What waits on this device: drafts, and what was saved but is not sent yet.
// Pages and the worker share this file. Every item belongs to one account and is sent
// under no other; it is deleted only when the service says that it stored it.
(() => {
  const UNDO = 30_000;
  const PATIENCE = 30_000;
  const FIRST_WAIT = 5_000;
  const LONGEST_WAIT = 300_000;
  const LOCK = "same-page-outbox";
  const AGAIN = new Set([408, 425, 429]);
  const listeners = new Set();
  const others = globalThis.BroadcastChannel && new BroadcastChannel(LOCK);
  if (others) others.onmessage = ({ data }) => listeners.forEach((told) => told(data));

  function tell(news) {
    listeners.forEach((told) => told(news));
    others?.postMessage(news);
  }

  function answered(request) {
    return new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }

  function opened() {
    const asked = indexedDB.open("same-page", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("items", { keyPath: "id" });
      asked.result.createObjectStore("drafts", { keyPath: "key" });
      asked.result.createObjectStore("device", { keyPath: "name" });
      asked.result.createObjectStore("places", { keyPath: "key" });
    };
    return answered(asked);
  }

  // One transaction: all of it or nothing, and kept before anybody is told so.
  async function within(mode, work, durability = "strict") {
    const base = await opened();
    try {
      const names = ["items", "drafts", "device", "places"];
      const transaction = base.transaction(names, mode, { durability });
      const kept = new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      const [result] = await Promise.all([
        work(...names.map((name) => transaction.objectStore(name))),
        kept,
      ]);
      return result;
    } finally {
      base.close();
    }
  }

  const ofAccount = (account) => (one) => account && one.account === account;

  async function items(account) {
    const all = await within("readonly", (stored) => answered(stored.getAll()));
    return all.filter(ofAccount(account)).sort((a, b) => a.number - b.number);
  }

  async function drafts(account) {
    const all = await within("readonly", (_, kept) => answered(kept.getAll()));
    return all.filter(ofAccount(account));
  }

  const keyOf = (account, address) => `${account} ${address}`;

  const draftOf = (account, address) =>
    within("readonly", (_, kept) => answered(kept.get(keyOf(account, address))));

  const keepDraft = (draft) =>
    within(
      "readwrite",
      (_, kept) =>
        answered(kept.put({ ...draft, key: keyOf(draft.account, draft.address) })),
      "relaxed",
    );

  const dropDraft = (account, address) =>
    within("readwrite", (_, kept) => answered(kept.delete(keyOf(account, address))));

  // Where this account can write, and with which choices: to write without the page.
  const keepPlace = (place) =>
    within("readwrite", (_, __, ___, places) =>
      answered(places.put({ ...place, key: keyOf(place.account, place.address) })),
    );

  async function places(account) {
    const all = await within("readonly", (_, __, ___, known) => answered(known.getAll()));
    return all.filter(ofAccount(account));
  }

  // From now on it is an item and no draft any more; its bytes never change again.
  async function save(draft) {
    const id = crypto.randomUUID();
    const saved = new Date();
    const body = JSON.stringify({ ...wire(draft.fields), id, written_at: saved.toISOString() });
    const { account, address, fields, label, chose, page, onward, ticket } = draft;
    const item = { id, account, address, fields, label, chose, page, onward, ticket, body };
    Object.assign(item, { state: "waiting", why: "", tries: 0, due: saved.getTime() + UNDO });
    await within("readwrite", async (stored, kept, device) => {
      item.number = ((await answered(device.get("number")))?.value ?? 0) + 1;
      device.put({ name: "number", value: item.number });
      stored.put(item);
      kept.delete(keyOf(account, address));
    });
    tell({ kind: "saved", id, account });
    return item;
  }

  // What the service is sent: words as typed, taps and children together, nothing empty.
  function wire(fields) {
    const sent = {};
    for (const [name, typed] of Object.entries(fields)) {
      if (!typed.trim()) continue;
      const said = typed.normalize("NFC").replace(/\r\n?/g, "\n");
      if (name.startsWith("tap-")) (sent.taps ??= {})[name.slice(4)] = said;
      else if (name.startsWith("child-")) (sent.children ??= []).push(name.slice(6));
      else sent[name] = said;
    }
    return sent;
  }

  const mayUndo = (item) =>
    item.state === "refused" || (item.state === "waiting" && item.tries === 0);

  // Its writer was asked whether it names another child, and says that it does not. The
  // service refused it and stored nothing under its key, so here its bytes may change.
  async function pass(id) {
    await within("readwrite", async (stored) => {
      const item = await answered(stored.get(id));
      if (item?.state !== "refused" || !item.names) return;
      const body = JSON.stringify({ ...JSON.parse(item.body), not_them: item.names });
      stored.put({ ...item, body, names: "", state: "waiting", says: "", due: 0 });
    });
  }

  // What never left this device becomes a draft again. Nothing is returned if it did.
  async function takeBack(id) {
    const draft = await within("readwrite", async (stored, kept) => {
      const item = await answered(stored.get(id));
      if (!item || !mayUndo(item)) return null;
      const { account, address, fields, label, chose, page, onward, ticket } = item;
      const key = keyOf(account, address);
      const before = (await answered(kept.get(key)))?.fields ?? {};
      const again = { key, account, address, label, chose, page, onward, ticket };
      again.fields = { ...fields };
      for (const name of ["text", "why"]) {
        const both = [before[name], fields[name]].filter((said) => said?.trim());
        if (both.length) again.fields[name] = both.join("\n\n");
      }
      kept.put(again);
      stored.delete(id);
      return again;
    });
    const children = draft ? childrenOf(draft) : [];
    tell({ kind: "undone", account: draft?.account, address: draft?.address, children });
    return draft;
  }

  async function remove(id) {
    await within("readwrite", (stored) => answered(stored.delete(id)));
    tell({ kind: "changed" });
  }

  // No more waiting for an Undo.
  const sendNow = (account, id) =>
    changeAll(account, (one) => (!id || one.id === id) && one.tries === 0, { due: 0 });

  async function changeAll(account, which, change) {
    await within("readwrite", async (stored) => {
      const all = (await answered(stored.getAll())).filter(ofAccount(account));
      for (const one of all.filter(which)) stored.put({ ...one, ...change });
    });
  }

  // Take everything of one account from this device.
  async function wipe(account) {
    await within("readwrite", async (stored, kept, device, known) => {
      for (const one of (await answered(stored.getAll())).filter(ofAccount(account)))
        stored.delete(one.id);
      for (const one of (await answered(kept.getAll())).filter(ofAccount(account)))
        kept.delete(one.key);
      for (const one of (await answered(known.getAll())).filter(ofAccount(account)))
        known.delete(one.key);
      device.delete("who");
    });
    tell({ kind: "wiped", account });
  }

  const who = async () =>
    (await within("readonly", (_, __, device) => answered(device.get("who"))))?.value;

  const isHere = (account) =>
    within("readwrite", (_, __, device) =>
      answered(device.put({ name: "who", value: account })),
    );

  // What is not this account's, or nobody's that we know: how much, and no more.
  async function countOfOthers(account) {
    const all = await within("readonly", (stored) => answered(stored.getAll()));
    return all.filter((one) => one.account !== account).length;
  }

  // The order is kept for each child: whoever is ticked, or is named in the address.
  function childrenOf({ address, fields }) {
    const ticked = Object.keys(fields).filter((name) => name.startsWith("child-"));
    if (ticked.length) return ticked.map((name) => name.slice(6));
    return [/\/(?:children|round)\/([^/]+)/.exec(address)?.[1] ?? address];
  }

  // The day that it is in London, as a form writes it.
  function today() {
    const day = { timeZone: "Europe/London", dateStyle: "short" };
    return new Intl.DateTimeFormat("en-CA", day).format();
  }

  // Send what is due, in the order in which it was saved. Two tabs never send at once.
  function flush(account, { ticket, eager = false } = {}) {
    const run = () => sendAll(account, ticket, eager);
    return navigator.locks ? navigator.locks.request(LOCK, run) : run();
  }

  async function sendAll(account, ticket, eager) {
    const held = new Set();
    const open = (await items(account)).filter(({ state }) => state !== "refused");
    for (const one of open) {
      const children = childrenOf(one);
      const isBehind = children.some((child) => held.has(child));
      const item = isBehind ? { isHeld: true } : await claim(one.id, eager);
      if (item === null) continue;
      const next = item.isHeld ? "hold" : await sendOne(item, ticket ?? item.ticket);
      if (next === "stop") return;
      if (next === "hold") children.forEach((child) => held.add(child));
    }
  }

  // Take one for sending. From here on it may have arrived, so it cannot be undone.
  async function claim(id, eager) {
    const claimed = await within("readwrite", async (stored) => {
      const item = await answered(stored.get(id));
      if (!item || item.state === "refused") return null;
      const isLater = item.due > Date.now() && !(eager && item.tries > 0);
      if (isLater) return { isHeld: true };
      const taken = { ...item, state: "sending", tries: item.tries + 1 };
      stored.put(taken);
      return taken;
    });
    if (claimed && !claimed.isHeld) tell({ kind: "changed", account: claimed.account });
    return claimed;
  }

  async function sendOne(item, ticket) {
    const answer = await post(item, ticket);
    const isOurs = answer?.headers.get("Content-Type")?.includes("json");
    const told = isOurs ? await answer.json().catch(() => null) : null;
    if (answer?.status === 201 && told?.receipt) return sent(item);
    // A page of somebody else's network is no answer of ours.
    if (!told?.code) return later(item, "connection", "stop");
    if (answer.status === 401) return later(item, "sign-in", "stop");
    if (told.code === "other-account") return later(item, "sign-in", "stop");
    if (AGAIN.has(answer.status) || answer.status >= 500 || told.code === "newer-version")
      return later(item, "busy", "hold", Number(answer.headers.get("Retry-After")) || 0);
    return refused(item, told);
  }

  async function post({ address, id, body }, ticket) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      return await fetch(address, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": id,
          "Same-Page-Ticket": ticket ?? "",
        },
        credentials: "same-origin",
        redirect: "error",
        signal: stop.signal,
      });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  async function sent(item) {
    await within("readwrite", (stored) => answered(stored.delete(item.id)));
    tell({ kind: "sent", id: item.id, account: item.account });
    return "next";
  }

  async function later(item, why, next, seconds = 0) {
    const doubled = FIRST_WAIT * 2 ** Math.min(item.tries - 1, 10);
    const due = Date.now() + Math.max(Math.min(doubled, LONGEST_WAIT), seconds * 1000);
    await change(item, { state: "waiting", why, due });
    return next;
  }

  async function refused(item, told) {
    const { not_them: named = [], ...errors } = told.errors ?? {};
    const fields = Object.values(errors).flat(9);
    const says = fields.filter((said) => typeof said === "string").join(" ") || told.detail;
    await change(item, { state: "refused", why: "", says, names: named.join(" ") });
    return "next";
  }

  // Change what is still there: somebody may have signed out meanwhile.
  async function change(item, parts) {
    await within("readwrite", async (stored) => {
      const still = await answered(stored.get(item.id));
      if (still) stored.put({ ...still, ...parts });
    });
    tell({ kind: "changed", account: item.account });
  }

  // In how many milliseconds is something due? Nothing, if nothing waits.
  async function nextDue(account) {
    const seen = new Set();
    const firsts = [];
    for (const one of (await items(account)).filter(({ state }) => state !== "refused")) {
      const children = childrenOf(one);
      if (!children.some((child) => seen.has(child))) firsts.push(one.due);
      children.forEach((child) => seen.add(child));
    }
    return firsts.length ? Math.max(0, Math.min(...firsts) - Date.now()) : null;
  }

  globalThis.outbox = {
    UNDO, childrenOf, countOfOthers, draftOf, drafts, dropDraft, flush, isHere, items, keepDraft,
    keepPlace, listeners, mayUndo, nextDue, pass, places, remove, save, sendNow, takeBack,
    today, who, wipe,
  };
})();
