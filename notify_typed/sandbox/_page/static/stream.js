// One stream for all open pages: a browser has only a few connections to one address.
const ports = new Set();
let source = null;
let isOpen = false;

function tell(message) {
  for (const port of ports) port.postMessage(message);
}

function listen() {
  source = new EventSource("/outbox/stream");
  source.addEventListener("ready", () => {
    isOpen = true;
    tell("ready");
  });
  source.addEventListener("changed", () => tell("changed"));
  source.addEventListener("error", () => {
    isOpen = false;
    tell("lost");
  });
}

self.addEventListener("connect", (event) => {
  const [port] = event.ports;
  ports.add(port);
  port.addEventListener("message", () => ports.delete(port));
  port.start();
  if (source === null) listen();
  else port.postMessage(isOpen ? "open" : "lost");
});
