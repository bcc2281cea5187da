package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.FlagStates.KEY;
import static io.github.rolloutplanner.json.export.FlagStates.OFF;
import static io.github.rolloutplanner.json.export.FlagStates.ON;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each exporter owes, as the evaluator of its system sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FlagExporterContract {
    private static final List<Person> CROWD = Person.crowd(20_000);
    private static final List<Person> SMALLER_CROWD = CROWD.subList(0, 6_000);
    private static final double[] RAMP = {0, 1, 5, 25, 50, 100};

    protected abstract FlagExporter exporter();

    /** The evaluator of the system, with a document loaded. */
    protected abstract FlagSystem load(String document);

    /** A document that gives the change of a flag at 25 % to other users. */
    protected abstract String corrupted(String document);

    /** Conditions that the system can say. */
    protected abstract List<List<String>> supported();

    /** Conditions that the system cannot say. */
    protected abstract List<List<String>> refused();

    /** Users for whom rules give exactly what they say. */
    protected List<Person> people() {
        return People.wellFormed();
    }

    protected boolean hasSeveralTreatments() {
        return true;
    }

    private FlagSystem system(List<FlagState> flags) {
        return load(exporter().export(flags).document());
    }

    private Map<String, FlagValue> answers(FlagState flag, List<Person> crowd) {
        try (FlagSystem system = system(List.of(flag))) {
            return Comparison.answers(system, flag, crowd);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void percentagesHaveTheirSizeAndWhoeverIsInStaysIn(boolean defaultValue) {
        FlagValue off = FlagValue.of(defaultValue);
        Map<String, FlagValue> before = Map.of();
        for (double percent : RAMP) {
            Map<String, FlagValue> now =
                    answers(FlagStates.percentage(KEY, off, percent(percent)), defaultValue ? SMALLER_CROWD : CROWD);
            assertThat(Comparison.size(now, FlagValue.of(!defaultValue), percent))
                    .isEmpty();
            assertThat(Comparison.kept(before, now, off)).isEmpty();
            before = now;
        }
    }

    @Test
    void aCorruptedDocumentFailsTheSameChecks() {
        FlagState flag = FlagStates.percentage(KEY, 25);
        String document = exporter().export(List.of(flag)).document();
        String corrupted = corrupted(document);
        assertThat(corrupted).isNotEqualTo(document);
        Map<String, FlagValue> before = answers(FlagStates.percentage(KEY, 5), SMALLER_CROWD);
        try (FlagSystem system = load(corrupted)) {
            Map<String, FlagValue> now = Comparison.answers(system, flag, SMALLER_CROWD);
            List<String> failures = new ArrayList<>(Comparison.size(now, ON, 25));
            failures.addAll(Comparison.kept(before, now, OFF));
            assertThat(failures).isNotEmpty();
        }
    }

    @Test
    void conditionsHoldForTheUsersForWhomTheyDoHere() {
        List<FlagState> flags = new ArrayList<>();
        supported().stream()
                .flatMap(List::stream)
                .forEach(condition -> flags.add(FlagStates.rule("condition-" + flags.size(), condition)));
        try (FlagSystem system = system(flags)) {
            assertThat(Comparison.userByUser(system, flags, people())).isEmpty();
        }
    }

    @Test
    void aConditionThatIsWrittenForOthersFailsTheSameCheck() {
        List<String> conditions = supported().stream().flatMap(List::stream).toList();
        FlagState meant = FlagStates.rule(KEY, conditions.get(0));
        FlagState written = FlagStates.rule(KEY, conditions.get(conditions.size() - 1));
        try (FlagSystem system = system(List.of(written))) {
            assertThat(Comparison.userByUser(system, List.of(meant), people())).isNotEmpty();
        }
    }

    @Test
    void whatTheSystemCannotSayIsRefused() {
        refused().stream()
                .flatMap(List::stream)
                .forEach(condition -> assertThatThrownBy(
                                () -> exporter().export(List.of(FlagStates.rule(KEY, condition))))
                        .as(condition)
                        .isInstanceOf(ExportRefusedException.class)
                        .hasMessageContaining("flags[0].rules"));
    }

    Stream<FlagState> flagsForAll() {
        FlagState experiment = FlagStates.experiment(KEY, 50, "control 50", "treatment 50");
        FlagState ramp = FlagStates.percentage(KEY, ON, percent(25));
        return Stream.of(
                FlagStates.disabled(FlagStates.percentage(KEY, 25)),
                FlagStates.disabled(ramp),
                FlagStates.disabled(FlagStates.rule(KEY, "user.id == 'vip-1'")),
                hasVariants() ? FlagStates.disabled(experiment) : FlagStates.disabled(ramp),
                FlagStates.percentage(KEY, 0),
                FlagStates.percentage(KEY, 100));
    }

    protected boolean hasVariants() {
        return true;
    }

    @ParameterizedTest
    @MethodSource("flagsForAll")
    void allGetTheSame(FlagState flag) {
        try (FlagSystem system = system(List.of(flag))) {
            assertThat(Comparison.userByUser(system, List.of(flag), people())).isEmpty();
        }
    }

    /** Whether the system evaluates flags for users of whom it does not know the key. */
    protected boolean answersUsersWithoutKey() {
        return true;
    }

    /** Whether users without a key keep what is on by default. */
    protected boolean knowsUsersWithoutKeyByDefaultOn() {
        return true;
    }

    /** Whether the hash can be of another attribute than the key. */
    protected boolean hashesOtherAttributes() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void usersWithoutTheBucketingKeyGetTheDefaultValueBetween0And100(boolean defaultValue) {
        FlagState flag = FlagStates.percentage(KEY, FlagValue.of(defaultValue), percent(99));
        FlagState asked = answersUsersWithoutKey() ? flag : FlagStates.bucketedBy("tenant.id", flag);
        Person person = answersUsersWithoutKey() ? Person.unknown() : Person.named("without a tenant");
        try (FlagSystem system = system(List.of(asked))) {
            FlagValue expected = FlagValue.of(defaultValue && knowsUsersWithoutKeyByDefaultOn());
            assertThat(system.evaluate(KEY, Comparison.callersDefault(asked), person))
                    .isEqualTo(expected);
        }
    }

    @Test
    void anotherAttributeCanDecideOrIsRefused() {
        FlagState flag = FlagStates.bucketedBy("tenant.id", FlagStates.percentage(KEY, 25));
        if (!hashesOtherAttributes()) {
            assertThatThrownBy(() -> exporter().export(List.of(flag)))
                    .isInstanceOf(ExportRefusedException.class)
                    .hasMessageContaining("flags[0].bucketBy");
            return;
        }
        List<Person> tenants = IntStream.range(0, 20_000)
                .mapToObj(number -> Person.named("user-" + number).with("tenant.id", "tenant-" + number / 2))
                .toList();
        try (FlagSystem system = system(List.of(flag))) {
            Map<String, FlagValue> answers = Comparison.answers(system, flag, tenants);
            assertThat(Comparison.size(answers, ON, 25)).isEmpty();
            assertThat(IntStream.range(0, 10_000))
                    .allMatch(tenant ->
                            answers.get("user-" + 2 * tenant).equals(answers.get("user-" + (2 * tenant + 1))));
            assertThat(system.evaluate(KEY, ON, Person.named("without a tenant")))
                    .isEqualTo(OFF);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'); drop(",
                "a\nb",
                "\"quoted\"",
                "a=b",
                "a:b",
                "#a",
                "!a",
                "a b",
                " a",
                "a\\u0041",
                "Schlüssel 🔑",
                "a\tb",
                "__proto__"
            })
    void hostileKeysAreFound(String key) {
        String found = key + "#".repeat(Math.max(0, 200 - key.length()));
        for (String hostile : List.of(key, found)) {
            List<FlagState> flags = List.of(FlagStates.percentage(hostile, 100), FlagStates.percentage("other", 0));
            Export export;
            try {
                export = exporter().export(flags);
            } catch (ExportRefusedException e) {
                assertThat(e.refusals()).extracting(Loss::feature).containsOnly(Loss.Feature.KEY);
                continue;
            }
            try (FlagSystem system = load(export.document())) {
                assertThat(Comparison.userByUser(system, flags, List.of(Person.named("ann"))))
                        .isEmpty();
            }
        }
    }

    /** The steps of its percentages; 0 where it has all that plans have. */
    protected abstract double grain();

    @Test
    void percentagesBetweenItsStepsAreRefusedAndTheNearestOnesWork() {
        if (grain() == 0) {
            FlagState finest = FlagStates.percentage(KEY, 0.000_001);
            assertThat(exporter().export(List.of(finest)).losses()).isEmpty();
            return;
        }
        double between = grain() * 3.5;
        assertThatThrownBy(() -> exporter().export(List.of(FlagStates.percentage(KEY, between))))
                .isInstanceOfSatisfying(ExportRefusedException.class, refused -> {
                    assertThat(refused.refusals()).extracting(Loss::feature).containsExactly(Loss.Feature.PERCENTAGE);
                    assertThat(refused).hasMessageContaining("flags[0].percentage");
                    List<Percentage> works = Pattern.compile("[0-9.]+%")
                            .matcher(refused.refusals().get(0).advice())
                            .results()
                            .map(found -> Percentage.parse(found.group()))
                            .toList();
                    assertThat(works).containsExactly(percent(grain() * 3), percent(grain() * 4));
                    works.forEach(percentage -> assertThat(
                                    exporter().export(List.of(FlagStates.percentage(KEY, OFF, percentage))))
                            .isNotNull());
                });
    }

    @Test
    void theSameFlagsGiveTheSameBytes() {
        List<FlagState> flags = List.of(FlagStates.percentage(KEY, 5), FlagStates.percentage("b", 0));
        assertThat(exporter().export(flags)).isEqualTo(exporter().export(flags));
        assertThat(exporter().export(flags).document()).doesNotContain("\r").endsWith("\n");
    }

    /** Sizes of the values of an experiment, by name. */
    protected final void hasSizes(FlagState flag, Map<String, Double> sizes) {
        Map<String, FlagValue> answers = answers(flag, SMALLER_CROWD);
        Map<String, Double> found = new HashMap<>(answers.values().stream()
                .collect(Collectors.groupingBy(
                        FlagValue::toString, Collectors.summingDouble(v -> 100.0 / SMALLER_CROWD.size()))));
        assertThat(found.keySet()).isSubsetOf(sizes.keySet());
        sizes.forEach((name, percent) -> assertThat(Comparison.size(answers, FlagValue.of(name), percent))
                .isEmpty());
    }

    /** Whether users keep what they have from one phase to the next. */
    protected final void isKept(FlagState... phases) {
        Map<String, FlagValue> before = Map.of();
        for (FlagState phase : phases) {
            Map<String, FlagValue> now = answers(phase, SMALLER_CROWD);
            assertThat(Comparison.kept(before, now, phase.defaultValue())).isEmpty();
            before = now;
        }
    }
}
