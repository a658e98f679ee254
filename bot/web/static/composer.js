// Sending a question: progress at once, never twice, and the text stays in the field when something fails.
import { say } from "./announcer.js";
import { countdown, tooLong } from "./limit.js";

const SLOW_MS = 60000;
const LOST = "Your question could not be sent. It is still in the field: check your connection, then ask again.";
const SLOW = "This is taking too long. Your question is still in the field: try again in a minute.";
const $ = (selector) => document.querySelector(selector);
const field = () => $("#question textarea");
const button = () => $("#question .submit-button");

let pending = 0;       // the timer of the question that waits for its answer
let seen = 0;          // how many answers stand there
let failed = false;    // Gradio sends nothing more once it has lost its connection
let counter = null;
const note = Object.assign(document.createElement("p"), { id: "note", className: "hint" });

function tell(text, bad = false) {
  note.textContent = text;
  note.classList.toggle("bad", bad);
  say(text);
}

function begin() {
  pending = setTimeout(() => end(SLOW), SLOW_MS);
  $("#talk").classList.add("pending");
  button().setAttribute("aria-disabled", "true");
  tell("Searching the statements…");
}

function end(failure = "") {
  clearTimeout(pending);
  pending = 0;
  $("#talk").classList.remove("pending");
  button().removeAttribute("aria-disabled");
  note.textContent = "";
  if (!failure) return;
  failed = true;
  tell(failure, true);
}

function answered() {
  const answers = document.querySelectorAll("#conversation .turn");
  const more = answers.length > seen;
  seen = answers.length;
  if (!more) return;  // cleared, or nothing new
  end();
  const newest = answers[answers.length - 1];
  say((newest.querySelector(".summary") ?? newest.querySelector(".message")).textContent);
  const rows = document.querySelectorAll("#conversation .user-row");
  rows[rows.length - 1]?.scrollIntoView({ block: "start" });
  setTimeout(counter.update, 100);
}

function mayAsk(event, text) {
  const refuse = (why) => { event.preventDefault(); event.stopImmediatePropagation(); if (why) tell(why, true); };
  if (pending) return refuse("");
  if (!text.trim()) return refuse("Type a question first.");
  if (tooLong(text, max())) return refuse(`${counter.text()}. Shorten the question, then ask again.`);
  if (failed) { refuse(""); askAsPage(text.trim()); return; }
  begin();
}

const max = () => Number($("#shell").dataset.maxChars);

function attach() {
  const area = field();
  if (!area || area.id) return;
  area.id = "question-field";
  area.setAttribute("aria-label", "Your question");  // Gradio's label also wraps the button
  area.setAttribute("aria-describedby", "note question-count");
  area.setAttribute("autocomplete", "off");
  area.setAttribute("enterkeyhint", "send");
  $("#composer").append(note);
  counter = countdown(area, max(), $("#composer"));
  const composer = $("#composer");
  composer.addEventListener("keydown", (event) => {
    if (event.target === area && event.key === "Enter" && !event.shiftKey && !event.isComposing) mayAsk(event, area.value);
  }, true);
  composer.addEventListener("click", (event) => { if (event.target.closest(".submit-button")) mayAsk(event, area.value); }, true);
  $("#starters")?.addEventListener("click", (event) => {
    const starter = event.target.closest("button");
    if (starter) { mayAsk(event, starter.textContent); }
  }, true);
}

async function askAsPage(text) {
  // The page without JavaScript gives the same answer, and its address carries the conversation.
  const query = new URLSearchParams({ q: text });
  for (const asked of document.querySelectorAll("#conversation .asked")) query.append("before", asked.lastChild.textContent);
  tell("Searching the statements…");
  try {
    await fetch("/healthz", { cache: "no-store" });
    location.assign(`/ask?${query}`);
  } catch { tell(LOST, true); }
}

function askInstead(link) {
  if (pending) return;
  const area = field();
  // Svelte listens for the event, not for the property.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, link.textContent.trim());
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  setTimeout(() => button().click(), 0);
}

export function startComposer(viewer) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.ask-instead");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    askInstead(link);
  }, true);
  new MutationObserver(() => {
    attach();
    answered();
    // Gradio tells of a failed request in a toast of its own, which is hidden; ours says what to do.
    const toast = $(".toast-wrap [role='alert'], .toast-body");
    if (toast && pending) end(LOST);
  }).observe($("#shell"), { subtree: true, childList: true });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("#clear")) return;
    end();
    viewer.close();
    field().focus();
    say("Conversation cleared");
  });
  attach();
}
