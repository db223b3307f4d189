// A class round on a device: after Save it goes on at once, with a connection or without.
// A page of a round brings the class in data-outbox-round. It is kept with the account,
// and the page without a connection makes its forms from it. Done is who has a note or a
// reason by the service, or was written about here today.

const { offline, outbox, waiting } = globalThis;
const brought = document.querySelector("[data-outbox-round]")?.dataset.outboxRound;
const SAYS = {
  begun: said("Begun. Not saved yet."),
  waits: said("Written. It waits on this device."),
  done: said("Has a note or a reason today"),
  open: said("No note yet today"),
};

if (offline?.canKeep) begin().catch(() => null);

async function begin() {
  await offline.canKeep;
  document.addEventListener("outbox-saved", ({ detail }) => goOn(detail));
  outbox.listeners.add(heard);
  if (brought) await keep(JSON.parse(brought));
  else if (offline.isShell) await showHere();
  await paint();
}

// ── What is kept ─────────────────────────────────────────────────────────────────

async function keep(round) {
  const before = await placeAt(round.page);
  const isSameDay = before?.round.day === round.day;
  const saved = isSameDay ? before.round.saved : [];
  await put({ ...round, saved }, offline.ticket);
}

const put = (round, ticket) =>
  outbox.keepPlace({ account: offline.whose(), address: round.page, round, ticket });

async function rounds() {
  const known = await outbox.places(offline.whose());
  return known.filter(({ round }) => round);
}

const placeAt = async (page) =>
  (await rounds()).find(({ address }) => address === page);

// The place to which an address or a path belongs: that of the class.
const placeOf = async (path) =>
  (await rounds()).find(({ address }) => `${path}/`.includes(`${address}/`));

// What was saved: notes, why there is none, and a note to several, by their children.
async function mark({ address = "", children: written }, isSaved) {
  const place = await placeOf(address);
  if (!place) return null;
  const { round, ticket } = place;
  const isNew = round.day !== outbox.today();
  const saved = (isNew ? [] : round.saved).filter((one) => !written.includes(one));
  if (isSaved) saved.push(...written);
  const children = round.children.map((one) => (isNew ? { ...one, done: false } : one));
  const now = { ...round, children, saved, day: outbox.today() };
  await put(now, ticket);
  return now;
}

async function stateOf(round) {
  const [items, drafts] = await Promise.all([
    outbox.items(offline.whose()),
    outbox.drafts(offline.whose()),
  ]);
  const isToday = round.day === outbox.today();
  const isOfRound = ({ address }) => address.startsWith(`/api/v1${round.page}/`);
  return ({ child, done }) => {
    const isHere = (one) => isOfRound(one) && outbox.childrenOf(one).includes(child);
    if (items.some(isHere)) return "waits";
    if (drafts.some(isHere)) return "begun";
    return isToday && (done || round.saved.includes(child)) ? "done" : "open";
  };
}

async function heard({ kind, ...what }) {
  if (kind === "undone") await mark({ children: [], ...what }, false);
  await paint();
}

// ── Going on ─────────────────────────────────────────────────────────────────────

async function goOn(item) {
  const written = outbox.childrenOf(item);
  const round = await mark({ address: item.address, children: written }, true);
  if (!round) return;
  const { children, page } = round;
  const at = children.findIndex(({ child }) => item.address.includes(`/${child}/`));
  if (at < 0) return location.assign(page);
  const state = await stateOf(round);
  const around = [...children.slice(at + 1), ...children.slice(0, at)];
  const next = around.find((one) => ["open", "begun"].includes(state(one)));
  location.assign(next ? `${page}/${next.child}` : page);
}

