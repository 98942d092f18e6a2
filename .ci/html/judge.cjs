// Judges web pages: judge.cjs CACHE FILE.html…, as validate says.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { fileURLToPath } = require("node:url");

const [cache, ...files] = process.argv.slice(2);
const found = [];

// The Nu Html Checker judges all files in one run of Java. Of its warnings the pages give two: sections without a heading
// (every part of a document is a section, and not every part has a label), and a title that is a heading of level 1.
const nu = spawnSync("java", ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m", "-jar",
  path.join(cache, "node_modules/vnu-jar/build/dist/vnu.jar"), "--errors-only", "--stdout", "--format", "json", ...files],
  { encoding: "utf8", maxBuffer: 1 << 28 });
if (!nu.stdout) {
  console.error(nu.error ?? nu.stderr);
  process.exit(2);
}
for (const m of JSON.parse(nu.stdout).messages) {
  found.push(`${m.url ? path.relative(".", fileURLToPath(m.url)) : "-"}: ${m.lastLine}:${m.firstColumn ?? m.lastColumn}: ${m.message}`);
}

// html-validate goes by its standard rules and those of WCAG. Titles are as long as the matter; and lists whose marks are text
// are lists by their role, since HTML has no list with such marks.
const { HtmlValidate, StaticConfigLoader } = require(path.join(cache, "node_modules/html-validate"));
const rules = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "long-title": "off", "prefer-native-element": ["error", { exclude: ["list", "listitem"] }] },
}));
for (const file of files) {
  for (const result of rules.validateFileSync(file).results) {
    for (const m of result.messages) {
      found.push(`${path.relative(".", file)}: ${m.line}:${m.column}: ${m.message} (${m.ruleId})`);
    }
  }
}

found.forEach((line) => console.log(line));
console.log(`${files.length} files, ${found.length} mistakes`);
process.exit(found.length ? 1 : 0);
