package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import java.util.List;

class FlagsmithExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new FlagsmithExporter("environment");
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new FlagsmithExporter("environment", names);
    }

    @Override
    protected FlagSystem load(String document) {
        return FlagsmithSystem.of(document);
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"value\": \"25\"", "\"value\": \"2\"");
    }

    @Override
    protected double grain() {
        return 0.01;
    }

    @Override
    protected List<List<String>> supported() {
        return List.of(
                ConditionForms.TEXTS,
                ConditionForms.QUOTED,
                ConditionForms.NUMBERS,
                ConditionForms.BOOLEANS,
                ConditionForms.VERSIONS,
                ConditionForms.PRESENT,
                ConditionForms.ABSENT,
                ConditionForms.SEGMENTS);
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(
                ConditionForms.TIMES,
                ConditionForms.NEGATED_TIMES,
                ConditionForms.PRE_RELEASES,
                ConditionForms.NEGATED_VERSIONS);
    }

    @Override
    protected boolean hashesOtherAttributes() {
        return false;
    }

    /** Versions of numbers alone. */
    @Override
    protected List<Person> people() {
        return super.people().stream()
                .filter(person -> person.attributes()
                        .getOrDefault("app.version", "0")
                        .toString()
                        .matches("[0-9.]+"))
                .toList();
    }

    @Override
    protected String ownTrait() {
        return "account.id";
    }
}
