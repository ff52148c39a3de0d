/* Shows an API description on its page, and lets it be tried against a sandbox on this machine.
 *
 * The page holds a `.api` element that names the description. Where a `.try` form stands before it,
 * its operations can be called: this script makes the token of each call in the browser, from the key
 * in the form. The key is kept nowhere else, and calls go to this machine alone.
 */
"use strict";

(() => {
  const LOOPBACK = /^(localhost|([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/;
  const UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  const API_KEY = new RegExp(`^.+-(${UUID})-(${UUID})$`);

  /** What is wrong with what stands in the form; shown to the reader. */
  class FormProblem extends Error {}

  const encode = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const text = (value) => new TextEncoder().encode(value);

  /** A token for the present moment. */
  async function sign(issuer, secret) {
    const claims = { iss: issuer, iat: Math.floor(Date.now() / 1000) };
    const head = encode(text(JSON.stringify({ typ: "JWT", alg: "HS256" })));
    const body = `${head}.${encode(text(JSON.stringify(claims)))}`;
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", text(secret), algorithm, false, ["sign"]);
    const signature = await crypto.subtle.sign("HMAC", key, text(body));
    return `${body}.${encode(new Uint8Array(signature))}`;
  }

  /** The form that says where the sandbox is, and who calls. */
  class TryForm {
    constructor(form) {
      this.form = form;
      this.status = form.querySelector("[role=status]");
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.check();
      });
      form.hidden = false;
    }

    /** The sandbox's address, if it is one of this machine. */
    get address() {
      let url;
      try {
        url = new URL(this.form.elements.address.value.trim());
      } catch {
        throw new FormProblem("The sandbox's address looks like http://127.0.0.1:8000.");
      }
      if (url.protocol !== "http:" || !LOOPBACK.test(url.hostname)) {
        throw new FormProblem("Only a sandbox on this machine can be tried, by http://127.0.0.1.");
      }
      return url.origin;
    }

    /** In whose name tokens are made, and by which secret. */
    get signer() {
      if (this.form.dataset.issuer) {
        const secret = this.form.elements.secret.value.trim();
        if (!secret) throw new FormProblem("Type the secret that the sandbox printed when it started.");
        return [this.form.dataset.issuer, secret];
      }
      const parts = API_KEY.exec(this.form.elements.key.value.trim());
      if (!parts) throw new FormProblem("That is not an API key. One looks like {name}-{service id}-{secret}.");
      return parts.slice(1);
    }

    /** Whether what stands in the form can be used; says so if it cannot. */
    get isUsable() {
      try {
        this.say("", "");
        if (!globalThis.crypto?.subtle) {
          throw new FormProblem("This browser makes tokens only on pages of https or of this machine.");
        }
        return Boolean(this.address && this.signer);
      } catch (problem) {
        this.say("bad", problem.message);
        return false;
      }
    }

    /** A request as it is to be sent: to the sandbox, with a token. */
    async complete(request) {
      const url = new URL(request.url);
      request.url = this.address + url.pathname + url.search;
      request.headers = { ...request.headers, Authorization: `Bearer ${await sign(...this.signer)}` };
      return request;
    }

    /** See whether a sandbox answers there, and say so. */
    async check() {
      if (!this.isUsable) return;
      try {
        const request = await this.complete({ url: new URL(this.form.dataset.probe, location).href });
        const answer = await fetch(request.url, { headers: request.headers });
        if (answer.ok) {
          this.say("good", "Connected to the sandbox.");
        } else {
          const body = await answer.json();
          const message = body.errors?.[0]?.message ?? body.message;
          this.say("bad", `The sandbox answers ${answer.status}: ${JSON.stringify(message)}`);
        }
      } catch {
        this.say("bad", this.silence());
      }
    }

    /** What to say when nobody answers. */
    silence() {
      const port = new URL(this.address).port || "80";
      const origin = LOOPBACK.test(location.hostname) ? "" : ` --allow-origin ${location.origin}`;
      return `Nothing at ${this.address} answers this page. Start a sandbox: notify-typed sandbox --port ${port}${origin}`;
    }

    say(kind, words) {
      this.status.dataset.kind = kind;
      this.status.textContent = words;
    }
  }

  /** Leaves out what the page does better, and links inside of buttons. */
  const plainer = {
    wrapComponents: {
      authorizeBtn: () => () => null,
      authorizeOperationBtn: () => () => null,
      DeepLink: (_original, { React }) => ({ text: words }) => React.createElement("span", null, words),
    },
  };

  /** Give names to what Swagger UI leaves without, for those who cannot see what stands around it. */
  function name(place) {
    const main = place.querySelector("main");
    main?.setAttribute("role", "region");
    main?.setAttribute("aria-label", "Operations");
    place.querySelector(".models h4")?.setAttribute("aria-level", "3");
    for (const block of place.querySelectorAll("pre.microlight")) {
      block.tabIndex = 0;
    }
    for (const field of place.querySelectorAll("select, textarea, input:not([type=hidden])")) {
      if (field.labels?.length || field.getAttribute("aria-label")) continue;
      const parameter = field.closest("[data-param-name]")?.dataset.paramName;
      const kind = field.matches(".examples-select-element") ? "Example" : "Request body";
      field.setAttribute("aria-label", parameter ?? kind);
    }
  }

  /** Have nobody called as long as the form says nothing sensible. */
  function guard(place, settings) {
    const stop = (event) => {
      if (event.target.closest(".execute") && !settings.isUsable) event.stopPropagation();
    };
    place.parentElement.addEventListener("click", stop, { capture: true });
  }

  async function show(place) {
    // The site's rules for running text are not made for what comes.
    place.closest(".md-content")?.append(place);
    const form = document.querySelector("form.try");
    const settings = form && new TryForm(form);
    if (settings) guard(place, settings);
    const answer = await fetch(new URL(place.dataset.description, location));
    if (!answer.ok) throw new Error(`${place.dataset.description}: ${answer.status}`);
    window.SwaggerUIBundle({
      spec: await answer.json(),
      domNode: place,
      deepLinking: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      supportedSubmitMethods: settings ? ["get", "post", "put", "patch", "delete"] : [],
      tryItOutEnabled: Boolean(settings),
      validatorUrl: null,
      plugins: [plainer],
      requestInterceptor: (request) => settings.complete(request),
      onComplete: () => {
        name(place);
        new MutationObserver(() => name(place)).observe(place, { childList: true, subtree: true });
        place.setAttribute("data-ready", "");
        addEventListener("hashchange", () => unfold(place));
      },
    });
  }

  /** Open the operation that the address names, and go there. */
  function unfold(place) {
    const [, tag, operation] = location.hash.split("/");
    const block = operation && document.getElementById(`operations-${tag}-${operation}`);
    if (!block || !place.contains(block)) return;
    const control = block.querySelector(".opblock-summary-control");
    if (!block.classList.contains("is-open")) control.click();
    block.scrollIntoView();
    control.focus({ preventScroll: true });
  }

  /** Swagger UI has a dark mode of its own, and follows the site's. */
  function followScheme() {
    const dark = document.body.getAttribute("data-md-color-scheme") === "slate";
    document.documentElement.classList.toggle("dark-mode", dark);
  }

  followScheme();
  new MutationObserver(followScheme).observe(document.body, {
    attributeFilter: ["data-md-color-scheme"],
  });
  for (const place of document.querySelectorAll(".api")) {
    show(place).catch((problem) => {
      place.textContent = `The description cannot be shown: ${problem.message}`;
    });
  }
})();
