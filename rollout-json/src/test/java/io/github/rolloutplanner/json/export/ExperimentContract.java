package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static io.github.rolloutplanner.json.export.FlagStates.experiment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What exporters owe whose systems have variants and rules in their order. */
abstract class ExperimentContract extends FlagExporterContract {

    @Test
    void controlGetsWhatIsGivenByDefault() {
        hasSizes(experiment(KEY, 20, "control 50", "treatment 50"), Map.of("control", 90.0, "treatment", 10.0));
        hasSizes(experiment(KEY, 100, "control 50", "treatment 50"), Map.of("control", 50.0, "treatment", 50.0));
        hasSizes(experiment(KEY, 100, "control 0", "treatment 100"), Map.of("treatment", 100.0));
        hasSizes(experiment(KEY, 0, "control 50", "treatment 50"), Map.of("control", 100.0));
    }

    @Test
    void aTreatmentIsKeptWhileItGrows() {
        isKept(
                experiment(KEY, 4, "control 50", "treatment 50"),
                experiment(KEY, 20, "control 50", "treatment 50"),
                experiment(KEY, 100, "control 50", "treatment 50"),
                experiment(KEY, 100, "control 25", "treatment 75"),
                experiment(KEY, 100, "treatment 100"));
    }

    @Test
    void severalTreatmentsAreKeptWhileTheyGrowOrRefused() {
        String[] variants = {"control 50", "one 30", "two 20"};
        FlagState flag = experiment(KEY, 20, variants);
        if (!hasSeveralTreatments()) {
            assertThatThrownBy(() -> exporter().export(List.of(flag)))
                    .isInstanceOf(ExportRefusedException.class)
                    .hasMessageContaining("flags[0].variants");
            return;
        }
        hasSizes(flag, Map.of("control", 90.0, "one", 6.0, "two", 4.0));
        hasSizes(experiment(KEY, 100, variants), Map.of("control", 50.0, "one", 30.0, "two", 20.0));
        isKept(experiment(KEY, 10, variants), flag, experiment(KEY, 100, variants));
    }

    @Test
    void rulesAreAskedInTheirOrderAndBeforeThePercentage() {
        FlagState flag = FlagStates.withRules(
                FlagStates.percentage(KEY, 100),
                FlagStates.ringRule("ended", "user.country == 'AT'", FlagStates.OFF),
                FlagStates.ringRule("beta", "user.tier == 'beta'", FlagStates.ON),
                FlagStates.ringRule("staff", "user.staff == true", FlagStates.OFF));
        FlagState variants = FlagStates.withRules(
                experiment(KEY + "-ab", 0, "control 50", "treatment 50"),
                FlagStates.ringRule("first", "user.country == 'AT'", FlagValue.of("control")),
                FlagStates.ringRule("beta", "user.tier == 'beta'", FlagValue.of("treatment")));
        FlagState turnedOff = FlagStates.withRules(
                FlagStates.percentage(KEY + "-off", FlagStates.ON, Percentage.ZERO),
                FlagStates.ringRule("staff", "user.staff == true", FlagStates.ON),
                FlagStates.ringRule("beta", "user.tier == 'beta' or user.age > 18", FlagStates.OFF),
                FlagStates.ringRule("press", "member of segment 'press'", FlagStates.OFF));
        List<FlagState> flags = List.of(flag, variants, turnedOff);
        try (FlagSystem system = load(exporter().export(flags).document())) {
            assertThat(Comparison.userByUser(system, flags, people())).isEmpty();
        }
    }

    private static Stream<Person> inRings(Person person) {
        return Stream.of(
                person.with("user.email", "x@company.com"),
                person.with("user.tier", "beta"),
                person.with("user.age", 70.0));
    }

    @Test
    void ringsHaveTheChangeBesideThePercentageOfAllOthers() {
        FlagState flag = FlagStates.withRules(
                FlagStates.percentage(KEY, 5),
                FlagStates.ringRule("internal", "user.email ends with @company.com", FlagStates.ON),
                FlagStates.ringRule("beta", "user.tier == 'beta' or user.age >= 65", FlagStates.ON));
        List<Person> crowd = Person.crowd(6_000);
        try (FlagSystem system = load(exporter().export(List.of(flag)).document())) {
            assertThat(Comparison.size(Comparison.answers(system, flag, crowd), FlagStates.ON, 5))
                    .isEmpty();
            List<Person> some = crowd.subList(0, 200);
            system.prepare(some.stream().flatMap(ExperimentContract::inRings).toList());
            system.prepare(some.stream()
                    .map(person -> person.with("user.tier", "free"))
                    .toList());
            for (Person person : some) {
                assertThat(inRings(person))
                        .allMatch(member ->
                                system.evaluate(KEY, FlagStates.OFF, member).equals(FlagStates.ON));
                assertThat(system.evaluate(KEY, FlagStates.OFF, person.with("user.tier", "free")))
                        .isEqualTo(system.evaluate(KEY, FlagStates.OFF, person));
            }
        }
    }

    @Test
    void attributesCanHaveOtherNames() {
        FlagState flag = FlagStates.withRules(
                FlagStates.bucketedBy("account.id", FlagStates.percentage(KEY, 100)),
                FlagStates.ringRule("one", "account.id == 'one'", FlagStates.OFF),
                FlagStates.ringRule("beta", "user.tier == 'beta'", FlagStates.OFF));
        AttributeNames names = AttributeNames.standard().withKey("account.id").with("user.tier", "plan");
        try (FlagSystem system = load(named(names).export(List.of(flag)).document())) {
            Person two = Person.named("two");
            assertThat(system.evaluate(KEY, FlagStates.OFF, two)).isEqualTo(FlagStates.ON);
            assertThat(system.evaluate(KEY, FlagStates.ON, two.with("plan", "beta")))
                    .isEqualTo(FlagStates.OFF);
            assertThat(system.evaluate(KEY, FlagStates.OFF, two.with("user.tier", "beta")))
                    .isEqualTo(FlagStates.ON);
            assertThat(system.evaluate(KEY, FlagStates.ON, Person.named("one").with(ownTrait(), "one")))
                    .isEqualTo(FlagStates.OFF);
        }
    }

    /** An exporter with other names. */
    protected abstract FlagExporter named(AttributeNames names);

    /** An attribute that the system does not look at, or has for the key. */
    protected String ownTrait() {
        return "unused";
    }

    @Test
    void aRuleWithoutAConditionIsForASegmentThatTheSystemHasToKnow() {
        List<FlagState> flags = List.of(FlagStates.rules(KEY, FlagStates.segmentRule("press")));
        Export export = exporter().export(flags);
        assertThat(export.losses())
                .filteredOn(loss -> loss.feature() == Loss.Feature.SEGMENT)
                .singleElement()
                .extracting(Loss::toString)
                .asString()
                .startsWith("flags[0].rules[0]")
                .contains("'press'");
        try (FlagSystem system = load(export.document())) {
            assertThat(Comparison.userByUser(system, flags, people())).isEmpty();
        }
    }

    @Test
    void twoAttributesOfOneNameAreRefused() {
        FlagState flag = FlagStates.rule(KEY, "user.email == 'a' or email == 'a'");
        assertThatThrownBy(() -> exporter().export(List.of(flag)))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("Attribute 'email' is called 'email' there, as 'user.email' is.");
    }
}
