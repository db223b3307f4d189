// Passkeys. Without this file the pages offer the other ways in.

const STOPPED = said("That was not finished. Try again, or use another way.");
const KNOWN = said("This device has a passkey for you already.");
const CANNOT = said("This browser cannot use passkeys. Please use another way.");

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const [without, problem, button] = ["without", "problem", "button"].map((part) =>
    form.querySelector(`[data-passkey-${part}]`),
  );
  if (!window.PublicKeyCredential) {
    without.textContent = CANNOT;
    continue;
  }
  without.hidden = true;
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation(); // It is not sent yet, so it may be pressed again.
    problem.hidden = true;
    button.disabled = true;
    try {
      const asked = await challenge(form);
      if (asked) form.elements.answer.value = JSON.stringify(await answer(form, asked));
      form.submit();
    } catch (stopped) {
      problem.textContent = stopped.name === "InvalidStateError" ? KNOWN : STOPPED;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

// Nothing, if the server has something to say first: then the form is sent as it is.
async function challenge(form) {
  const body = new FormData(form);
  const told = await fetch(`${form.action}/challenge`, { method: "POST", body });
  const isAsked = told.headers.get("Content-Type")?.startsWith("application/json");
  return told.ok && isAsked ? told.json() : null;
}

async function answer(form, asked) {
  const publicKey = { ...asked, challenge: bytes(asked.challenge) };
  if (form.dataset.passkey === "make") {
    publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
    publicKey.excludeCredentials = asked.excludeCredentials.map(withBytes);
    return written(await navigator.credentials.create({ publicKey }));
  }
  publicKey.allowCredentials = asked.allowCredentials.map(withBytes);
  return written(await navigator.credentials.get({ publicKey }));
}

function written({ id, rawId, type, response }) {
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[part]) said[part] = text(response[part]);
  if (response.getTransports) said.transports = response.getTransports();
  return { id, rawId: text(rawId), type, response: said };
}

function withBytes(known) {
  return { ...known, id: bytes(known.id) };
}

function bytes(words) {
  const plain = atob(words.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
