// Evaluates each feature of a payload for each of some people, as a program with the SDK does.
const { readFileSync } = require('node:fs');
const { GrowthBook } = require('@growthbook/growthbook');

const { document, people } = JSON.parse(readFileSync(0, 'utf8'));
const payload = JSON.parse(document);
const sdk = new GrowthBook({}).initSync({ payload });

(async () => {
  const answers = [];
  for (const { id, segments, attributes } of people) {
    await sdk.setAttributes({ ...attributes, id: id ?? undefined, segments });
    answers.push(Object.keys(payload.features).map((key) => [key, sdk.evalFeature(key).value]));
  }
  console.log(JSON.stringify(answers));
})();
