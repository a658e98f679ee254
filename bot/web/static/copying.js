// Copies an answer in the form that a link leads to; without this script the link shows that form as plain text.
import { say } from "./announcer.js";

export async function put(text) {
  if (navigator.clipboard?.writeText) { await navigator.clipboard.writeText(text); return; }
  // Pages served without TLS, as on many intranets, have no clipboard object.
  const area = Object.assign(document.createElement("textarea"), { value: text });
  area.className = "visually-hidden";
  (document.querySelector("dialog[open]") ?? document.body).append(area);  // a modal dialog lets nothing outside it take focus
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("copying was refused");
}

async function copy(link) {
  const menu = link.closest("details");
  try {
    const response = await fetch(link.href, { credentials: "omit" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    await put(await response.text());
    menu?.removeAttribute("open");
    menu?.querySelector("summary").focus();
    tell(menu, `Copied as ${link.textContent.trim()}`);
  } catch {
    location.href = link.href;
  }
}

function tell(menu, message) {
  say(message);
  if (!menu) return;
  const note = document.createElement("span");
  note.className = "copied";
  note.setAttribute("aria-hidden", "true");
  note.textContent = message;
  menu.parentNode.querySelector(".copied")?.remove();
  menu.after(note);
  setTimeout(() => note.remove(), 4000);
}

export function startCopying() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.copy-as");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    event.stopPropagation();
    copy(link);
  }, true);
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.(".copy details[open]");
    if (menu) { menu.removeAttribute("open"); menu.querySelector("summary").focus(); }
  });
}
