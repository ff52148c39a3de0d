// Drives the official Node client: one call a line of JSON on stdin, its outcome on stdout.
//
// A call is {"client"?: [constructor arguments], "method": NAME, "args": [...], "through"?: WAY}.
// In arguments {"$bytes": BASE64} stands for a Buffer. THROUGH is a proxy's address for setProxy, or
// true for an axios instance of the caller's own for setClient.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const official = require("notifications-node-client");
// The axios of the official client itself, wherever npm has put it.
const axios = createRequire(require.resolve("notifications-node-client"))("axios");

const revive = (_name, value) =>
  value !== null && typeof value === "object" && "$bytes" in value
    ? Buffer.from(value.$bytes, "base64")
    : value;

function outcomeOf(result) {
  if (Buffer.isBuffer(result)) return { bytes: result.toString("base64") };
  if (result?.config) return { status: result.status, data: result.data };
  return { data: result };
}

function failureOf(error) {
  return {
    status: error.response?.status ?? null,
    data: error.response?.data ?? null,
    code: error.code ?? null,
    message: String(error.message ?? error),
  };
}

async function answer({ client, method, args, through }) {
  if (method === undefined) {
    return { methods: Object.keys(official.NotifyClient.prototype).sort() };
  }
  const notify = new official.NotifyClient(...client);
  const seen = [];
  if (typeof through === "string") {
    const { hostname, port } = new URL(through);
    notify.setProxy({ protocol: "http", host: hostname, port: Number(port) });
  } else if (through) {
    const own = axios.create({ headers: { "X-Own": "1" } });
    own.interceptors.request.use((config) => (seen.push(config.url), config));
    notify.setClient(own);
  }
  try {
    return { ok: outcomeOf(await notify[method](...args)), seen };
  } catch (error) {
    return { failed: failureOf(error), seen };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line, revive))));
}
