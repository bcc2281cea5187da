package io.github.rolloutplanner.json.export;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.openfeature.contrib.providers.flagd.resolver.process.model.FlagParser;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** On a class path of its own, see the tag in the POM: flagd needs another JSON Schema validator than other tests. */
@Tag("flagd")
class FlagdExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new FlagdExporter();
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new FlagdExporter(names);
    }

    @Override
    protected FlagSystem load(String document) {
        assertThatCode(() -> FlagParser.parseString(document, true)).doesNotThrowAnyException();
        return FlagdSystem.of(document);
    }

    @AfterAll
    static void shutDown() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"targetingKey\"", "\"email\"");
    }

    @Override
    protected double grain() {
        return 0;
    }

    @Override
    protected List<List<String>> supported() {
        return List.of(
                ConditionForms.TEXTS,
                ConditionForms.QUOTED,
                ConditionForms.NUMBERS,
                ConditionForms.BOOLEANS,
                ConditionForms.VERSIONS,
                ConditionForms.PRE_RELEASES,
                ConditionForms.PRESENT,
                ConditionForms.ABSENT,
                ConditionForms.SEGMENTS);
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(ConditionForms.TIMES, ConditionForms.NEGATED_TIMES, ConditionForms.NEGATED_VERSIONS);
    }

    @Override
    protected List<Person> people() {
        List<Person> people = new ArrayList<>(super.people());
        people.addAll(People.ofOtherTypes());
        return people;
    }
}
