package io.github.rolloutplanner.json.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnleashExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new UnleashExporter();
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new UnleashExporter(names);
    }

    @Override
    protected FlagSystem load(String document) {
        return UnleashSystem.of(document);
    }

    /** A percentage that is a number: the client drops the document and says nothing. */
    @Override
    protected String corrupted(String document) {
        return document.replace("\"rollout\": \"25\"", "\"rollout\": 25");
    }

    @Override
    protected double grain() {
        return 1;
    }

    @Override
    protected List<List<String>> supported() {
        return List.of(
                ConditionForms.TEXTS,
                ConditionForms.NUMBERS,
                ConditionForms.BOOLEANS,
                ConditionForms.VERSIONS,
                ConditionForms.PRE_RELEASES,
                ConditionForms.TIMES,
                ConditionForms.PRESENT,
                ConditionForms.ABSENT,
                ConditionForms.SEGMENTS);
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(ConditionForms.QUOTED, ConditionForms.NEGATED_TIMES, ConditionForms.NEGATED_VERSIONS);
    }

    @Test
    void segmentsAreKnownByTheirIds() {
        UnleashExporter exporter = new UnleashExporter().withSegment("europe", 7);
        Export export = exporter.export(List.of(FlagStates.rules(FlagStates.KEY, FlagStates.segmentRule("europe"))));
        assertThat(export.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.feature()).isEqualTo(Loss.Feature.SEGMENT);
            assertThat(loss.advice()).isEqualTo("Unleash must know segment 7.");
        });
        String known = export.document()
                .replaceFirst(
                        "\\{",
                        "{\"segments\": [{\"id\": 7, \"name\": \"europe\", \"constraints\": [{\"contextName\": \"country\","
                                + " \"operator\": \"IN\", \"values\": [\"DE\"]}]}],");
        try (FlagSystem system = load(known);
                FlagSystem without = load(export.document())) {
            Person ann = Person.named("ann").with("user.country", "DE");
            assertThat(system.evaluate(FlagStates.KEY, FlagStates.OFF, ann)).isEqualTo(FlagStates.ON);
            assertThat(system.evaluate(FlagStates.KEY, FlagStates.ON, Person.named("bob")))
                    .isEqualTo(FlagStates.OFF);
            assertThat(without.evaluate(FlagStates.KEY, FlagStates.ON, ann)).isEqualTo(FlagStates.OFF);
        }
    }

    @Test
    void theOppositeOfASegmentWithAnIdIsRefused() {
        UnleashExporter exporter = new UnleashExporter().withSegment("press", 7);
        assertThatThrownBy(() ->
                        exporter.export(List.of(FlagStates.rule(FlagStates.KEY, "not (member of segment 'press')"))))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("Export without its id");
    }
}
