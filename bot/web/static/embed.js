// <statement-chat label="Ask about our statements" theme="auto" accent="#1d70b8"></statement-chat>
// A labelled button that opens the chat in a dialog. The chat is a frame, so the page around it needs only
// `script-src HOST; frame-src HOST` in its Content-Security-Policy. Nothing is loaded before the button is used.
(() => {
  const NAME = "statement-chat";
  if (customElements.get(NAME)) return;
  const HOST = new URL(document.currentScript.src).origin;
  const LABEL = "Ask about our statements";
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const THEMES = ["light", "dark", "auto"];
  const LEAST_PX = 320;

  // A constructed sheet, unlike <style>, is not refused by a strict style-src of the page.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: inline-block; font: 400 1rem/1.5 system-ui, sans-serif; }
    :host([hidden]) { display: none; }
    button { font: 700 1rem/1.4 system-ui, sans-serif; min-height: 44px; padding: .5rem 1.125rem; border: 2px solid transparent; border-radius: 0; cursor: pointer;
      color: var(--on-accent); background: var(--accent); }
    button:hover { text-decoration: underline; }
    button:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 0; box-shadow: 0 0 0 6px #ffdd00; }
    dialog { box-sizing: border-box; width: min(36rem, 100vw); max-width: 100vw; max-height: 100dvh; margin: auto 0 0 auto; padding: 0; border: 2px solid #6f777b;
      background: #fff; color: #0b0c0c; overflow: hidden; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog.dark { background: #16191d; color: #f1f3f5; }
    dialog::backdrop { background: rgb(0 0 0 / .5); }
    .head { display: flex; gap: 1rem; align-items: center; justify-content: space-between; padding: .375rem .375rem .375rem 1rem; border-bottom: 1px solid #6f777b; flex: none; }
    .head h2 { margin: 0; font: 700 1rem/1.3 system-ui, sans-serif; }
    .head button { color: inherit; background: none; border-color: currentColor; min-height: 40px; padding: .25rem .75rem; }
    iframe { display: block; width: 100%; height: 480px; min-height: 0; flex: 0 1 auto; border: 0; }
    @media (prefers-color-scheme: dark) { dialog.auto { background: #16191d; color: #f1f3f5; } }
    @media (forced-colors: active) { button { border-color: ButtonText; } }`);

  const make = (tag, props) => Object.assign(document.createElement(tag), props);
  const textOn = (colour) => {  // black or white, whichever has the higher contrast
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
  };

  customElements.define(NAME, class extends HTMLElement {
    static observedAttributes = ["label", "theme", "accent"];
    #button = make("button", { type: "button" });
    #close = make("button", { type: "button", textContent: "Close" });
    #title = make("h2", { id: "title" });
    #dialog = make("dialog", {});
    #frame = null;
    #listen = (event) => this.#hear(event);

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const head = make("div", { className: "head" });
      head.append(this.#title, this.#close);
      this.#dialog.setAttribute("aria-labelledby", "title");
      this.#button.setAttribute("aria-haspopup", "dialog");
      this.#dialog.append(head);
      root.append(this.#button, this.#dialog);
      this.#button.addEventListener("click", () => this.#open());
      this.#close.addEventListener("click", () => this.#dialog.close());
    }

    connectedCallback() { addEventListener("message", this.#listen); this.#show(); }
    disconnectedCallback() { removeEventListener("message", this.#listen); }
    attributeChangedCallback() { this.#show(); }

    get #label() { return this.getAttribute("label")?.trim() || LABEL; }
    get #theme() { const t = this.getAttribute("theme"); return THEMES.includes(t) ? t : "auto"; }
    get #accent() { const a = this.getAttribute("accent")?.trim() ?? ""; return COLOUR.test(a) ? a : ""; }

    #show() {
      const accent = this.#accent || "#1d70b8";
      this.#button.textContent = this.#title.textContent = this.#label;
      this.#button.style.setProperty("--accent", accent);
      this.#button.style.setProperty("--on-accent", textOn(accent));
      this.#dialog.className = this.#theme;
      if (!this.#frame) return;
      this.#frame.title = this.#label;
      this.#frame.contentWindow?.postMessage({ kind: NAME, theme: this.#theme }, HOST);
    }

    #open() {
      if (!this.#frame) {
        const address = new URL("/embed", HOST);
        address.searchParams.set("host", location.origin);
        if (this.#theme !== "auto") address.searchParams.set("theme", this.#theme);
        if (this.#accent) address.searchParams.set("accent", this.#accent);
        this.#frame = make("iframe", { title: this.#label, allow: "clipboard-write", src: address.href });
        this.#dialog.append(this.#frame);
      }
      this.#dialog.showModal();
    }

    #hear(event) {
      if (event.origin !== HOST || event.source !== this.#frame?.contentWindow || event.data?.kind !== NAME) return;
      const { height, close } = event.data;
      if (close === true) this.#dialog.close();
      if (Number.isFinite(height)) this.#frame.style.height = `${Math.max(LEAST_PX, Math.min(height, 10000))}px`;
    }
  });
})();
