// /ask and /embed: the same pages as without JavaScript, with the statement beside or over the answer.
import { say } from "./announcer.js";
import { startCopying } from "./copying.js";
import { startFrame } from "./frame.js";
import { countdown, tooLong } from "./limit.js";
import { startViewer } from "./viewer.js";

const form = document.getElementById("ask-form");
const field = document.getElementById("question-field");
const button = form.querySelector("button");
const max = Number(form.dataset.maxChars);
const counter = countdown(field, max, form);
const note = Object.assign(document.createElement("p"), { className: "hint", id: "note" });
form.append(note);

function waiting(on) {
  if (on) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
  note.textContent = on ? "Searching the statements…" : "";
  if (on) say(note.textContent);
}

form.addEventListener("submit", (event) => {
  if (button.hasAttribute("aria-disabled")) { event.preventDefault(); return; }
  if (tooLong(field.value, max)) {
    event.preventDefault();
    note.textContent = `${counter.text()}. Shorten the question, then ask again.`;
    say(note.textContent);
    return;
  }
  waiting(true);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
});
addEventListener("pageshow", () => waiting(false));  // back from the answer, from the browser's cache

const viewer = startViewer();
startCopying();
startFrame(viewer);
