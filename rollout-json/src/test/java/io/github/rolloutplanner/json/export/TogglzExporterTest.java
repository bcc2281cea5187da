package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogglzExporterTest extends FlagExporterContract {

    @Override
    protected FlagExporter exporter() {
        return new TogglzExporter();
    }

    @Override
    protected FlagSystem load(String document) {
        return TogglzSystem.of(document);
    }

    @Override
    protected String corrupted(String document) {
        return document.replace(".param.percentage=25", ".param.percent=25");
    }

    @Override
    protected double grain() {
        return 1;
    }

    @Override
    protected List<List<String>> supported() {
        return List.of(List.of(
                "user.id == 'vip-1'",
                "user.id in ['vip-1', 'all']",
                "user.id == 'all' or user.id == 'press'",
                "member of segment 'beta ring'",
                "member of segment 'press'",
                "member of segment 'press' or member of segment 'beta ring'"));
    }

    @Override
    protected List<List<String>> refused() {
        return List.of(
                List.of(
                        "user.tier == 'beta'",
                        "user.id == 'a,b'",
                        "not (user.id == 'all')",
                        "user.id == 'a' or member of segment 'b'"),
                ConditionForms.BOOLEANS,
                ConditionForms.NUMBERS,
                ConditionForms.VERSIONS,
                ConditionForms.TIMES,
                ConditionForms.PRESENT);
    }

    @Override
    protected boolean hasVariants() {
        return false;
    }

    @Override
    protected boolean hashesOtherAttributes() {
        return false;
    }

    /** Users without a name are off, which a flag that is turned off says. */
    @Override
    protected boolean knowsUsersWithoutKeyByDefaultOn() {
        return false;
    }

    @Test
    void rulesBesideAPercentageAreRefused() {
        FlagState flag = FlagStates.withRules(FlagStates.percentage(KEY, 5), FlagStates.segmentRule("beta"));
        assertThatThrownBy(() -> exporter().export(List.of(flag)))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("Export a phase of rules alone, at 0%, or a percentage alone, without rules.");
        assertThat(exporter()
                        .export(List.of(
                                FlagStates.withRules(FlagStates.percentage(KEY, 0), FlagStates.segmentRule("beta"))))
                        .losses())
                .extracting(Loss::feature)
                .containsExactly(Loss.Feature.SEGMENT);
    }

    @Test
    void variantsAreRefused() {
        assertThatThrownBy(
                        () -> exporter().export(List.of(FlagStates.experiment(KEY, 5, "control 50", "treatment 50"))))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("flags[0].variants");
    }

    @Test
    void aKeyThatReadsAsAPropertyOfAnotherFlagIsRefused() {
        List<FlagState> flags = List.of(FlagStates.percentage("a", 5), FlagStates.percentage("a.strategy", 100));
        assertThatThrownBy(() -> exporter().export(flags))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("flags[1].key");
    }
}