// What the page says of each child, and with whom to start, as this device knows it.
async function paint() {
  if (!brought) return;
  const place = await placeAt(JSON.parse(brought).page);
  if (!place) return;
  const stateNow = await stateOf(place.round);
  for (const one of place.round.children) {
    const state = document.querySelector(`[data-round-child="${one.child}"]`);
    const now = stateNow(one);
    const isOurs = now !== "done" || !one.done;
    if (state && now !== "open" && isOurs) state.textContent = SAYS[now];
  }
  const start = document.querySelector("[data-round-start]");
  if (!start) return;
  const first = place.round.children.find((one) =>
    ["open", "begun"].includes(stateNow(one)),
  );
  start.hidden = !first;
  if (!first) return;
  start.href = `${place.round.page}/${first.child}`;
  start.querySelector("bdi").textContent = first.name;
}

// ── Where no page can be shown ───────────────────────────────────────────────────

async function showHere() {
  const place = await placeOf(location.pathname);
  if (!place) return;
  document.body.dataset.inRound = "yes";
  document.querySelector("[data-outbox-write]").hidden = true;
  const { round } = place;
  const [part, deed] = location.pathname.slice(round.page.length + 1).split("/");
  const number = round.children.findIndex(({ child }) => child === part);
  const shown = document.createElement("section");
  shown.className = "round";
  document.querySelector("[data-outbox-list]").before(shown);
  if (part === "group") showGroup(shown, place);
  else if (number < 0) await showAll(shown, round);
  else if (deed === "skip") showSkip(shown, place, number);
  else showChild(shown, place, number);
}

function called(heading, words) {
  document.querySelector("h1").textContent = heading;
  document.title = `${heading} \u2013 Same Page`;
  document.querySelector("[data-outbox-offline] p").textContent = words;
}

async function showAll(shown, round) {
  called(
    said("{name} today", { name: round.name }),
    said("There is no connection just now. You can go on with each child. It is sent later."),
  );
  const state = await stateOf(round);
  const list = element("ul", "people");
  for (const one of round.children) {
    const row = element("li", "people__one");
    const who = element("h2", "govuk-heading-s people__name");
    who.append(waiting.way(`${round.page}/${one.child}`, one.name));
    const words = element("div", "people__who", who, waiting.note(SAYS[state(one)]));
    row.append(words);
    list.append(row);
  }
  const several = said("Write one note to several children");
  const way = waiting.way(`${round.page}/group`, several);
  shown.append(element("p", "govuk-body", way), list);
}

function showChild(shown, { round, ticket }, number) {
  const one = round.children[number];
  called(one.name, here());
  const where = said("{number} of {count} in {group}", {
    number: number + 1,
    count: round.children.length,
    group: round.name,
  });
  const form = formFor(round, ticket, `${one.child}/entries`, `${one.name}, ${round.name}`);
  form.dataset.outboxOnward = `/children/${one.child}`;
  const choicesOf = (name) => taps(`tap-${name}`, round.sections[name], {
    "": said("Not said"),
    ...round.choices[name],
  });
  form.append(isThem(one), ...one.sections.map(choicesOf));
  form.append(words("text", said("One line about today")), toldBy());
  form.append(saving(said("Save and next")));
  const skip = waiting.way(`${round.page}/${one.child}/skip`, said("No note today"));
  form.append(element("p", "govuk-body", skip));
  shown.append(backTo(round), waiting.note(where), form);
  offline.takePart(form);
}

function showSkip(shown, { round, ticket }, number) {
  const one = round.children[number];
  const about = said("No note about {name} today", { name: one.name });
  called(about, here());
  const form = formFor(round, ticket, `${one.child}/skip`, about);
  form.dataset.outboxOnward = `/children/${one.child}`;
  const because = taps("because", said("Why is there no note?"), round.reasons, "none");
  because.dataset.outboxMust = said("Choose why there is no note.");
  const why = words("why", said("In your own words"));
  why.dataset.outboxMust = said("Say in a few words why there is no note.");
  why.dataset.outboxIf = "because=other";
  const write = waiting.way(`${round.page}/${one.child}`, said("No, write a note"));
  form.append(because, why, saving(said("Save and next")), element("p", "govuk-body", write));
  const blame = said("That is nobody’s fault. Saying why means nobody has to wonder.");
  shown.append(backTo(round), waiting.note(blame), form);
  offline.takePart(form);
}

