package io.github.rolloutplanner.json;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The published schemas in the hands of somebody else's validator. */
final class JsonSchemas {
    static final Schema CONTRACT = of(RolloutJson.schema());
    static final Schema DETAILED = of(RolloutJson.detailedSchema());
    static final Schema RUNNING = of(RunningRolloutJson.schema());
    static final Schema JOURNAL = of(RolloutJournal.schema());

    private JsonSchemas() {}

    private static Schema of(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }
}
