// Notes are kept on the device until the service has them. Every page works without
// this file: a form then goes straight to the service.
// A form with data-outbox="<address of the API>" takes part. Its fields are sent by their
// names, and those named tap-<section> together as taps. The event "outbox-saved" tells
// the form's page that its words are safe, and the form empty again. Where
// data-outbox-must="<what to say>" stands, something must be ticked or written; with
// data-outbox-if="because=other" only after that choice. Below a form stands what waits of it;
// data-outbox-shows="<begin of addresses>/" shows what waits of others there as well.

const { outbox, waiting } = globalThis;
const { account } = document.body.dataset;
const isShell = "shell" in document.body.dataset;
const ticket = document.querySelector("form[action='/sign-out'] [name=csrf]")?.value;
const NEVER_SENT = new Set(["csrf", "key", "id", "files", "description", "allow_media"]);
const DOUBLE_PRESS = 2000;
const SHORTEST = 200;
const GOING = 2000;
const sentHere = new Set();
const touched = new Set();
let whose = account ?? null;
let isGone = false;

const canKeep = window.isSecureContext && window.indexedDB ? prepare() : null;
if (canKeep) begin().catch(() => null);
globalThis.offline = { canKeep, isShell, takePart, ticket, whose: () => whose };

// Where a browser keeps nothing for us, forms go straight to the service.
async function prepare() {
  if (isShell) whose = (await outbox.who()) ?? null;
  else await outbox.isHere(whose);
}

async function begin() {
  for (const form of account ? document.querySelectorAll("form[data-outbox]") : [])
    takePart(form);
  guardSigningOut();
  if (isShell) canKeep.then(writeHere);
  outbox.listeners.add(hear);
  addEventListener("online", () => send({ eager: true }));
  addEventListener("offline", paint);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") send({ eager: true });
  });
  await canKeep;
  registerWorker();
  if ((await outbox.items(whose)).length) askToBeWoken();
  await send({ eager: true });
}

// ── Forms ────────────────────────────────────────────────────────────────────────

function takePart(form) {
  const strip = document.createElement("div");
  strip.className = "outbox";
  strip.setAttribute("aria-live", "polite");
  strip.dataset.outboxStrip = form.dataset.outboxShows ?? form.dataset.outbox;
  form.after(strip);
  let pressed; // For browsers that do not say which button sent a form.
  form.addEventListener("click", ({ target }) => {
    pressed = target.closest("button") ?? pressed;
  });
  form.addEventListener("submit", (event) =>
    submitted(form, event, event.submitter ?? pressed),
  );
  const { outboxPlace } = form.dataset;
  if (outboxPlace)
    canKeep.then(() => outbox.keepPlace({ ...draftOf(form), name: outboxPlace }));
  canKeep.then(() => giveBack(form)).then(() => keepDrafts(form), () => strip.remove());
}

// Each letter is kept as it comes; while one is being written down, the next may come.
function keepDrafts(form) {
  let isKeeping = false;
  const keep = async () => {
    touched.add(form);
    if (isKeeping) return;
    isKeeping = true;
    while (touched.delete(form) && !isGone) await keepDraft(form).catch(() => null);
    isKeeping = false;
  };
  for (const event of ["input", "change"]) form.addEventListener(event, keep);
}

