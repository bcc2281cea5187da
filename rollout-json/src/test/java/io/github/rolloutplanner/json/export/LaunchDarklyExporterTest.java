package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import java.util.ArrayList;
import java.util.List;

class LaunchDarklyExporterTest extends ExperimentContract {
    private static final String PRESS =
            "\"press\": {\"key\": \"press\", \"version\": 1, \"included\": [\"press\", \"press-and-beta\","
                    + " \"all\"], \"excluded\": [], \"rules\": [], \"salt\": \"\"},";
    private static final String BETA =
            "\"beta ring\": {\"key\": \"beta ring\", \"version\": 1, \"included\": [\"press-and-beta\"],"
                    + " \"excluded\": [], \"rules\": [], \"salt\": \"\"},";

    @Override
    protected FlagExporter exporter() {
        return new LaunchDarklyExporter();
    }

    /** The segments that LaunchDarkly has to know. */
    @Override
    protected FlagExporter named(AttributeNames names) {
        return new LaunchDarklyExporter(names);
    }

    @Override
    protected FlagSystem load(String document) {
        String known = "\"segments\": {" + PRESS + BETA;
        return LaunchDarklySystem.of(document.replaceFirst("\"segments\": \\{(?! *\\})", known)
                .replaceFirst("\"segments\": \\{ *\\}", known.substring(0, known.length() - 1) + "}"));
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"bucketBy\": \"key\"", "\"bucketBy\": \"tenant\"");
    }

    @Override
    protected double grain() {
        return 0.001;
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
                ConditionForms.ABSENT,
                ConditionForms.SEGMENTS);
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(ConditionForms.NEGATED_TIMES, ConditionForms.NEGATED_VERSIONS);
    }

    @Override
    protected boolean answersUsersWithoutKey() {
        return false;
    }

    @Override
    protected List<Person> people() {
        List<Person> people = new ArrayList<>(super.people());
        people.addAll(People.ofOtherTypes());
        people.add(Person.named("short-version").with("app.version", "9.2"));
        return people;
    }
}
