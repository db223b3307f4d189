// Reads a note aloud with a voice of this device. Without such a voice there is no button:
// other voices would send the words away.

const speech = window.speechSynthesis;
const NOTES = ".entry, .today__note, .found__one";
const READ = said("Read aloud");
const STOP = said("Stop reading");
let reading = null;

function voiceFor(language) {
  const own = speech.getVoices().filter((voice) => voice.localService);
  const short = language.slice(0, 2).toLowerCase();
  return own.find((voice) => voice.lang.toLowerCase().startsWith(short)) ?? own[0];
}

// The language of the page is not that of a note: it says its own, or is in English.
function languageOf(part) {
  const marked = part.closest("[lang]:not(html)");
  return marked?.lang || "en-GB";
}

function stop() {
  speech.cancel();
  if (reading) reading.textContent = READ;
  reading = null;
}

function read(button, note) {
  stop();
  const parts = [...note.querySelectorAll(".said")];
  if (parts.length === 0) return;
  reading = button;
  button.textContent = STOP;
  for (const part of parts) {
    const language = languageOf(part);
    const spoken = new SpeechSynthesisUtterance(part.textContent.trim());
    spoken.lang = language;
    spoken.voice = voiceFor(language);
    if (part === parts.at(-1)) spoken.addEventListener("end", () => reading === button && stop());
    speech.speak(spoken);
  }
}

function offer() {
  if (!voiceFor("en") || document.querySelector(".aloud")) return;
  for (const note of document.querySelectorAll(NOTES)) {
    if (!note.querySelector(".said")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary aloud";
    button.textContent = READ;
    button.addEventListener("click", () => (reading === button ? stop() : read(button, note)));
    note.append(button);
  }
}

if (speech) {
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
}