function submitted(form, event, pressed) {
  touched.delete(form);
  if (pressed?.hasAttribute("formaction")) {
    // Words that go to the page about a child's safety are kept nowhere.
    outbox.dropDraft(whose, form.dataset.outbox);
    return;
  }
  if (isAnswered(form)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const missing = (isShell || !navigator.onLine) && whatIsMissing(form);
  if (missing) {
    event.preventDefault();
    event.stopPropagation();
    explain(form, missing);
    return;
  }
  if (!isComplete(form)) {
    if (hasWords(form)) keepDraft(form, { posted: true });
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  form.dataset.outboxBusy = "yes";
  save(form, pressed);
}

const unmet = (form) =>
  [...form.querySelectorAll("[data-outbox-must]")].find((one) => !isMet(one, form));

const fieldsIn = (one) =>
  one.matches("input, textarea") ? [one] : [...one.querySelectorAll("input, textarea")];

function isMet(one, form) {
  const { outboxIf } = one.dataset;
  if (outboxIf && !isChosen(form, outboxIf)) return true;
  const isGiven = ({ type, checked, value }) =>
    value.trim() && (checked || !["checkbox", "radio"].includes(type));
  return fieldsIn(one).some(isGiven);
}

const whatIsMissing = (form) =>
  unmet(form) ?? (hasWords(form) ? null : form.querySelector("textarea"));

// Without a connection the service cannot say what is missing.
function explain(form, missing) {
  form.querySelector(".outbox__missing")?.remove();
  const says = missing.dataset.outboxMust ?? said("Write at least one word.");
  const told = waiting.note(says, "govuk-error-message outbox__missing");
  (missing.matches("input, textarea") ? missing.parentElement : missing).before(told);
  (fieldsIn(missing)[0] ?? missing).focus();
}

// The second press of a double press finds an empty form, and means nothing.
function isAnswered(form) {
  const since = Date.now() - Number(form.dataset.outboxAt ?? 0);
  return form.dataset.outboxBusy || (since < DOUBLE_PRESS && !hasWords(form));
}

// What the service would not take as it is, it explains itself. Files need it at once.
function isComplete(form) {
  if (document.querySelector("[role=status][data-unsaved]")) return false;
  const files = [...form.querySelectorAll("input[type=file]")];
  if (files.some((one) => one.files.length)) return false;
  const asked = [...form.querySelectorAll("[data-outbox-with]")];
  if (!hasWords(form) || unmet(form)) return false;
  return asked.every((one) => !isAsked(one) || one.value);
}

// data-outbox-with="kind=reply-needed": this field counts only with that choice.
const isAsked = (field) => isChosen(field.form, field.dataset.outboxWith);

function isChosen(form, choice) {
  const [name, value] = choice.split("=");
  return new FormData(form).get(name) === value;
}

function fieldsOf(form) {
  const left = new Set(NEVER_SENT);
  for (const one of form.querySelectorAll("[data-outbox-with]"))
    if (!isAsked(one)) left.add(one.name);
  const typed = [...new FormData(form)].filter(([name]) => !left.has(name));
  return Object.fromEntries(typed.filter(([, said]) => typeof said === "string"));
}

function hasWords(form) {
  const typed = Object.entries(fieldsOf(form));
  return typed.some(([name, said]) => said.trim() && /^(text$|tap-|because$|why$)/.test(name));
}

// The reason that was chosen, as its label says it.
function choiceIn(form) {
  const chosen = form.querySelector("[name=because]:checked");
  return chosen?.labels[0].textContent.trim() ?? "";
}

function draftOf(form) {
  const heading = document.querySelector("h1").textContent.trim();
  return {
    account: whose,
    address: form.dataset.outbox,
    fields: fieldsOf(form),
    label: form.dataset.outboxLabel ?? heading,
    chose: choiceIn(form),
    page: location.pathname,
    ticket: ticket ?? form.dataset.outboxTicket,
    onward: form.dataset.outboxOnward ?? location.pathname,
  };
}

async function keepDraft(form, more = {}) {
  if (form.dataset.outboxBusy) return;
  if (hasWords(form)) await outbox.keepDraft({ ...draftOf(form), ...more });
  else await outbox.dropDraft(whose, form.dataset.outbox);
}

async function save(form, pressed) {
  try {
    await canKeep;
    const draft = draftOf(form);
    if (pressed?.name) draft.fields[pressed.name] = pressed.value;
    const item = await outbox.save(draft);
    form.reset();
    form.querySelector(".outbox__missing")?.remove();
    for (const one of form.querySelectorAll("textarea")) one.value = "";
    form.dataset.outboxAt = Date.now();
    form.dispatchEvent(new CustomEvent("outbox-saved", { bubbles: true, detail: item }));
  } catch {
    form.submit(); // The device is full: better sent at once than lost.
    return;
  } finally {
    delete form.dataset.outboxBusy;
  }
  await paint();
  askToBeWoken();
  planNext();
}

// Words of an earlier visit, a crash or a lost session. What the page brings goes first.
async function giveBack(form) {
  const { outbox: address } = form.dataset;
  const draft = await outbox.draftOf(whose, address);
  if (!draft) return;
  const isSaved = draft.posted && new URLSearchParams(location.search).has("done");
  if (isSaved) return outbox.dropDraft(whose, address);
  if (document.querySelector("[data-unsaved]")) return;
  fill(form, draft.fields);
  const told = waiting.note(said("Your words are back. They are not saved yet."));
  told.className = "outbox__back";
  form.before(told);
  form.addEventListener("submit", () => told.remove(), { once: true });
}

function fill(form, fields) {
  for (const [name, said] of Object.entries(fields)) {
    const found = form.elements.namedItem(name);
    if (["checkbox", "radio"].includes(found?.type)) found.checked = found.value === said;
    else if (found) found.value = said;
  }
}

// ── Sending ──────────────────────────────────────────────────────────────────────

let planned;

async function send({ eager = false } = {}) {
  if (whose && !isGone && navigator.onLine) await outbox.flush(whose, { ticket, eager });
  await paint();
  await planNext();
}

async function planNext() {
  clearTimeout(planned);
  const wait = whose && !isGone ? await outbox.nextDue(whose) : null;
  if (wait === null || (wait === 0 && !navigator.onLine)) return;
  planned = setTimeout(send, Math.max(wait, SHORTEST));
}

function hear(news) {
  if (news.kind === "sent") sentHere.add(news.id);
  if (news.kind === "wiped" && news.account === whose && !isGone) {
    isGone = true;
    document.body.replaceChildren();
    setTimeout(() => location.reload(), GOING);
    return;
  }
  if (isGone) return;
  paint();
  planNext();
}

async function askToBeWoken() {
  navigator.storage?.persist?.();
  try {
    const ready = await navigator.serviceWorker?.ready;
    await ready?.sync?.register("outbox");
  } catch {
    // Not here, or not allowed: the page itself sends, or the next page does.
  }
}

async function registerWorker() {
  if (!navigator.serviceWorker || (!account && !isShell)) return;
  const ours = (address) => {
    if (address !== "/worker.js") throw new TypeError("no script of ours");
    return address;
  };
  const policy = globalThis.trustedTypes?.createPolicy("same-page-worker", {
    createScriptURL: ours,
  });
  try {
    await navigator.serviceWorker.register(
      policy?.createScriptURL("/worker.js") ?? "/worker.js",
      { scope: "/", updateViaCache: "none" },
    );
  } catch {
    // A private window may refuse: notes are then kept and sent by the page alone.
  }
}

// ── What the page says ───────────────────────────────────────────────────────────

// One after the other, so that what is newest stays.
let painted = Promise.resolve();

function paint() {
  painted = painted.then(paintNow, paintNow);
  return painted;
}

async function paintNow() {
  if (!whose && !isShell) return;
  const [items, drafts] = await Promise.all([outbox.items(whose), outbox.drafts(whose)]);
  const link = document.querySelector("[data-outbox-count]");
  if (link) {
    link.hidden = !items.length;
    link.textContent = said("{count} not sent yet", { count: items.length });
  }
  for (const strip of document.querySelectorAll("[data-outbox-strip]"))
    paintStrip(strip, items);
  const list = document.querySelector("[data-outbox-list]");
  if (list) await paintList(list, items, drafts);
}

function paintStrip(strip, items) {
  const before = strip.previousElementSibling;
  const form = before?.matches("form[data-outbox]") ? before : null;
  const own = form?.dataset.outbox;
  const { outboxStrip: shows } = strip.dataset;
  const isShown = ({ address }) =>
    address === shows || (shows.endsWith("/") && address.startsWith(shows));
  const mine = items.filter(isShown);
  for (const one of mine) if (one.address === own) strip.dataset.last = one.id;
  const shown = mine.map((one) =>
    one.address === own
      ? waiting.card(one, form, deeds)
      : waiting.card(one, null, { ...deeds, undo: undoElsewhere }),
  );
  if (!mine.length && sentHere.has(strip.dataset.last)) shown.push(waiting.sentCard(form));
  waiting.replace(strip, shown);
}

async function paintList(list, items, drafts) {
  const shown = items.map((one) => waiting.card(one, null, deeds));
  shown.push(...drafts.map((one) => waiting.draftCard(one, deeds)));
  const others = await outbox.countOfOthers(whose);
  if (others) shown.push(waiting.note(ofSomebodyElse(others)));
  if (!items.length && !drafts.length)
    shown.unshift(waiting.note(said("Nothing of yours waits on this device.")));
  waiting.replace(list, shown);
  const offline = document.querySelector("[data-outbox-offline]");
  if (offline) offline.hidden = navigator.onLine && !isShell;
  paintLeaving(items.length + drafts.length);
}

const ofSomebodyElse = (count) =>
  said("Kept here for somebody else: {count}. It is sent when they have signed in here.", {
    count,
  });

const deeds = {
  undo: undoOn,
  async sendNow({ id }) {
    await outbox.sendNow(whose, id);
    await send();
  },
  async sendAnyway({ id }) {
    await outbox.pass(id);
    await send();
  },
  async save(draft) {
    await outbox.save(ticket ? { ...draft, ticket } : draft);
    askToBeWoken();
    await send();
  },
  async drop({ address }) {
    await outbox.dropDraft(whose, address);
    await paint();
  },
};

async function undoOn(item, form) {
  const draft = await outbox.takeBack(item.id);
  if (!draft) return paint();
  if (!form) return item.state === "refused" ? location.assign(item.page) : paint();
  fill(form, draft.fields);
  form.querySelector("textarea")?.focus();
  return paint();
}

// The words go back to the form that they are of.
async function undoElsewhere(item) {
  if (await outbox.takeBack(item.id)) location.assign(item.page);
  else await paint();
}

// ── Writing where no page can be shown ───────────────────────────────────────────

async function writeHere() {
  const form = document.querySelector("[data-outbox-write]");
  const { where, text } = form.elements;
  const known = (await outbox.places(whose)).filter(({ round }) => !round);
  form.hidden = !known.length || "inRound" in document.body.dataset;
  known.forEach(({ name, address }) => where.add(new Option(name, address)));
  const draft = async () => {
    const place = known.find(({ address }) => address === where.value);
    const before = await outbox.draftOf(whose, where.value);
    const fields = { ...place.fields, day: outbox.today(), ...before?.fields, text: text.value };
    return { ...place, fields };
  };
  where.addEventListener("change", async () => {
    const before = await outbox.draftOf(whose, where.value);
    text.value = before?.fields.text ?? "";
  });
  text.addEventListener("input", async () => {
    if (where.value && text.value.trim()) await outbox.keepDraft(await draft());
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!where.value) where.focus();
    else if (!text.value.trim()) text.focus();
    else {
      await outbox.save(await draft());
      text.value = where.value = "";
      askToBeWoken();
      await send();
    }
  });
}

// ── Signing out ──────────────────────────────────────────────────────────────────

// Nothing of a person stays on the device; but nothing is deleted without a word.
function guardSigningOut() {
  for (const form of document.querySelectorAll("form[action='/sign-out']"))
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const waits = await whatWaits().catch(() => null);
      if (waits === null) form.submit();
      else if (waits.length || !navigator.onLine) location.assign("/outbox?leaving=1");
      else await leave(form);
    });
  on("stay", async () => {
    await outbox.sendNow(whose);
    history.replaceState(null, "", "/outbox");
    await send({ eager: true });
  });
  on("leave", () => leave(document.querySelector("form[action='/sign-out']")));
  on("again", () => location.reload());
}

const whatWaits = async () => [
  ...(await outbox.items(whose)),
  ...(await outbox.drafts(whose)),
];

function on(deed, act) {
  const found = document.querySelector(`[data-outbox-${deed}]`);
  found?.addEventListener("click", act);
}

async function leave(form) {
  isGone = true;
  await outbox.wipe(whose);
  if (form) form.submit();
  else location.reload();
}

function paintLeaving(count) {
  const leaving = document.querySelector("[data-outbox-leaving]");
  if (!leaving) return;
  leaving.hidden = !new URLSearchParams(location.search).has("leaving");
  document.querySelector("[data-outbox-how-many]").textContent =
    count === 1
      ? said("One thing of yours is on this device and not sent.")
      : said("{count} things of yours are on this device and not sent.", { count });
}
