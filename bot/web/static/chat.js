// The chat at `/`: everything that Gradio's own front end leaves to us.
import { startComposer } from "./composer.js";
import { startCopying } from "./copying.js";
import { startRepairs } from "./repairs.js";
import { startViewer } from "./viewer.js";

const viewer = startViewer();
startCopying();
startComposer(viewer);
startRepairs();
