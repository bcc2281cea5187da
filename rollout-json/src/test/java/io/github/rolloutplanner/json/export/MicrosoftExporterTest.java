package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static io.github.rolloutplanner.json.export.FlagStates.OFF;
import static io.github.rolloutplanner.json.export.FlagStates.ON;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.microsoft.MicrosoftExporter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosoftExporterTest extends ExperimentContract {

    @Override
    protected FlagExporter exporter() {
        return new MicrosoftExporter();
    }

    @Override
    protected double grain() {
        return 0;
    }

    @Override
    protected FlagExporter named(AttributeNames names) {
        return new MicrosoftExporter(names);
    }

    /** The key alone: other attributes are groups there. */
    @Override
    @Test
    void attributesCanHaveOtherNames() {
        FlagState flag = FlagStates.withRules(
                FlagStates.bucketedBy("account.id", FlagStates.percentage(KEY, 100)),
                FlagStates.ringRule("one", "account.id == 'one'", FlagStates.OFF));
        Export export = named(AttributeNames.standard().withKey("account.id")).export(List.of(flag));
        try (FlagSystem system = load(export.document())) {
            assertThat(system.evaluate(KEY, FlagStates.ON, Person.named("one"))).isEqualTo(FlagStates.OFF);
            assertThat(system.evaluate(KEY, FlagStates.OFF, Person.named("two")))
                    .isEqualTo(FlagStates.ON);
        }
    }

    @Override
    protected FlagSystem load(String document) {
        return new NodeSystem("microsoft.cjs", document);
    }

    @Override
    protected String corrupted(String document) {
        return document.replace("\"DefaultRolloutPercentage\": 25", "\"DefaultRolloutPercentage\": 0.25");
    }

    /** What is not said of attributes. */
    @Override
    protected List<List<String>> supported() {
        return List.of(List.of(
                "user.id == 'vip-1'",
                "user.id in ['vip-1', 'all']",
                "member of segment 'press'",
                "user.id == 'VIP-1' or member of segment 'beta ring' or user.id == 'some'"));
    }

    /** A rule for all of these is for the group with the name of its segment, which therefore is refused for two. */
    @Override
    protected List<List<String>> refused() {
        return List.of();
    }

    @Override
    protected boolean hashesOtherAttributes() {
        return false;
    }

    @Test
    @Override
    void whatTheSystemCannotSayIsRefused() {
        FlagState twoMeanings = FlagStates.rules(
                KEY,
                FlagStates.ringRule("ring", "user.tier == 'beta'", ON),
                FlagStates.ringRule("ring", "user.tier == 'free'", ON));
        isRefused(twoMeanings, "Group 'ring' is for two kinds of users: user.tier == 'beta' and user.tier == 'free'.");
        FlagState kept = FlagStates.withRules(
                FlagStates.percentage(KEY, 5), FlagStates.ringRule("blocked", "user.country == 'AT'", OFF));
        isRefused(kept, "cannot keep the change from those of whom user.country == 'AT' holds");
        FlagState keptByGroup =
                FlagStates.withRules(FlagStates.percentage(KEY, 100), rule("press", OFF), rule("beta ring", ON));
        isAsHere(keptByGroup);
    }

    private void isRefused(FlagState flag, String effect) {
        assertThatThrownBy(() -> exporter().export(List.of(flag)))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining(effect);
    }

    private void isAsHere(FlagState flag) {
        try (FlagSystem system = load(exporter().export(List.of(flag)).document())) {
            assertThat(Comparison.userByUser(system, List.of(flag), people())).isEmpty();
        }
    }

    private static TargetingRule rule(String segment, FlagValue value) {
        return new TargetingRule(segment, Optional.empty(), value);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Override
    void usersWithoutTheBucketingKeyGetTheDefaultValueBetween0And100(boolean defaultValue) {
        FlagState flag = FlagStates.percentage(KEY, FlagValue.of(defaultValue), percent(99));
        assertThat(exporter().export(List.of(flag)).losses())
                .singleElement()
                .asString()
                .startsWith("flags[0].bucketBy: Users without a userId count as one user");
    }

    @Test
    @Override
    void rulesAreAskedInTheirOrderAndBeforeThePercentage() {
        FlagState exclusionLast = FlagStates.rules(KEY, rule("press", ON), rule("beta ring", OFF));
        isRefused(exclusionLast, "Let the rules that give false come first.");
        isAsHere(FlagStates.rules(KEY, rule("beta ring", OFF), rule("press", ON)));
        FlagState variants = FlagStates.experiment(KEY, 0, "control 50", "treatment 50");
        TargetingRule user = FlagStates.ringRule("vip", "user.id == 'press-and-beta'", FlagValue.of("control"));
        TargetingRule group = rule("press", FlagValue.of("treatment"));
        isRefused(FlagStates.withRules(variants, group, user), "Let the rules for single users come first.");
        isAsHere(FlagStates.withRules(variants, user, group, rule("beta ring", FlagValue.of("control"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user.tier == 'beta'", "not (user.age >= 18)", "user.staff == true and member of segment 'press'"
            })
    void whoIsInTheGroupThatTheExportAsksForGetsTheChange(String condition) {
        FlagState flag = FlagStates.rule(KEY, condition);
        Export export = exporter().export(List.of(flag));
        assertThat(export.losses())
                .singleElement()
                .asString()
                .contains("flags[0].rules[0]", "Give the groups of a user 'ring' if this holds: " + condition + ".");
        TargetingCondition isIn = TargetingCondition.parse(condition);
        List<Person> people = people().stream()
                .map(person -> isIn.matches(person.context()) ? person.in("ring") : person)
                .toList();
        assertThat(people).anyMatch(person -> person.segments().contains("ring"));
        try (FlagSystem system = load(export.document())) {
            assertThat(Comparison.userByUser(system, List.of(flag), people)).isEmpty();
        }
    }

    @Test
    @Override
    void ringsHaveTheChangeBesideThePercentageOfAllOthers() {
        FlagState flag = FlagStates.withRules(FlagStates.percentage(KEY, 5), rule("internal", ON), rule("beta", ON));
        List<Person> crowd = Person.crowd(6_000);
        try (FlagSystem system = load(exporter().export(List.of(flag)).document())) {
            assertThat(Comparison.size(Comparison.answers(system, flag, crowd), ON, 5))
                    .isEmpty();
            for (Person person : crowd.subList(0, 3)) {
                assertThat(List.of(person.in("internal"), person.in("beta")))
                        .allMatch(member -> system.evaluate(KEY, OFF, member).equals(ON));
                assertThat(system.evaluate(KEY, OFF, person.in("free"))).isEqualTo(system.evaluate(KEY, OFF, person));
            }
        }
    }

    @Test
    @Override
    void percentagesBetweenItsStepsAreRefusedAndTheNearestOnesWork() {
        assertThat(exporter()
                        .export(List.of(FlagStates.percentage(KEY, 0.000_001)))
                        .losses())
                .extracting(Loss::feature)
                .doesNotContain(Loss.Feature.PERCENTAGE);
    }

    @Test
    void theWholeHasNoPercentage() {
        assertThat(exporter().export(List.of(FlagStates.percentage(KEY, 100))).document())
                .contains("\"enabled\": true")
                .doesNotContain("conditions");
        assertThat(exporter().export(List.of(FlagStates.percentage(KEY, 0))).document())
                .contains("\"enabled\": false")
                .doesNotContain("conditions");
    }
}
