package io.github.rolloutplanner.json.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.FlagExporter;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter;
import io.github.rolloutplanner.json.export.togglz.TogglzExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.operate.SourceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In what each exporter writes, exactly its flags are found. */
class FlagNamesTest {
    private static FlagState flag(String key, TargetingRule... rules) {
        return new FlagState(
                key,
                true,
                FlagValue.of(false),
                List.of(rules),
                rules.length == 0 ? Percentage.percent(5) : Percentage.ZERO,
                List.of(),
                Optional.of("user.id"));
    }

    static Stream<FlagExporter> exporters() {
        return Stream.of(
                new ConfigCatExporter(),
                new FlagdExporter(),
                new FlagsmithExporter("environment"),
                new GrowthBookExporter(),
                new LaunchDarklyExporter(),
                new MicrosoftExporter(),
                new TogglzExporter(),
                new UnleashExporter());
    }

    private static void assertFinds(FlagExporter exporter, FlagState... flags) {
        String document = exporter.export(List.of(flags)).document();
        assertThat(FlagNames.of(exporter.system()).orElseThrow().in(document.getBytes(UTF_8), SourceException::new))
                .containsExactlyInAnyOrder(Stream.of(flags).map(FlagState::key).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("exporters")
    void allFlagsAreFoundAndNothingElse(FlagExporter exporter) {
        TargetingRule staff = new TargetingRule("staff", Optional.empty(), FlagValue.of(true));
        assertFinds(exporter, flag("new-search"), flag("one-page.checkout"), flag("dark_mode", staff));
    }

    /** All but Togglz, which knows no conditions. */
    static Stream<FlagExporter> withConditions() {
        return exporters().filter(exporter -> !exporter.system().equals("Togglz"));
    }

    @ParameterizedTest
    @MethodSource("withConditions")
    void whatStandsBesideAFlagIsNoFlagOfOthers(FlagExporter exporter) {
        TargetingRule others = new TargetingRule(
                "others", Optional.of(TargetingCondition.parse("not (user.tier == 'beta')")), FlagValue.of(true));
        assertFinds(exporter, flag("new-search", others));
    }
}
