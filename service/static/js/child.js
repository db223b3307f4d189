// What the browser adds to a child's pages: reading aloud, one button for all, drawing
// and recording. Pictures and words work without this file.

const tools = document.querySelector("[data-tools]");
const kept = { listen: "child-listen", switch: "child-switch" };
const NEXT = " ";
const CHOOSE = "Enter";
const COLOURS = { black: "#14201f", red: "#e2574c", blue: "#2a7fc0", green: "#2e8b4f", yellow: "#e6b800" };
let at = -1;

if (tools) tools.hidden = false;
set("listen", remembered("listen"));
set("switch", remembered("switch"));
if (is("switch")) move();
else if (is("listen")) say(document.querySelector("h1"));

function remembered(name) {
  return sessionStorage.getItem(kept[name]) === "yes";
}

function button(name) {
  return document.querySelector(`[data-${name}]`);
}

function is(name) {
  return button(name)?.getAttribute("aria-pressed") === "true";
}

function set(name, on) {
  button(name)?.setAttribute("aria-pressed", String(on));
  sessionStorage.setItem(kept[name], on ? "yes" : "no");
}

button("listen")?.addEventListener("click", () => {
  set("listen", !is("listen"));
  window.speechSynthesis?.cancel();
  if (is("listen")) for (const one of document.querySelectorAll("[data-say]")) say(one, false);
});

button("switch")?.addEventListener("click", (event) => {
  set("switch", !is("switch"));
  at = -1;
  unmark();
  if (is("switch")) move();
  event.currentTarget.blur();
});

// Whatever is reached is said, once somebody asked for it.
document.addEventListener("focusin", ({ target }) => say(target));

function say(one, instead = true) {
  if (!is("listen") || !one || !window.speechSynthesis) return;
  const words = (one.innerText || one.getAttribute("aria-label") || "").trim();
  if (!words) return;
  if (instead) speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = one.closest("[lang]").lang;
  speechSynthesis.speak(spoken);
}

// One button: space goes on to the next, enter chooses. A switch sends these keys.
document.addEventListener("keydown", (event) => {
  if (!is("switch") || event.target.matches("textarea, input[type=text]")) return;
  if (event.key === NEXT) move();
  else if (event.key === CHOOSE && at >= 0) choose();
  else return;
  event.preventDefault();
});
document.addEventListener("keyup", (event) => {
  if (is("switch") && event.key === NEXT && !event.target.matches("textarea")) event.preventDefault();
});

function stops() {
  const all = "[data-scan] a[href], [data-scan] button, [data-scan] label.tile, [data-scan] textarea, [data-switch]";
  return [...document.querySelectorAll(all)].filter((one) => one.checkVisibility() && !one.disabled);
}

function unmark() {
  for (const one of document.querySelectorAll(".is-next")) one.classList.remove("is-next");
}

function move() {
  const all = stops();
  if (all.length === 0) return;
  at = (at + 1) % all.length;
  unmark();
  all[at].classList.add("is-next");
  all[at].scrollIntoView({ block: "nearest" });
  if (document.activeElement !== all[at]) all[at].focus({ preventScroll: true });
  if (all[at].matches("label")) say(all[at]);
}

function choose() {
  const one = stops()[at];
  if (one?.matches("textarea")) one.focus();
  else one?.click();
}

// A drawing goes with the form as a picture file.
const easel = document.querySelector("[data-easel]");
if (easel) {
  const canvas = easel.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const form = document.querySelector("[data-draw]");
  let drawn = false;
  easel.hidden = false;
  document.querySelector("[data-instead]").hidden = true;
  clean();
  choosePen(easel.querySelector("[data-colour]"));

  function clean() {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 10;
    pen.lineCap = pen.lineJoin = "round";
    drawn = false;
  }

  function choosePen(chosen) {
    for (const one of easel.querySelectorAll("[data-colour]")) one.setAttribute("aria-pressed", String(one === chosen));
    pen.strokeStyle = COLOURS[chosen.dataset.colour];
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  }

  easel.addEventListener("click", ({ target }) => {
    const chosen = target.closest("[data-colour]");
    if (chosen) choosePen(chosen);
    if (target.closest("[data-clean]")) clean();
  });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(event));
    pen.lineTo(...place(event));
    pen.stroke();
    drawn = true;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...place(event));
    pen.stroke();
  });
  form.addEventListener("submit", (event) => {
    if (!drawn || form.dataset.ready) return;
    event.preventDefault();
    form.dataset.ready = "yes";
    canvas.toBlob((blob) => {
      give(form, new File([blob], "drawing.png", { type: "image/png" }));
      form.submit();
    }, "image/png");
  });
}

// A recording, too; without a microphone a file can be chosen.
const recorder = document.querySelector("[data-recorder]");
if (recorder && navigator.mediaDevices && window.MediaRecorder) {
  const form = document.querySelector("[data-speak]");
  const [start, stop] = [recorder.querySelector("[data-record]"), recorder.querySelector("[data-stop]")];
  const heard = form.querySelector("[data-heard]");
  let tape;
  recorder.hidden = false;
  document.querySelector("[data-instead]").hidden = true;
  start.addEventListener("click", async () => {
    try {
      record(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch {
      document.querySelector("[data-instead]").hidden = false;
      heard.textContent = said("The microphone cannot be used. Choose a recording.");
    }
  });
  stop.addEventListener("click", () => tape.stop());

  function record(sound) {
    const pieces = [];
    tape = new MediaRecorder(sound);
    tape.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    tape.addEventListener("stop", () => {
      for (const track of sound.getTracks()) track.stop();
      const type = tape.mimeType.split(";")[0];
      give(form, new File(pieces, `voice.${type.split("/")[1]}`, { type }));
      heard.textContent = said("I heard you. Go on, or speak again.");
      heard.dataset.done = "yes";
      show(false);
    });
    tape.start();
    heard.textContent = said("I am listening.");
    show(true);
  }

  function show(recording) {
    start.hidden = recording;
    stop.hidden = !recording;
    (recording ? stop : start).focus();
  }
}

function give(form, file) {
  const files = new DataTransfer();
  files.items.add(file);
  form.querySelector("[type=file]").files = files.files;
}

// Back to a page the browser kept: its form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.ready;
});
