package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Flags that no document says as they are. */
class RefusedFlagsTest {
    private static final String[] THIRDS = {"control 33.333334", "one 33.333333", "two 33.333333"};

    private static void isRefused(FlagExporter exporter, FlagState flag, Loss.Feature feature, String message) {
        assertThatThrownBy(() -> exporter.export(List.of(flag)))
                .isInstanceOfSatisfying(
                        ExportRefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Loss::feature)
                                .contains(feature))
                .hasMessageContaining(message);
    }

    @Test
    void aKeyStandsForOneFlag() {
        List<FlagState> flags = List.of(FlagStates.percentage(KEY, 5), FlagStates.percentage(KEY, 6));
        assertThatThrownBy(() -> new FlagdExporter().export(flags))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("Two flags have the key '" + KEY + "'. Give each flag once.");
    }

    @Test
    void aKeyIsNotBlank() {
        List<FlagState> flags = List.of(FlagStates.percentage(" ", 5));
        assertThatThrownBy(() -> new UnleashExporter().export(flags))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("A flag has a blank key.");
    }

    @Test
    void aFlagGivesValuesOfOneType() {
        FlagState mixed = FlagStates.rules(KEY, FlagStates.ringRule("a", "user.id == 'a'", FlagValue.of("treatment")));
        isRefused(
                new FlagdExporter(), mixed, Loss.Feature.VARIANTS, "flags[0]: Flag '" + KEY + "' gives true or false");
    }

    @Test
    void anAttributeCannotHaveTheNameOfTheSegments() {
        FlagState flag = FlagStates.rule(KEY, "user.segments == 'a'");
        isRefused(
                new FlagdExporter(), flag, Loss.Feature.ATTRIBUTE, "is called 'segments' there, as something else is.");
        isRefused(new ConfigCatExporter(), flag, Loss.Feature.ATTRIBUTE, "AttributeNames.with(..)");
        FlagExporter named = new FlagdExporter(AttributeNames.standard().with("user.segments", "userSegments"));
        assertThat(named.export(List.of(flag)).losses()).isEmpty();
    }

    @Test
    void aConditionOfVeryManyPartsIsRefusedWhereItIsAList() {
        String pairs = IntStream.range(0, 9)
                .mapToObj(pair -> "(user.a" + pair + " == 'x' or user.b" + pair + " == 'x')")
                .collect(Collectors.joining(" and "));
        FlagState flag = FlagStates.rule(KEY, pairs);
        isRefused(new LaunchDarklyExporter(), flag, Loss.Feature.CONDITION, "more than 200 parts");
        assertThat(new FlagdExporter().export(List.of(flag)).losses()).isEmpty();
    }

    @Test
    void thirdsAreRoundedWhereThatIsLittle() {
        FlagState flag = FlagStates.experiment(KEY, 10, THIRDS);
        FlagExport export = new UnleashExporter().export(List.of(flag));
        assertThat(export.losses()).extracting(Loss::feature).containsExactly(Loss.Feature.VARIANTS);
        assertThat(export.document()).contains("\"weight\": 333", "\"weight\": 334");
        isRefused(new ConfigCatExporter(), flag, Loss.Feature.PERCENTAGE, "flags[0].variants");
    }

    @Test
    void allThatIsRefusedIsSaidAtOnce() {
        List<FlagState> flags = List.of(
                FlagStates.withRules(
                        FlagStates.percentage("a", 0.5),
                        FlagStates.ringRule("b", "not (user.joined before 2026-01-05)", FlagStates.ON)),
                FlagStates.percentage("c", 12.5));
        assertThatThrownBy(() -> new UnleashExporter().export(flags))
                .isInstanceOfSatisfying(
                        ExportRefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Loss::path)
                                .containsExactlyInAnyOrder(
                                        "flags[0].percentage", "flags[0].rules[0].condition", "flags[1].percentage"));
    }

    @Test
    void aRuleThatTakesTheChangeAwayMustNotMissUsers() {
        FlagState flag = FlagStates.withRules(
                FlagStates.percentage(KEY, 50), FlagStates.ringRule("old", "app.version < 9.1.0", FlagStates.OFF));
        for (FlagExporter exporter : List.of(
                new FlagdExporter(),
                new UnleashExporter(),
                new ConfigCatExporter(),
                new FlagsmithExporter("environment"))) {
            isRefused(exporter, flag, Loss.Feature.CONDITION, "Put it into a rule that gives the change");
        }
        assertThat(new LaunchDarklyExporter().export(List.of(flag)).losses()).isEmpty();
        FlagState advised = FlagStates.withRules(
                FlagStates.percentage(KEY, 0), FlagStates.ringRule("new", "app.version >= 9.1.0", FlagStates.ON));
        assertThat(new FlagdExporter().export(List.of(advised)).losses())
                .extracting(Loss::advice)
                .containsExactly("Give versions of three parts.");
    }

    @Test
    void whereAllAttributesAreTextsThatIsALoss() {
        FlagState flag = FlagStates.rule(KEY, "user.age >= 18");
        for (FlagExporter exporter :
                List.of(new UnleashExporter(), new ConfigCatExporter(), new FlagsmithExporter("environment"))) {
            assertThat(exporter.export(List.of(flag)).losses())
                    .extracting(Loss::effect)
                    .containsExactly("A text that reads as 18 is the same as 18 there.");
        }
        assertThat(new FlagdExporter().export(List.of(flag)).losses()).isEmpty();
        assertThat(new LaunchDarklyExporter().export(List.of(flag)).losses()).isEmpty();
    }
}
