// Keeps a page as it is on the server: told of a change, it fetches itself and takes over what differs.
const LEAST_PAUSE = 1000;
const status = document.querySelector("#stream");
let isWanted = false;
let isBusy = false;
let wait = LEAST_PAUSE;

function say(text) {
  if (status === null) return;
  status.hidden = false;
  if (status.textContent !== text) status.textContent = text;
}

function isFresh(node, ids) {
  return node.id && ids.has(node.id);
}

// Nodes that stay are never taken out and put in again, so that focus and selection stay too.
function morph(have, want) {
  if (have.isEqualNode(want)) return;
  for (const { name } of [...have.attributes]) {
    if (!want.hasAttribute(name) && !(name === "open" || name === "class")) have.removeAttribute(name);
  }
  for (const { name, value } of want.attributes) {
    if (have.getAttribute(name) !== value) have.setAttribute(name, value);
  }
  const known = new Map([...have.children].filter((node) => node.id).map((node) => [node.id, node]));
  const ids = new Set([...want.children].map((node) => node.id).filter(Boolean));
  const isList = known.size > 0;
  let next = have.firstChild;
  for (const node of [...want.childNodes]) {
    const same = node.id ? known.get(node.id) : undefined;
    while (next && next !== same && next.id && !isFresh(next, ids)) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    if (same) {
      if (same !== next) have.insertBefore(same, next);
      else next = next.nextSibling;
      morph(same, node);
    } else if (!node.id && next && !next.id && next.nodeName === node.nodeName) {
      if (node.nodeType === Node.ELEMENT_NODE) morph(next, node);
      else if (next.nodeValue !== node.nodeValue) next.nodeValue = node.nodeValue;
      next = next.nextSibling;
    } else {
      const added = document.importNode(node, true);
      if (isList && node.id) added.classList.add("new");
      have.insertBefore(added, next);
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

async function refresh() {
  if (isBusy || document.hidden) {
    isWanted = true;
    return;
  }
  isBusy = true;
  isWanted = false;
  const begun = performance.now();
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const have of document.querySelectorAll("[data-live]")) {
        const want = fresh.getElementById(have.id);
        if (want) morph(have, want);
      }
    } else if (answer.status === 404) say("This is no longer there.");
  } catch {
    say("The sandbox does not answer.");
  }
  // A page that is slow to make is asked for less often.
  wait = Math.max(LEAST_PAUSE, 5 * (performance.now() - begun));
  setTimeout(() => {
    isBusy = false;
    if (isWanted) refresh();
  }, wait);
}

function heard(message) {
  if (message === "lost") say("The sandbox does not answer. This page goes on when it does.");
  else say("This page is live.");
  if (message === "changed" || message === "ready") refresh();
}

function listenAlone() {
  let source = null;
  const update = () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else if (!document.hidden && !source) {
      source = new EventSource("/outbox/stream");
      for (const kind of ["ready", "changed"]) source.addEventListener(kind, () => heard(kind));
      source.addEventListener("error", () => heard("lost"));
    }
  };
  document.addEventListener("visibilitychange", update);
  update();
}

function listen() {
  if (!("SharedWorker" in window)) {
    listenAlone();
    return;
  }
  const worker = new SharedWorker("/outbox/static/stream.js");
  worker.port.addEventListener("message", (event) => heard(event.data));
  worker.port.start();
  addEventListener("pagehide", (event) => {
    if (!event.persisted) worker.port.postMessage("leave");
  });
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && isWanted) refresh();
});
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}
listen();
