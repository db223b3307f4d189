// What the browser may add. Every page works without this file.

const PAUSE = 8000;
const unsaved = new Set();

// After a refused form: start reading at what went wrong.
document.querySelector(".govuk-error-summary")?.focus();

// One press saves once. The button stays in place for those who move by keyboard.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, PAUSE);
  for (const field of form.elements) unsaved.delete(field);
  askOrLetGo();
});

// Back to a page the browser kept: its forms may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Words that are not saved yet are worth a question before they are lost.
document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLTextAreaElement) mind(target);
});
for (const field of document.querySelectorAll("textarea")) mind(field);

function mind(field) {
  // What is kept on the device is not lost.
  if (field.form?.nextElementSibling?.matches("[data-outbox-strip]")) return;
  const givenBack = document.querySelector("[data-unsaved]") && field.value.trim();
  if (givenBack || field.value !== field.defaultValue) unsaved.add(field);
  else unsaved.delete(field);
  askOrLetGo();
}

function askOrLetGo() {
  if (unsaved.size > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

function ask(event) {
  event.preventDefault();
}

// Words that must not stay: the page that shows them leaves no trace in the history.
document.addEventListener("click", (event) => {
  const way = event.target.closest?.("a[data-clear]");
  if (!way) return;
  event.preventDefault();
  location.replace(way.href);
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
