// The page's one live region. Everything that is announced goes through say().
const region = () => document.getElementById("announcer");

export function say(text) {
  const node = region();
  if (!node) return;
  // Screen readers skip a message equal to the last one, unless the region was empty in between.
  node.textContent = "";
  setTimeout(() => { node.textContent = text; }, 50);
}
