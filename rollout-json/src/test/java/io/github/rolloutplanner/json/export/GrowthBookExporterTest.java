package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthBookExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new GrowthBookExporter();
    }

    @Override
    protected double grain() {
        return 0.01;
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new GrowthBookExporter(names);
    }

    @Override
    protected FlagSystem load(String document) {
        return new NodeSystem("growthbook.cjs", document);
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"seed\": \"", "\"seed\": \"another ");
    }

    @Override
    protected List<List<String>> supported() {
        return List.of(
                ConditionForms.TEXTS,
                ConditionForms.QUOTED,
                ConditionForms.NUMBERS,
                ConditionForms.BOOLEANS,
                ConditionForms.VERSIONS,
                ConditionForms.TIMES,
                ConditionForms.PRESENT,
                ConditionForms.SEGMENTS,
                List.of("device.model contains constructor", "device.model starts with 'a/b.c'"));
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(
                ConditionForms.NEGATED_TIMES,
                ConditionForms.NEGATED_VERSIONS,
                List.of("app.version >= 9.1.20260105", "app.version >= 9.1.0-rc-1"));
    }

    @Override
    protected List<Person> people() {
        List<Person> people = new ArrayList<>(super.people());
        people.addAll(People.ofOtherTypes());
        people.removeIf(
                person -> String.valueOf(person.attributes().get("user.joined")).contains("+"));
        return people;
    }

    @Test
    void aPercentageIsReadableAndFiner() {
        assertThat(exporter().export(List.of(FlagStates.percentage(KEY, 0.25))).document())
                .contains("\"coverage\": 0.0025", "\"hashVersion\": 2", "\"seed\": \"" + KEY + "\"");
    }

    @Test
    void stepsThatAreTooSmallAreRefused() {
        assertThatThrownBy(() -> exporter().export(List.of(FlagStates.percentage(KEY, 0.005))))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("flags[0].percentage")
                .hasMessageContaining("Give it to 0% or 0.01%.");
        assertThatThrownBy(() ->
                        exporter().export(List.of(FlagStates.experiment(KEY, 0.01, "control 50", "treatment 50"))))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("flags[0].variants");
    }

    @Test
    void anotherAttributeMayBeHashedUnlessItIsInAStructure() {
        FlagState flag =
                new FlagState(KEY, true, FlagStates.OFF, List.of(), percent(5), List.of(), Optional.of("tenant.id"));
        assertThat(exporter().export(List.of(flag)).document()).contains("\"hashAttribute\": \"tenantId\"");
        FlagExporter nested = new GrowthBookExporter(AttributeNames.standard().with("tenant.id", "tenant.id"));
        assertThatThrownBy(() -> nested.export(List.of(flag)))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("flags[0].bucketBy");
    }

    @Test
    void anAttributeCalledLikeAnOperatorIsRefused() {
        assertThatThrownBy(() -> exporter().export(List.of(FlagStates.rule(KEY, "`$or` == 'a'"))))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("'$or' is read as an operator");
    }
}
