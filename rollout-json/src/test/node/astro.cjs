// Type-checks each folder of a workspace as a project of its own: what is in App.Locals differs between them.
// Pages go through the compiler of Astro first, as `astro check` does it.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const ts = require('typescript');

const workspace = process.argv[2];
const { options } = ts.convertCompilerOptionsFromJson(
  JSON.parse(readFileSync(join(workspace, 'tsconfig.json'), 'utf8')).compilerOptions, workspace);
// What the language server of Astro declares in each page.
const astro = dirname(require.resolve('astro/package.json'));
const declared = ['env.d.ts', 'astro-jsx.d.ts'].map((file) => join(astro, file));

const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
const sources = new Map();
host.getSourceFile = (name, ...rest) => {
  if (!sources.has(name)) {
    sources.set(name, read(name, ...rest));
  }
  return sources.get(name);
};

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)]);
}

async function convert(file) {
  const { convertToTSX } = await import('@astrojs/compiler');
  const { code, diagnostics } = await convertToTSX(readFileSync(file, 'utf8'), { filename: file });
  writeFileSync(file + '.tsx', code);
  return diagnostics.filter(({ severity }) => severity === 1).map(({ text }) => text);
}

async function check(folder) {
  const pages = filesOf(folder).filter((file) => file.endsWith('.astro'));
  const errors = (await Promise.all(pages.map(convert))).flat();
  const roots = filesOf(folder).filter((file) => /\.(js|ts|tsx)$/.test(file));
  const found = ts.getPreEmitDiagnostics(ts.createProgram([...declared, ...roots], options, host));
  return [...errors, ...found.map((diagnostic) => {
    const place = diagnostic.file ? relative(workspace, diagnostic.file.fileName) : folder;
    return `${place}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
  })];
}

(async () => {
  const folders = readdirSync(workspace, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    for (const error of await check(join(workspace, name))) {
      console.log(error);
    }
  }
})();
