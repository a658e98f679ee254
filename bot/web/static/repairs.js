// Puts right what Gradio's own markup gets wrong for people who use a screen reader.
function once(selector, mend) {
  for (const node of document.querySelectorAll(selector)) mend(node);
}

function mend() {
  // Gradio names each bubble with its raw HTML, and announces the whole conversation; we announce one line ourselves.
  once("#conversation [data-testid][aria-label]", (n) => n.removeAttribute("aria-label"));
  once("#conversation [role='log']", (n) => {
    n.removeAttribute("aria-live");
    n.setAttribute("role", "group");
    n.setAttribute("aria-label", "Conversation");
  });
  once("gradio-app .sr-only[role='status']", (n) => { n.removeAttribute("role"); n.removeAttribute("aria-live"); n.removeAttribute("aria-atomic"); });
  once("#conversation [role='']", (n) => n.removeAttribute("role"));
  const main = document.querySelector("gradio-app main");
  const shell = document.getElementById("shell");
  if (main && shell.hasAttribute("role")) {
    // One main landmark, with the heading inside: until now the shell stood in for it.
    main.prepend(document.getElementById("intro"));
    main.id = "main";
    shell.removeAttribute("role");
  }
}

export function startRepairs() {
  new MutationObserver(mend).observe(document.getElementById("shell"),
    { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "aria-live", "role"] });
  mend();
}
