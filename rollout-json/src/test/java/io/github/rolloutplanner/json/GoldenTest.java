package io.github.rolloutplanner.json;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is published, to the byte. */
class GoldenTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/io/github/rolloutplanner/json");
    private static final Path DOCUMENTS = Path.of("src/test/resources/golden");

    @Test
    void schemaOfTheContract() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("contract.schema.json"), RolloutJson.schema());
    }

    @Test
    void schemaOfTheDetailedForm() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("detailed.schema.json"), RolloutJson.detailedSchema());
    }

    @Test
    void schemaOfARunningRollout() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("running.schema.json"), RunningRolloutJson.schema());
    }

    @Test
    void schemaOfAJournal() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("journal.schema.json"), RolloutJournal.schema());
    }

    @Test
    void schemaOfAChange() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("change.schema.json"), ChangeJson.schema());
    }

    @Test
    void schemaOfAPolicy() throws IOException {
        Golden.assertSame(SCHEMAS.resolve("policy.schema.json"), PolicyJson.schema());
    }

    @Test
    void changeOfEverything() throws IOException {
        Golden.assertSame(DOCUMENTS.resolve("everything.change.json"), ChangeJson.write(Changes.everything()));
    }

    @Test
    void policyOfEverything() throws IOException {
        Golden.assertSame(DOCUMENTS.resolve("everything.policy.json"), PolicyJson.write(Policies.everything()));
    }

    @Test
    void contractOfEverything() throws IOException {
        Golden.assertSame(DOCUMENTS.resolve("everything.json"), RolloutJson.write(Plans.everything()));
    }

    @Test
    void contractOfTheLeast() throws IOException {
        Golden.assertSame(DOCUMENTS.resolve("least.json"), RolloutJson.write(Plans.least()));
    }

    /** Without the findings, which are the linter's. */
    @Test
    void detailsOfEverything() throws IOException {
        String document = RolloutJson.writeDetailed(Plans.everything());

        Golden.assertSame(
                DOCUMENTS.resolve("everything.detailed.json"),
                document.replaceAll("(?s)(\"findings\": \\[).*", "$1]}"));
    }

    /** Without the plan, whose form is another test's. */
    @Test
    void snapshotOfEverything() throws IOException {
        String document = RunningRolloutJson.write(Rollouts.everything());

        Golden.assertSame(
                DOCUMENTS.resolve("everything.running.json"),
                document.replaceFirst("(?s)\\n  \"plan\": \\{.*?\\n  }", "\n  \"plan\": {}"));
    }
}
