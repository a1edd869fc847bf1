// Puts Excalidraw and what it needs into one script that a page can load, in node_modules/excalidraw-bundle.js.
import { build } from "esbuild";

await build({
  stdin: {
    contents: `import { exportToCanvas, loadFromBlob } from "@excalidraw/excalidraw";
window.excalidraw = { exportToCanvas, loadFromBlob };`,
    resolveDir: ".",
  },
  outfile: "node_modules/excalidraw-bundle.js",
  bundle: true,
  format: "iife",
  minify: true,
  conditions: ["production"],
  define: { "process.env.NODE_ENV": '"production"', "import.meta.env": "{}" },
  loader: { ".woff2": "dataurl", ".svg": "dataurl", ".png": "dataurl", ".css": "empty" },
  logLevel: "error",
});