function showGroup(shown, { round, ticket }) {
  const title = said("One note to several children");
  called(title, here());
  const form = formFor(round, ticket, "group/entries", `${title}, ${round.name}`);
  form.dataset.outboxOnward = round.page;
  const legend = element("legend", "govuk-fieldset__legend govuk-fieldset__legend--m");
  legend.textContent = said("About whom?");
  const them = element("fieldset", "govuk-fieldset ticks", legend, ...round.children.map(tick));
  them.dataset.outboxMust = said("Choose at least one child.");
  form.append(words("text", said("What do you want to say?")), them);
  form.append(saving(said("Save to each diary")));
  const same = said("Each child you tick gets the same note in their own diary. No diary says who else got it. Name no child in it.");
  shown.append(backTo(round), waiting.note(same), form);
  offline.takePart(form);
}

const here = () =>
  said("There is no connection just now. You can write all the same. It is kept here and sent later.");

function backTo(round) {
  const all = said("All of {group}", { group: round.name });
  return element("p", "govuk-body", waiting.way(round.page, all));
}

// A form that the outbox takes; its page is the one that is shown now.
function formFor(round, ticket, deed, outboxLabel) {
  const form = element("form", "card");
  Object.assign(form, { noValidate: true, method: "post", action: location.pathname });
  const outboxTicket = ticket;
  const address = `/api/v1${round.page}/${deed}`;
  const kept = { outbox: address, outboxLabel, outboxShows: "nothing", outboxTicket };
  Object.assign(form.dataset, kept);
  return form;
}

function tick({ child, name }) {
  const box = field("input", "tick__box", `child-${child}`);
  Object.assign(box, { type: "checkbox", value: "on" });
  return element("div", "tick", box, label(box, name));
}

function isThem({ name }) {
  const box = field("input", "tick__box", "is_them");
  box.type = "checkbox";
  box.value = "yes";
  box.dataset.outboxMust = said("Look at the name, then tick that this is {name}.", { name });
  const words = said("Yes, this is {name}", { name });
  return element("div", "tick round__them", box, label(box, words));
}

function taps(name, asked, choices, chosen = "") {
  const row = element("div", "taps");
  for (const [value, words] of Object.entries(choices)) {
    const tap = field("input", "taps__input", name, `-${value}`);
    Object.assign(tap, { type: "radio", value, defaultChecked: value === chosen });
    const to = label(tap, "");
    to.className = "taps__label";
    to.append(element("span", "taps__said", words));
    row.append(element("div", "taps__one", tap, to));
  }
  const legend = element("legend", "govuk-fieldset__legend govuk-fieldset__legend--s");
  legend.textContent = asked;
  const set = element("fieldset", "govuk-fieldset", legend, row);
  return element("div", "govuk-form-group", set);
}

function words(name, asked) {
  const text = field("textarea", "govuk-textarea", name);
  Object.assign(text, { rows: 2, dir: "auto", autocomplete: "off" });
  return element("div", "govuk-form-group", label(text, asked), text);
}

function toldBy() {
  const who = field("input", "govuk-input", "told_by");
  Object.assign(who, { dir: "auto", autocomplete: "off" });
  const asked = element("summary", "");
  asked.textContent = said("Somebody told me this");
  return element("details", "plain", asked, label(who, said("Told to me by")), who);
}

function saving(words) {
  const press = element("button", "govuk-button", words);
  press.type = "submit";
  return press;
}

function field(kind, look, name, more = "") {
  return Object.assign(element(kind, look), { name, id: `round-${name}${more}` });
}

function label(to, words) {
  const one = element("label", "govuk-label");
  one.htmlFor = to.id;
  one.textContent = words;
  return one;
}

function element(kind, look, ...inside) {
  const one = document.createElement(kind);
  one.className = look;
  one.append(...inside);
  return one;
}
