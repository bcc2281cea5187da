// Reads charts from standard input, as a list of JSON, and writes the bars that Mermaid's model has of each.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

let input = "";
for await (const part of process.stdin) {
  input += part;
}
const charts = [];
await mermaid.parse("gantt\n    dateFormat YYYY-MM-DD\n    Any :a, 2000-01-01, 2000-01-02");
for (const text of JSON.parse(input)) {
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  charts.push(
    diagram.db.getTasks().map((bar) => ({
      id: bar.id,
      name: bar.task,
      start: bar.startTime.toISOString(),
      end: bar.endTime.toISOString(),
    })),
  );
}
console.log(JSON.stringify(charts));
