// Runs a function of a snippet for an object of each user that is read, and says whether it showed the new behavior.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [module, name, subject] = process.argv.slice(2);
const { [name]: show } = await import(pathToFileURL(module));
const users = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(users.map((user) => {
  globalThis.shown = [];
  show(user[subject]);
  return globalThis.shown;
})));
