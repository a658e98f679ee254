// Inside the widget's frame: tells the page around it how tall this page is, and when Escape asks to close it.
// The server names that page in data-host only when it is on the list of origins that may embed.
const KIND = "statement-chat";
const READABLE_PX = 560;  // what a statement over the answer needs

export function startFrame(viewer) {
  const host = document.documentElement.dataset.host;
  if (!host || parent === window) return;
  const send = (message) => parent.postMessage({ kind: KIND, ...message }, host);
  const tall = () => send({ height: Math.max(Math.ceil(document.body.scrollHeight), viewer.isOpen() ? READABLE_PX : 0) });
  new ResizeObserver(tall).observe(document.body);
  document.addEventListener("statement-viewer", tall);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !viewer.isOpen()) send({ close: true });
  });
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== host || event.data?.kind !== KIND) return;
    const theme = event.data.theme;
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else if (theme === "auto") delete document.documentElement.dataset.theme;
  });
  tall();
}
