package io.github.rolloutplanner.json;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The published schemas in the hands of somebody else's validator, which finds in the jar what they refer to. */
final class JsonSchemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix(
                    "https://rolloutplanner.github.io/schema/1/", "classpath:io/github/rolloutplanner/json/")));

    static final Schema CONTRACT = REGISTRY.getSchema(RolloutJson.schema());
    static final Schema DETAILED = REGISTRY.getSchema(RolloutJson.detailedSchema());
    static final Schema RUNNING = REGISTRY.getSchema(RunningRolloutJson.schema());
    static final Schema JOURNAL = REGISTRY.getSchema(RolloutJournal.schema());
    static final Schema CHANGE = REGISTRY.getSchema(ChangeJson.schema());
    static final Schema POLICY = REGISTRY.getSchema(PolicyJson.schema());

    private JsonSchemas() {}
}
