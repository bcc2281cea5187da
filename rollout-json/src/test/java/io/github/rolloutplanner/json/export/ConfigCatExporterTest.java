package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import java.util.List;

class ConfigCatExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new ConfigCatExporter();
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new ConfigCatExporter(names);
    }

    @Override
    protected FlagSystem load(String document) {
        return ConfigCatSystem.of(document);
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"p\": 25,", "\"p\": 75,")
                .replace(
                        "\"p\": 75,\n          \"v\": {\n            \"b\": false",
                        "\"p\": 25,\n          \"v\": {\n            \"b\": false");
    }

    @Override
    protected double grain() {
        return 1;
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
                ConditionForms.TIMES,
                ConditionForms.PRESENT,
                ConditionForms.SEGMENTS);
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(ConditionForms.ABSENT, ConditionForms.NEGATED_TIMES, ConditionForms.NEGATED_VERSIONS);
    }

    /** An empty text is not known. */
    @Override
    protected List<Person> people() {
        return super.people().stream()
                .filter(person -> !person.attributes().containsValue(""))
                .toList();
    }
}
