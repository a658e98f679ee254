// Reviewing by keyboard. Single keys can be turned off (WCAG 2.1.4), and do nothing where somebody writes.
const STORED = "staff-review-keys";
const keys = document.getElementById("keys");
const toggle = document.getElementById("keys-switch");
const items = [...document.querySelectorAll(".item")];

function isOn() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true; // storage is forbidden in some browsers; then the switch holds for this page
  }
}

let on = isOn();

function show() {
  toggle.setAttribute("aria-pressed", String(on));
  document.getElementById("keys-state").textContent = on ? "are on" : "are off";
  document.getElementById("keys-on").hidden = !on;
  document.body.classList.toggle("keys-on", on);
}

function go(step) {
  const at = items.indexOf(document.activeElement?.closest(".item"));
  const next = at < 0 ? items[0] : items[Math.min(Math.max(at + step, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(event) {
  const target = event.target;
  const writing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  // A held key must not judge one quote after the other.
  if (!on || writing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const current = document.activeElement?.closest(".item");
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "n" && current) current.querySelector("input[name=note]").focus();
  else if (/^[1-5]$/.test(event.key) && current) {
    current.querySelector(`button[data-key="${event.key}"]`)?.click();
  } else return;
  event.preventDefault();
}

if (keys && items.length) {
  keys.hidden = false;
  toggle.addEventListener("click", () => {
    on = !on;
    try {
      localStorage.setItem(STORED, on ? "on" : "off");
    } catch {
      // as above
    }
    show();
  });
  document.addEventListener("keydown", press);
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".judge")) return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => document.querySelectorAll(".judge").forEach((form) => delete form.dataset.sent));
  show();
  document.getElementById(location.hash.slice(1))?.closest(".item")?.focus();
}
