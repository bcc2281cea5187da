package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.configcat.ConfigCatExporter;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.json.export.flagsmith.FlagsmithExporter;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyExporter;
import io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Export export = new UnleashExporter().export(List.of(flag));
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
                new LaunchDarklyExporter(),
                new ConfigCatExporter(),
                new FlagsmithExporter("environment"))) {
            isRefused(exporter, flag, Loss.Feature.CONDITION, "Put it into a rule that gives the change");
        }
        FlagState advised = FlagStates.withRules(
                FlagStates.percentage(KEY, 0), FlagStates.ringRule("new", "app.version >= 9.1.0", FlagStates.ON));
        assertThat(new FlagdExporter().export(List.of(advised)).losses())
                .extracting(Loss::advice)
                .containsExactly("Give versions such as 9.1.0.");
    }

    @Test
    void aMissedVariantRuleMustNotExposeInUnleash() {
        FlagState variants = FlagStates.experiment(KEY, 100, "control 0", "treatment 100");
        FlagState old = FlagStates.withRules(
                variants, FlagStates.ringRule("old", "app.version < 9.1.0", FlagValue.of("control")));
        isRefused(new UnleashExporter(), old, Loss.Feature.CONDITION, "Such users would get the change.");
    }

    @Test
    void aFlagThatIsTurnedOffMustNotMissWhoKeepsIt() {
        FlagState off = FlagStates.percentage(KEY, FlagValue.of(true), percent(100));
        FlagState keeps = FlagStates.withRules(off, FlagStates.ringRule("old", "app.version < 9.1.0", FlagStates.ON));
        isRefused(new UnleashExporter(), keeps, Loss.Feature.CONDITION, "Such users would get the change.");
        FlagState none = FlagStates.percentage(KEY, FlagValue.of(true), percent(0));
        FlagState loses = FlagStates.withRules(none, FlagStates.ringRule("old", "app.version < 9.1.0", FlagStates.OFF));
        assertThat(new UnleashExporter().export(List.of(loses)).losses())
                .extracting(Loss::advice)
                .containsExactly("Give versions of three parts.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024.01.05", "2147483648.0.0", "1.2.202601050930"})
    void aVersionThatSystemsReadOtherwiseIsRefused(String version) {
        FlagState flag = FlagStates.rule(KEY, "app.version >= " + version);
        for (FlagExporter exporter : List.of(
                new FlagdExporter(),
                new UnleashExporter(),
                new LaunchDarklyExporter(),
                new ConfigCatExporter(),
                new FlagsmithExporter("environment"))) {
            isRefused(exporter, flag, Loss.Feature.CONDITION, "no zero in front and at most nine digits");
        }
    }

    @Test
    void aNumberThatFlagsmithDoesNotTellFromItsNeighborsIsRefused() {
        FlagsmithExporter flagsmith = new FlagsmithExporter("environment");
        isRefused(
                flagsmith,
                FlagStates.rule(KEY, "user.since >= 1767571200"),
                Loss.Feature.CONDITION,
                "32-bit floats, which do not tell 1767571200 from its neighbors");
        assertThat(flagsmith.export(List.of(FlagStates.rule(KEY, "user.since >= 16777215"))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.name == 'x'", "current.time after 2020-01-01", "user.environment == 'x'"})
    void whatTheClientsOfUnleashKnowThemselvesIsRefused(String condition) {
        assertThatThrownBy(() -> new UnleashExporter().export(List.of(FlagStates.rule(KEY, condition))))
                .isInstanceOf(ExportRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop:checkout", "10%"})
    void aKeyThatFeatureManagementDoesNotTakeIsRefused(String key) {
        FlagState flag = FlagStates.percentage(key, FlagValue.of(false), percent(0));
        isRefused(new MicrosoftExporter(), flag, Loss.Feature.KEY, "no key with a colon or a percent sign");
    }

    @Test
    void halfOfACharacterIsRefusedWhereverItStands() {
        for (String condition :
                List.of("user.id == '\ud83d'", "member of segment '\ud83d'", "not (`\ud83d` is present)")) {
            isRefused(
                    new FlagdExporter(),
                    FlagStates.rule(KEY, condition),
                    Loss.Feature.CONDITION,
                    "half of a character");
        }
    }

    @Test
    void aSegmentThatKeepsTheChangeAwaySaysWhatHappensUntilItIsKnown() {
        FlagState flag = FlagStates.rule(KEY, "not (member of segment 'press')");
        assertThat(new LaunchDarklyExporter().export(List.of(flag)).losses())
                .extracting(Loss::effect)
                .anyMatch(effect -> effect.endsWith("Until it is known, its members get the change."));
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
    }
}
