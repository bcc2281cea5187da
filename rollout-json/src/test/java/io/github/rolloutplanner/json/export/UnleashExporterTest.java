package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import java.util.List;

class UnleashExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new UnleashExporter();
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
}
