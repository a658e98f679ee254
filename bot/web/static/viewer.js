// Opens a statement beside the conversation, or over it on a narrow screen, with the cited places marked.
// The marked text is the one of the statement's own page: there is one rendering, and it counts code points on the server.
import { say } from "./announcer.js";
import { put } from "./copying.js";

const CITE = "a.cite";
const narrow = matchMedia("(max-width: 58.99rem)");
const el = (tag, props = {}, ...kids) => { const node = Object.assign(document.createElement(tag), props); node.append(...kids); return node; };

const title = el("h2", { id: "viewer-title", tabIndex: -1 });
const meta = el("p", { className: "meta" });
const counter = el("span", { className: "count" });
const back = el("button", { type: "button", className: "step", textContent: "Previous" });
const next = el("button", { type: "button", className: "step", textContent: "Next" });
back.setAttribute("aria-label", "Previous quote");
next.setAttribute("aria-label", "Next quote");
const steps = el("div", { className: "steps" }, back, counter, next);
const shut = el("button", { type: "button", className: "shut", textContent: "Close" });
const links = el("ul", { className: "tools" });
const copyLink = el("button", { type: "button", className: "plain", textContent: "Copy link to this quote" });
const text = el("div", { className: "viewer-text", tabIndex: 0 });
text.setAttribute("role", "region");
text.setAttribute("aria-label", "Text of the statement");
const panel = el("section", { id: "viewer", hidden: true },
  el("div", { className: "viewer-head" }, el("div", {}, title, meta), shut), steps, text, links);
panel.setAttribute("aria-labelledby", "viewer-title");
const dialog = el("dialog", { id: "viewer-dialog" });
dialog.setAttribute("aria-labelledby", "viewer-title");

let opener = null;      // the link whose quote is shown, and where focus goes back to
let quotes = [];        // the links of this answer that lead into the same statement
let loaded = "";

const key = (link) => { const q = new URL(link.href).searchParams; return `${q.get("start")}-${q.get("end")}`; };
const path = (link) => new URL(link.href).pathname;
const side = () => document.getElementById("side");
const alone = () => narrow.matches || !side();

function place() {
  shut.textContent = alone() ? "Back" : "Close";
  shut.setAttribute("aria-label", alone() ? "Back to the answer" : "Close the statement");
  if (alone()) {
    if (!dialog.isConnected) document.body.append(dialog);
    if (panel.parentNode !== dialog) dialog.append(panel);
    if (!panel.hidden && !dialog.open) dialog.showModal();
  } else {
    if (dialog.open) dialog.close();
    if (panel.parentNode !== side()) side().append(panel);
    if (side().getBoundingClientRect().top > 24) side().scrollIntoView({ block: "start" });
  }
}

function address(group) {
  const url = new URL(group[0].href);
  url.search = "";
  for (const link of group) { const [start, end] = key(link).split("-"); url.searchParams.append("start", start); url.searchParams.append("end", end); }
  return url;
}

async function fetchStatement(url) {
  const response = await fetch(url, { credentials: "omit" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.getElementById("statement");
  if (!article) throw new Error("no statement on the page");
  return article;
}

async function open(link) {
  const answer = link.closest(".answer") || document;
  quotes = [];
  for (const other of answer.querySelectorAll(CITE)) {
    if (path(other) === path(link) && !quotes.some((q) => key(q) === key(other))) quotes.push(other);
  }
  if (!quotes.some((q) => key(q) === key(link))) quotes.push(link);
  const url = address(quotes);
  if (loaded !== url.href) {
    let article;
    try { article = await fetchStatement(url); } catch { location.href = link.href; return; }
    title.textContent = article.querySelector("h1").textContent;
    meta.textContent = article.querySelector(".meta").textContent;
    text.replaceChildren(document.importNode(article.querySelector("#statement-text"), true));
    const publisher = document.importNode(article.querySelector("#publisher"), true);
    publisher.removeAttribute("id");
    links.replaceChildren(el("li", {}, el("a", { className: "page-link", textContent: "Open as a page" })), el("li", {}, publisher), el("li", {}, copyLink));
    loaded = url.href;
  }
  opener = link;
  panel.hidden = false;
  side()?.classList.add("open");
  place();
  document.dispatchEvent(new Event("statement-viewer"));
  show(quotes.findIndex((q) => key(q) === key(link)), true);
}

function show(index, first = false) {
  const link = quotes[index];
  if (!first) opener = link;
  for (const other of document.querySelectorAll(`${CITE}[aria-current]`)) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  const wanted = key(link);
  let target = null;
  for (const mark of text.querySelectorAll("mark")) {
    const now = mark.dataset.quotes.split(" ").includes(wanted);
    mark.classList.toggle("now", now);
    mark.removeAttribute("tabindex");
    if (now && !target) target = mark;
  }
  steps.hidden = quotes.length < 2;
  counter.textContent = `Quote ${index + 1} of ${quotes.length}`;
  back.setAttribute("aria-disabled", String(index === 0));
  next.setAttribute("aria-disabled", String(index === quotes.length - 1));
  back.dataset.index = index - 1;
  next.dataset.index = index + 1;
  links.querySelector(".page-link").href = link.href;
  if (!target) return;
  const top = target.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollTop += top - text.clientHeight / 3;
  if (first) { target.tabIndex = -1; target.focus({ preventScroll: true }); }
  else say(`${counter.textContent}: ${target.textContent}`);
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  side()?.classList.remove("open");
  if (dialog.open) dialog.close();
  document.dispatchEvent(new Event("statement-viewer"));
  for (const other of document.querySelectorAll(`${CITE}[aria-current]`)) other.removeAttribute("aria-current");
  if (opener?.isConnected) opener.focus();
}

function keepFocusInside(event) {
  if (event.key !== "Tab") return;
  const stops = [...dialog.querySelectorAll("a[href], button, [tabindex='0']")].filter((n) => n.getClientRects().length);
  const [first, last] = [stops[0], stops.at(-1)];
  const at = document.activeElement;
  if (event.shiftKey && (at === first || !stops.includes(at) && at.tagName !== "MARK")) { event.preventDefault(); last.focus(); }
  else if (!event.shiftKey && at === last) { event.preventDefault(); first.focus(); }
}

export function startViewer() {
  const step = (event) => { const i = Number(event.currentTarget.dataset.index); if (quotes[i]) show(i); };
  back.addEventListener("click", step);
  next.addEventListener("click", step);
  shut.addEventListener("click", close);
  copyLink.addEventListener("click", async () => {
    try { await put(opener.href); say("Link copied"); copyLink.textContent = "Link copied"; } catch { copyLink.textContent = "Copying was refused"; }
    setTimeout(() => { copyLink.textContent = "Copy link to this quote"; }, 3000);
  });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
  dialog.addEventListener("keydown", keepFocusInside);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); close(); } });
  narrow.addEventListener("change", () => { if (!panel.hidden) place(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(CITE);
    // A click that asks for a new tab or window gets the statement's own page.
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    open(link);
  }, true);
  return { close, isOpen: () => !panel.hidden };
}
