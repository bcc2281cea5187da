package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.StrategyNotFoundException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeJsonTest {
    private static final String SHORT = """
            {"name": "One-page checkout",
             "traits": ["payments"],
             "metrics": [{"name": "Checkout error rate", "role": "guardrail",
                          "family": "error", "kind": "rate", "baseline": "0.2%", "limit": "0.5%"}],
             "population": {"users_per_day": 120000},
             "delivery": ["feature_flag"]}""";

    private static Change with(String members) {
        return ChangeJson.read("{\"name\": \"a\", " + members + "}");
    }

    private static List<Problem> problems(String document) {
        return catchThrowableOfType(JsonContractException.class, () -> ChangeJson.read(document))
                .problems();
    }

    private static List<String> paths(String document) {
        return problems(document).stream().map(Problem::path).toList();
    }

    private static Change theShortOne() {
        Change.Builder change = Change.named("One-page checkout");
        change.addTraits(Trait.PAYMENTS)
                .addMeasures(new MetricInRole(
                        Metric.errorRate("Checkout error rate", percent(0.2)).mustStayBelow(percent(0.5)),
                        GateRole.GUARDRAIL))
                .population(Population.ofUsersPerDay(120_000))
                .addDeliveries(Delivery.featureFlag());
        return change.build();
    }

    @Test
    void aShortDocumentIsTheChangeThatItSeemsToBe() {
        assertThat(ChangeJson.read(SHORT)).isEqualTo(theShortOne());
        assertThat(Trees.read(ChangeJson.write(theShortOne()))).isEqualTo(Trees.read(SHORT));
    }

    @Test
    void monthlyUsersAloneAreAPopulation() {
        Change change = with("\"population\": {\"users_per_month\": 900000}");

        assertThat(change.population()).contains(Population.ofUsersPerMonth(900_000));
        assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
        assertThat(with("\"population\": {\"users_per_week\": 70}").population())
                .contains(Population.ofUsersPerWeek(70));
    }

    @Test
    void aPopulationHasANumberOfUsers() {
        assertThat(problems("{\"name\": \"a\", \"population\": {\"unit\": \"shop\"}}"))
                .extracting(Problem::toString)
                .containsExactly("/population: Found no number of users. Add \"users_per_day\", \"users_per_week\" or"
                        + " \"users_per_month\".");
    }

    @Test
    void tenantsHaveTheirOwnWord() {
        Change change = with("\"population\": {\"users_per_day\": 9, \"tenants\": 16, \"tenant_unit\": \"wiki\"}");

        assertThat(change.population()).contains(Population.ofUsersPerDay(9).withTenants(16, "wiki"));
        assertThat(change.bucketBy()).isEqualTo("wiki.id");
        assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
    }

    @Test
    void aNameIsEnough() {
        Change change = Change.named("a").build();

        assertThat(ChangeJson.read("{\"name\": \"a\"}")).isEqualTo(change);
        assertThat(ChangeJson.write(change)).isEqualTo("{\n  \"name\": \"a\"\n}");
    }

    @Test
    void everythingThatAChangeSaysIsWritten() {
        Change change = Changes.everything();

        assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
    }

    @Test
    void theDocumentOfEverythingHasEveryKeyOfTheSchema() {
        String document = ChangeJson.write(Changes.everything());

        Trees.read(ChangeJson.schema())
                .get("properties")
                .fieldNames()
                .forEachRemaining(key -> assertThat(document).contains("\"" + key + "\": "));
    }

    @Test
    void whatIsReadIsPlanned() {
        RolloutPlan plan = RolloutPlanner.withPolicy(PolicyJson.read("{\"extends\": \"standard\"}"))
                .plan(ChangeJson.read(SHORT));

        assertThat(plan)
                .isEqualTo(RolloutPlanner.withPolicy(PolicyJson.read("{}")).plan(theShortOne()));
        assertThat(plan.phases()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2 days, PT48H",
        "1 day, PT24H",
        "90 seconds, PT90S",
        "6 days 12 hours, PT156H",
        "2 weeks, PT336H",
        "1.5 hours, PT90M",
        "'1,000 days', PT24000H",
        "PT48H, PT48H",
        "P2D, PT48H",
        "PT0.000000001S, PT0.000000001S",
        "0 seconds, PT0S"
    })
    void lengthsReadAsPeopleWriteThem(String words, Duration length) {
        assertThat(with("\"rollback_within\": \"" + words + "\"").rollbackWithin())
                .contains(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2",
                "days",
                "two days",
                "2days",
                "2 days ",
                " 2 days",
                "2  days",
                "-2 days",
                "2 months",
                "1e3 days",
                "2 days and 3 hours",
                "P1M",
                "PT",
                "PT9999999999999999999H",
                "1000001 days",
                "9999999999999999 days 9999999999999999 days",
                "0.0001 seconds"
            })
    void whatIsNoLengthIsRefused(String words) {
        String document = "{\"name\": \"a\", \"rollback_within\": \"" + words + "\"}";

        assertThat(paths(document)).containsExactly("/rollback_within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5%\"", "\"5 %\"", "\"5.0%\"", "5", "5.0", "5e0"})
    void percentagesReadAsPeopleWriteThem(String written) {
        assertThat(with("\"experiment\": {\"metric\": \"m\", \"effect\": " + written + "}")
                        .experiment())
                .contains(ExperimentRequest.changing("m", percent(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"5\"", "\"%\"", "\"five%\"", "\"5%%\"", "\"1e1%\"", "\"0.1234567%\"", "1e10", "true", "null"})
    void whatIsNoPercentageIsRefused(String written) {
        assertThat(paths("{\"name\": \"a\", \"experiment\": {\"metric\": \"m\", \"effect\": " + written + "}}"))
                .containsExactly("/experiment/effect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5x baseline", "1.5 times the baseline", "1.5 x baseline"})
    void levelsReadAsPeopleWriteThem(String words) {
        Change change = ChangeJson.read(SHORT.replace("\"limit\": \"0.5%\"", "\"limit\": \"" + words + "\""));

        assertThat(change.measures().get(0).metric().limit().orElseThrow().level())
                .isEqualTo(Level.timesBaseline(1.5));
    }

    @Test
    void aLevelInWordsThatSayNoneIsRefused() {
        assertThat(paths(SHORT.replace("\"0.5%\"", "\"fast enough\"").replace("\"0.2%\"", "\"+2%\"")))
                .containsExactly("/metrics/0/baseline", "/metrics/0/limit");
    }

    @Test
    void aRelationWithoutALimitIsRefused() {
        assertThat(paths(SHORT.replace("\"limit\": \"0.5%\"", "\"limit_relation\": \"above\"")))
                .containsExactly("/metrics/0/limit_relation");
    }

    @Test
    void aSplitThatWasAskedForIsKeptThoughItIsEqual() {
        ExperimentRequest asked = ExperimentRequest.changing("m", percent(5)).splitInto(50, 50);
        Change.Builder change = Change.named("a");
        change.experiment(asked);

        assertThat(ChangeJson.read(ChangeJson.write(change.build())).experiment())
                .contains(asked);
    }

    @Test
    void allProblemsAreSaidAtOnce() {
        assertThat(paths("""
                        {"nane": "a",
                         "traits": ["payments", "magic", "payments"],
                         "internal_first": "yes",
                         "delivery": ["pigeon", {"kind": "fleet", "longest_offline": "long"}],
                         "population": {"users_per_day": 0, "rings": [{"name": "Beta"}]},
                         "segments": {"beta": {"kind": "matches"}},
                         "tooling": {"flag_delay": 30},
                         "tooling": {},
                         "ladder": [{"name": "All", "percentage": "all"}]}"""))
                .containsExactlyInAnyOrder(
                        "/tooling",
                        "/name",
                        "/traits/1",
                        "/delivery/0",
                        "/delivery/1/longest_offline",
                        "/population/users_per_day",
                        "/population/rings/0/size",
                        "/internal_first",
                        "/segments/beta/kind",
                        "/tooling/flag_delay",
                        "/ladder/0/percentage",
                        "/nane");
    }

    @Test
    void aTraitThatStandsTwiceIsRefused() {
        assertThat(paths("{\"name\": \"a\", \"traits\": [\"payments\", \"security\", \"payments\"]}"))
                .containsExactly("/traits/2");
    }

    @Test
    void aSegmentHasANameThatPeopleCanSee() {
        assertThat(paths("{\"name\": \"a\", \"segments\": {\"\\u0007\": {\"kind\": \"is\","
                        + " \"attribute\": \"b\", \"value\": \"c\"}}}"))
                .hasSize(1);
    }

    @Test
    void anotherDocumentIsCalledByItsName() {
        String plan = RolloutJson.write(Plans.least());
        String change = ChangeJson.write(theShortOne());
        String policy = PolicyJson.write(Policies.everything());

        assertThatThrownBy(() -> ChangeJson.read(plan)).hasMessageContaining("RolloutJson.read(..)");
        assertThatThrownBy(() -> ChangeJson.read(policy)).hasMessageContaining("PolicyJson.read(..)");
        assertThatThrownBy(() -> RolloutJson.read(change)).hasMessageContaining("ChangeJson.read(..)");
        assertThatThrownBy(() -> PolicyJson.read(change)).hasMessageContaining("ChangeJson.read(..)");
        assertThatThrownBy(() -> RunningRolloutJson.read(policy)).hasMessageContaining("PolicyJson.read(..)");
    }

    @Test
    void aChangeThatNobodyCouldWriteIsNotWritten() {
        Change.Builder change = Change.named("a");
        change.population(Population.ofUsersPerDay(0));

        assertThat(catchThrowableOfType(JsonContractException.class, () -> ChangeJson.write(change.build()))
                        .problems())
                .extracting(Problem::path)
                .containsExactly("/population/users_per_day");
    }

    @Test
    void anUnknownStrategyIsThePlannersToRefuse() {
        Change change = with("\"strategy\": \"canarry\"");

        assertThat(change.strategy()).contains("canarry");
        assertThatThrownBy(
                        () -> RolloutPlanner.withPolicy(PolicyJson.read("{}")).plan(change))
                .isInstanceOf(StrategyNotFoundException.class)
                .hasMessageContaining("canarry")
                .hasMessageContaining("canary");
    }
}
