// The button that lets a phone be told of news. Without this file the page says so.

const REFUSED = said(
  "This browser was told not to show our news. Its settings can change that.",
);
const STOPPED = said("That did not work on this device. Try again later.");

for (const form of document.querySelectorAll("form[data-tell]")) {
  if (!window.PushManager || !window.Notification || !navigator.serviceWorker) continue;
  const [without, problem, button] = ["without", "problem", "button"].map((part) =>
    form.querySelector(`[data-tell-${part}]`),
  );
  without.hidden = true;
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation(); // It is not sent yet, so it may be pressed again.
    problem.hidden = true;
    button.disabled = true;
    try {
      fill(form, await subscribe(form.dataset.tell));
      form.submit();
    } catch {
      problem.textContent = Notification.permission === "denied" ? REFUSED : STOPPED;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

// Anew each time, so that nobody who was told here before is told any more.
async function subscribe(key) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("refused");
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function fill({ elements }, subscription) {
  const { endpoint, keys } = subscription.toJSON();
  elements.endpoint.value = endpoint;
  elements.p256dh.value = keys.p256dh;
  elements.auth.value = keys.auth;
}
