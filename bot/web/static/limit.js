// The limit on a question's length: a counter from 80 % on. Text is never cut; what is too long is not sent.
import { say } from "./announcer.js";

const length = (text) => [...text.trim()].length;  // code points, as the server counts

export const tooLong = (text, max) => length(text) > max;

export function countdown(field, max, place) {
  const shown = Object.assign(document.createElement("p"), { className: "hint counter", id: "question-count", hidden: true });
  place.append(shown);
  let spoken = 0;
  const update = () => {
    const left = max - length(field.value);
    shown.hidden = left > max * 0.2;
    shown.classList.toggle("over", left < 0);
    const number = Math.abs(left);
    shown.textContent = `You have ${number} character${number === 1 ? "" : "s"} ${left < 0 ? "too many" : "left"}`;
    if (!shown.hidden) {
      clearTimeout(spoken);  // spoken when the typing rests, not at every key
      spoken = setTimeout(() => say(shown.textContent), 1000);
    }
  };
  field.addEventListener("input", update);
  update();
  return { update, text: () => shown.textContent };
}
