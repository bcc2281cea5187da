package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.PreparationPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
    private static final Strategies WITH_HALF = Strategies.builtIn().with(new Half());

    private static List<String> paths(Supplier<RolloutPolicy> reading) {
        return catchThrowableOfType(JsonContractException.class, reading::get).problems().stream()
                .map(Problem::path)
                .toList();
    }

    private static List<String> paths(String document) {
        return paths(() -> PolicyJson.read(document));
    }

    @Test
    void nothingIsTheStandardPolicy() {
        assertThat(PolicyJson.read("{}")).isEqualTo(RolloutPolicy.standard());
        assertThat(PolicyJson.read("{\"extends\": \"standard\", \"risks\": {}, \"evidence\": {}, \"ladders\": {}}"))
                .isEqualTo(RolloutPolicy.standard());
        assertThat(PolicyJson.write(RolloutPolicy.standard())).isEqualTo("{\n  \"extends\": \"standard\"\n}");
    }

    @Test
    void aDocumentMayExtendTheStrictOrTheFastPolicy() {
        assertThat(PolicyJson.read("{\"extends\": \"strict\"}")).isEqualTo(RolloutPolicy.strict());
        assertThat(PolicyJson.read("{\"extends\": \"fast\"}")).isEqualTo(RolloutPolicy.fast());
        assertThat(PolicyJson.read("{\"extends\": \"strict\", \"approvals\": {\"low\": 3}}"))
                .isEqualTo(RolloutPolicy.strict().withApprovals(RiskLevel.LOW, 3));
        assertThat(PolicyJson.read("{\"extends\": \"fast\", \"evidence\": {\"power\": 0.9}}")
                        .evidence())
                .isEqualTo(RolloutPolicy.fast().evidence().withPower(0.9));
        assertThat(PolicyJson.read("{\"extends\": \"strict\", \"urgency\": {\"preparation\": {\"flag_hours\": 3}}}")
                        .urgency()
                        .preparation())
                .isEqualTo(PreparationPolicy.builder()
                        .flagHours(3)
                        .deliveryHours(2)
                        .metricHours(1)
                        .rehearsalHours(1)
                        .build());
    }

    @Test
    void aPolicyIsWrittenAsWhatItDiffersLeastFrom() {
        assertThat(PolicyJson.write(RolloutPolicy.strict())).isEqualTo("{\n  \"extends\": \"strict\"\n}");
        assertThat(PolicyJson.write(RolloutPolicy.fast())).isEqualTo("{\n  \"extends\": \"fast\"\n}");
        RolloutPolicy own = RolloutPolicy.fast().withApprovals(RiskLevel.HIGH, 2);
        assertThat(PolicyJson.write(own)).startsWith("{\n  \"extends\": \"fast\",");
        assertThat(PolicyJson.read(PolicyJson.write(own))).isEqualTo(own);
    }

    @Test
    void onlyWhatDiffersIsSaid() {
        RolloutPolicy policy = PolicyJson.read("""
                {"rollback_bounds": {"critical": "3 minutes"},
                 "ladders": {"forced": {"payments": "canary"}, "holdback": "5%"}}""");

        assertThat(policy)
                .isEqualTo(RolloutPolicy.standard()
                        .withRollbackBound(RiskLevel.CRITICAL, Duration.ofMinutes(3))
                        .withForcedStrategy(Trait.PAYMENTS, "canary")
                        .withLadders(RolloutPolicy.standard()
                                .ladders()
                                .withForced(Trait.PAYMENTS, "canary")
                                .withHoldback(Percentage.percent(5))));
    }

    @Test
    void everythingThatDiffersIsWritten() {
        RolloutPolicy policy = Policies.everything();

        assertThat(PolicyJson.read(PolicyJson.write(policy))).isEqualTo(policy);
    }

    @Test
    void theDocumentOfEverythingHasEveryKeyOfTheSchema() {
        String document = PolicyJson.write(Policies.everything());
        List.of(
                        "policy",
                        "risks",
                        "ladders",
                        "deliveries",
                        "limits",
                        "experiments",
                        "evidence",
                        "preparation",
                        "urgency")
                .forEach(part -> {
                    boolean isRoot = part.equals("policy");
                    Trees.read(PolicyJson.schema())
                            .at(isRoot ? "/properties" : "/$defs/" + part + "/properties")
                            .fieldNames()
                            .forEachRemaining(key -> assertThat(document).contains("\"" + key + "\": "));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'extends': 'stricter'} | /extends",
                "{'extends': 'strict', 'riscs': {}} | /riscs",
                "{'urgency': {'fewest_phases': {'high': 0}}} | /urgency/fewest_phases/high",
                "{'urgency': {'watches': {'high': '0 minutes'}}} | /urgency/watches/high",
                "{'urgency': {'look_every': '0 seconds'}} | /urgency/look_every",
                "{'urgency': {'on_call_response': '0 seconds'}} | /urgency/on_call_response",
                "{'urgency': {'preparation': {'flag_hours': 'one'}}} | /urgency/preparation/flag_hours",
                "{'ladders': {'strategies': {'high': 'ab_test'}}} | /ladders/strategies/high",
                "{'riscs': {}} | /riscs",
                "{'risks': {'trait_levels': {'payment': 'high'}}} | /risks/trait_levels/payment",
                "{'risks': {'trait_levels': {'payments': 'High'}}} | /risks/trait_levels/payments",
                "{'ladders': {'holdback': '51%'}} | /ladders/holdback",
                "{'ladders': {'bakes': {'low': 'PT-1H'}}} | /ladders/bakes/low",
                "{'ladders': {'internal_soak': '0 hours'}} | /ladders/internal_soak",
                "{'ladders': {'soak_increase_per_level': -1}} | /ladders/soak_increase_per_level",
                "{'ladders': {'forced': {'payments': 'canarry'}}} | /ladders/forced/payments",
                "{'ladders': {'by_strategy': {'half': [{'name': 'All', 'percentage': 100}]}}} | /ladders/by_strategy/half",
                "{'ladders': {'by_strategy': {'canary': []}}} | /ladders/by_strategy/canary",
                "{'ladders': {'by_strategy': {'canary': [{'name': 'a', 'percentage': 5}, {'name': 'b', 'percentage': 100}]}}}"
                        + " | /ladders/by_strategy/canary/0/soak",
                "{'ladders': {'own_strategies': ['half', 'half']}} | /ladders/own_strategies/1",
                "{'deliveries': {'rollback_times': {'feature_flag': '1 hour'}}} | /deliveries/rollback_times/feature_flag",
                "{'deliveries': {'notice': '0 days'}} | /deliveries/notice",
                "{'limits': {'gate_margin_at_start': 0.9}} | /limits",
                "{'limits': {'success_margin': 0}} | /limits/success_margin",
                "{'limits': {'default_margin': {'user': '100%'}}} | /limits/default_margin/user",
                "{'experiments': {'confidence': 1}} | /experiments/confidence",
                "{'experiments': {'minimum_weeks': 9}} | /experiments",
                "{'evidence': {'significance_level': 0.5}} | /evidence/significance_level",
                "{'evidence': {'power': 0.01}} | /evidence/power",
                "{'evidence': {'defects': [1]}} | /evidence/defects",
                "{'evidence': {'longest_soaks': {'half': '9 days'}}} | /evidence/longest_soaks/half",
                "{'evidence': {'longest_bakes': {'low': '0 days'}}} | /evidence/longest_bakes/low",
                "{'preparation': {'hours_per_day': 0}} | /preparation",
                "{'rollback_bounds': {'low': '0 minutes'}} | /rollback_bounds/low",
                "{'approvals': {'low': 0}} | /approvals/low",
                "{'approvals': {'low': 11}} | /approvals/low",
                "{'approvals': {'low': 'two'}} | /approvals/low"
            },
            quoteCharacter = '`')
    void whatThePolicyRefusesIsReportedWhereItStands(String document, String path) {
        assertThat(paths(document.replace('\'', '"'))).containsExactly(path);
    }

    @Test
    void allThatIsRefusedIsSaidAtOnce() {
        assertThat(paths("""
                        {"ladders": {"holdback": "60%", "bakes": {"low": "PT-1H", "high": "PT-2H"},
                                     "forced": {"payments": "nine", "security": "ten"}},
                         "evidence": {"power": 2, "slow_tail": 1},
                         "rollback_bounds": {"low": "a while"}}"""))
                .containsExactlyInAnyOrder(
                        "/ladders/holdback",
                        "/ladders/bakes/low",
                        "/ladders/bakes/high",
                        "/ladders/forced/payments",
                        "/ladders/forced/security",
                        "/evidence/power",
                        "/evidence/slow_tail",
                        "/rollback_bounds/low");
    }

    @Test
    void aStrategyIsDeclaredBeforeItIsNamedWhereverItStands() {
        RolloutPolicy policy = PolicyJson.read("""
                {"evidence": {"longest_soaks": {"half": "9 days"}},
                 "ladders": {"forced": {"payments": "half"}, "own_strategies": ["half"]}}""");

        assertThat(policy.ladders().forced()).containsEntry(Trait.PAYMENTS, "half");
        assertThat(policy.evidence().longestSoakOf("half")).isEqualTo(Duration.ofDays(9));
    }

    @Test
    void theStrategiesOfAPlannerNeedNoDeclaration() {
        String document = "{\"ladders\": {\"forced\": {\"payments\": \"half\"}}}";

        assertThat(paths(document)).containsExactly("/ladders/forced/payments");
        assertThat(PolicyJson.read(document, WITH_HALF))
                .isEqualTo(
                        RolloutPolicy.standard().withOwnStrategies("half").withForcedStrategy(Trait.PAYMENTS, "half"));
        assertThat(PolicyJson.read("{}", WITH_HALF).ladders().ownStrategies()).containsExactly("half");
        assertThat(PolicyJson.read("{}", Strategies.builtIn())).isEqualTo(RolloutPolicy.standard());
    }

    @Test
    void whatThePlannerDoesNotKnowCannotBeDeclared() {
        String document = "{\"ladders\": {\"own_strategies\": [\"half\", \"thirds\"]}}";

        assertThat(PolicyJson.read(document).ladders().ownStrategies()).containsExactlyInAnyOrder("half", "thirds");
        assertThat(paths(() -> PolicyJson.read(document, WITH_HALF))).containsExactly("/ladders/own_strategies/1");
    }

    @Test
    void aHundredStrategiesAreEnough() {
        assertThat(PolicyJson.read(ofStrategies(100)).ladders().ownStrategies()).hasSize(100);
        assertThat(paths(ofStrategies(101))).containsExactly("/ladders/own_strategies");
        assertThat(catchThrowableOfType(
                                JsonContractException.class,
                                () -> PolicyJson.write(RolloutPolicy.standard()
                                        .withOwnStrategies(IntStream.range(0, 101)
                                                .mapToObj(at -> "s" + at)
                                                .toArray(String[]::new))))
                        .problems())
                .extracting(Problem::path)
                .containsExactly("/ladders/own_strategies");
    }

    private static String ofStrategies(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> "\"s" + at + "\"")
                .collect(Collectors.joining(", ", "{\"ladders\": {\"own_strategies\": [", "]}}"));
    }

    /** A strategy of somebody's own. */
    private static final class Half implements RolloutStrategy {
        @Override
        public String id() {
            return "half";
        }

        @Override
        public String label() {
            return "Half";
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            return List.of();
        }
    }
}
