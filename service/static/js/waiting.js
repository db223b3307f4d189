// How what waits on this device is shown. The deeds behind the buttons are given.
(() => {
  // The focus is not lost: what did not change stays, and what came instead takes it.
  function replace(place, shown) {
    const before = [...place.children].map((one) => one.outerHTML).join();
    if (before === shown.map((one) => one.outerHTML).join()) return;
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren(...shown);
    if (!hadFocus) return;
    place.tabIndex = -1;
    (place.querySelector("a, button") ?? place).focus();
  }

  function card(item, form, deeds) {
    const one = document.createElement("div");
    one.className = `outbox__one outbox__one--${item.state}`;
    one.dataset.item = item.id;
    if (!form) one.append(note(item.label, "outbox__where"));
    const state = note(`${stateOf(item)} `, "outbox__state");
    if (item.why === "sign-in") state.append(way(`/sign-in?next=${item.page}`, said("Sign in")));
    one.append(words(item), state, buttons(item, form, deeds));
    return one;
  }

  function stateOf(item) {
    if (item.state === "refused")
      return said("Not accepted. {why} Your words are still here: change them or copy them.", {
        why: item.says,
      });
    if (item.state === "sending") return said("Sending.");
    if (item.why === "sign-in")
      return said("Waiting. You are signed out. It is sent when you have signed in again.");
    if (item.why === "busy")
      return said("Waiting. The service is busy. We try again by ourselves.");
    if (item.tries || (item.due <= Date.now() && !navigator.onLine) || item.why)
      return said("Waiting for a connection. It is kept here and then sent by itself.");
    return said("Waiting. You can undo this for {seconds} seconds. Then it is sent and stays.", {
      seconds: outbox.UNDO / 1000,
    });
  }

  function buttons(item, form, deeds) {
    const row = document.createElement("div");
    row.className = "outbox__buttons";
    if (item.state === "refused") {
      const anyway = said("Send it anyway, it is not that child");
      const copy = () => navigator.clipboard.writeText(item.fields.text ?? item.fields.why ?? "");
      if (item.names) row.append(button(anyway, () => deeds.sendAnyway(item)));
      row.append(
        button(said("Change it"), () => deeds.undo(item, form)),
        button(said("Copy the words"), copy),
        button(said("Delete it"), () => outbox.remove(item.id)),
      );
    } else if (outbox.mayUndo(item)) {
      row.append(
        button(said("Undo"), () => deeds.undo(item, form)),
        button(said("Send now"), () => deeds.sendNow(item)),
      );
    }
    return row;
  }

  function sentCard(form) {
    const state = said("Sent. It is in the diary now and stays.");
    const one = note(`${state} `, "outbox__state");
    one.append(way(form.dataset.outboxOnward ?? location.pathname, said("Show it")));
    return one;
  }

  function way(address, words) {
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = address;
    link.textContent = words;
    return link;
  }

  // A draft can be gone on with here, where its own page cannot be shown.
  function draftCard(draft, deeds) {
    const one = document.createElement("div");
    one.className = "outbox__one";
    const row = document.createElement("div");
    row.className = "outbox__buttons";
    row.append(
      button(said("Save it"), () => deeds.save(draft)),
      button(said("Go on writing"), () => location.assign(draft.page)),
      button(said("Delete it"), () => deeds.drop(draft)),
    );
    one.append(note(draft.label, "outbox__where"), words(draft));
    one.append(note(said("Not saved yet."), "outbox__state"), row);
    return one;
  }

  function words({ fields: { text, why }, chose }) {
    const typed = [chose, text, why].filter(Boolean).join("\n");
    const written = note(typed || said("Only taps, no words."), "said");
    written.dir = "auto";
    written.lang = ""; // Whoever wrote them knows the language; we do not.
    return written;
  }

  function note(words, kind = "") {
    const one = document.createElement("p");
    one.className = `govuk-body ${kind}`.trim();
    one.textContent = words;
    return one;
  }

  function button(words, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "govuk-button govuk-button--secondary";
    one.textContent = words;
    one.addEventListener("click", act);
    return one;
  }

  globalThis.waiting = { button, card, draftCard, note, replace, sentCard, way };
})();
