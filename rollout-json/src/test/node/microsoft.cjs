// Evaluates each flag of a document for each of some people, as a program with feature management does.
const { readFileSync } = require('node:fs');
const { ConfigurationObjectFeatureFlagProvider, FeatureManager } = require('@microsoft/feature-management');

const { document, people } = JSON.parse(readFileSync(0, 'utf8'));
const configuration = JSON.parse(document);
const manager = new FeatureManager(new ConfigurationObjectFeatureFlagProvider(configuration));

const evaluate = async ({ id, variants }, context) =>
  variants ? (await manager.getVariant(id, context)).configuration : manager.isEnabled(id, context);

const answersOf = ({ id, segments }) => {
  const context = { userId: id ?? undefined, groups: segments };
  return Promise.all(configuration.feature_management.feature_flags.map(
    async (flag) => [flag.id, await evaluate(flag, context)]));
};

(async () => {
  console.log(JSON.stringify(await Promise.all(people.map(answersOf))));
})();
